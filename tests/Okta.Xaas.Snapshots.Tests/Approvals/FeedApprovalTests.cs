using Okta.Xaas.Snapshots.Approvals;
using Okta.Xaas.Snapshots.Reporting;
using Okta.Xaas.Snapshots.Tests.Support;

namespace Okta.Xaas.Snapshots.Tests.Approvals;

/// <summary>A run that a safeguard stopped waits for a second person, and what was approved is sent, and nothing else.</summary>
public abstract class FeedApprovalTests
{
    private protected static readonly SnapshotRunOptions OfAlice = new() { RequestedBy = "alice" };

    private protected abstract Task<TestStore> NewStoreAsync();

    [StoreFact]
    public async Task What_a_second_person_approves_is_sent_by_the_next_run_and_who_came_since_by_the_one_after()
    {
        await using var org = await StartAsync();
        var list = await ImportedAsync(org, users: 20);
        Leave(list, 5);
        var stopped = await StoppedAsync(org, list);
        var waiting = (await Approvals(org).ListAsync()).Should().ContainSingle().Which;
        waiting.Should().BeEquivalentTo(new { State = ApprovalState.Waiting, RequestedBy = "alice", Changes = 5L, RequestedAt = org.Clock.GetUtcNow(), ValidUntil = org.Clock.GetUtcNow().AddDays(7) });
        waiting.Findings.Select(hit => hit.ToFinding()).Should().Equal(new SafeguardFinding(Safeguard.UserDeletionShare, "users", 5));
        stopped.Approval.Should().BeEquivalentTo(waiting);

        var decided = await Approvals(org).ApproveAsync(waiting.ApprovalId.ToLowerInvariant(), "bob", "they left the company");
        list.Hire("N1");
        using var plan = await org.Synchronizer.PlanAsync(list.Snapshot);
        var result = await org.Synchronizer.ApplyAsync(plan, OfAlice);
        var people = await PeopleReport.ReadAsync(list.Snapshot, plan, result.Synchronization).ToListAsync();
        var next = await org.Synchronizer.RunAsync(list.Snapshot);

        decided.Should().BeEquivalentTo(new { State = ApprovalState.Approved, DecidedBy = "bob", Comment = "they left the company" });
        result.Approval.Should().Be(new AppliedApproval(waiting.ApprovalId, "bob", Applied: 5, LeftOut: 1, NotListed: 0));
        result.Succeeded.Should().BeFalse("one hire is left for the next run");
        result.Invoking(r => r.EnsureSuccess()).Should().Throw<SynchronizationException>().WithMessage("1 change was left out, as not in approval *: the next run sends what was left out.");
        result.Synchronization!.Counts.Should().ContainSingle().Which.Value.Imported.Should().Be(5);
        people.Where(person => person.ExternalId is "E1" or "E6" or "N1").Select(person => (person.ExternalId, person.Outcome)).Should().BeEquivalentTo(
            new[] { ("E1", PersonOutcome.Left), ("E6", PersonOutcome.Unchanged), ("N1", PersonOutcome.NotImported) });
        (next.Approval, next.Plan.Users.Added, next.Succeeded).Should().Be((null, 1, true));
        (await Approvals(org).ListAsync()).Should().BeEmpty();
        (await Approvals(org).FindAsync(waiting.ApprovalId))!.Should().BeEquivalentTo(new { State = ApprovalState.Applied, AppliedByRun = result.RunId });
    }

    [StoreFact]
    public async Task Who_asked_does_not_approve_unless_one_person_may_do_both()
    {
        await using var org = await StartAsync();
        var list = await ImportedAsync(org, users: 20);
        Leave(list, 5);
        var id = (await StoppedAsync(org, list)).Approval!.ApprovalId;

        await Approvals(org).Invoking(a => a.ApproveAsync(id, " Alice")).Should().ThrowAsync<ApprovalException>().WithMessage($"Approval {id} cannot be approved: alice has asked for it, and another person approves. *Nothing was changed.");

        org.Snapshots.Approvals.AnotherPerson = false;
        (await Approvals(org).ApproveAsync(id, "alice")).State.Should().Be(ApprovalState.Approved);
    }

    [StoreFact]
    public async Task The_same_is_asked_once_also_when_more_is_to_be_done_and_another_list_asks_anew()
    {
        await using var org = await StartAsync();
        var list = await ImportedAsync(org, users: 20);
        Leave(list, 5);
        var first = (await StoppedAsync(org, list)).Approval!.ApprovalId;
        var again = (await StoppedAsync(org, list)).Approval!.ApprovalId;
        var withHire = (await StoppedAsync(org, list.Hire("N1"))).Approval!.ApprovalId;
        list.Hire("E1").Leave("E6");

        var others = (await StoppedAsync(org, list)).Approval!.ApprovalId;

        (again, withHire).Should().Be((first, first));
        others.Should().NotBe(first, "five leave as before, but another five");
        (await Approvals(org).ListAsync()).Select(a => a.ApprovalId).Should().Equal(others);
        await Approvals(org).Invoking(a => a.ApproveAsync(first, "bob")).Should().ThrowAsync<ApprovalException>().WithMessage("*not needed any more*");
    }

    /// <summary>A stop without a change has nothing that could be sent: nobody is told that the next run sends it.</summary>
    [StoreFact]
    public async Task An_approval_of_no_change_helps_no_run_and_the_next_one_asks_anew()
    {
        await using var org = await StartAsync();
        org.Snapshots.Safeguards.MaxHeldBackRecords = 0;
        var list = await ImportedAsync(org, users: 20);
        list.Users[2] = list.Users[2] with { Fault = "The date can't be read." };
        var id = (await StoppedAsync(org, list)).Approval!.ApprovalId;
        await Approvals(org).ApproveAsync(id, "bob");

        var again = await StoppedAsync(org, list);

        again.Approval.Should().Match<FeedApproval>(a => a.State == ApprovalState.Waiting && a.ApprovalId != id);
        again.Message.Should().NotContain("bob");
    }

    [StoreFact]
    public async Task What_was_refused_stays_stopped_and_is_not_asked_again_until_its_time_is_over()
    {
        await using var org = await StartAsync();
        var list = await ImportedAsync(org, users: 20);
        Leave(list, 5);
        var id = (await StoppedAsync(org, list)).Approval!.ApprovalId;
        await Approvals(org).RefuseAsync(id, "bob", "ask HR first");

        (await StoppedAsync(org, list)).Message.Should().EndWith($" bob has refused it (approval {id}).");
        await Approvals(org).Invoking(a => a.RefuseAsync(id, "carol")).Should().ThrowAsync<ApprovalException>().WithMessage("*bob has decided so*");
        org.Clock.Advance(TimeSpan.FromDays(7));

        (await StoppedAsync(org, list)).Approval.Should().Match<FeedApproval>(a => a.State == ApprovalState.Waiting && a.ApprovalId != id);
        (await Approvals(org).FindAsync(id))!.State.Should().Be(ApprovalState.Expired);
    }

    [StoreFact]
    public async Task An_approval_whose_time_is_over_neither_can_be_given_nor_allows_anything()
    {
        await using var org = await StartAsync();
        var list = await ImportedAsync(org, users: 20);
        Leave(list, 5);
        var id = (await StoppedAsync(org, list)).Approval!.ApprovalId;
        await Approvals(org).ApproveAsync(id, "bob");
        org.Clock.Advance(TimeSpan.FromDays(7));

        (await StoppedAsync(org, list)).Approval!.ApprovalId.Should().NotBe(id);

        await Approvals(org).Invoking(a => a.ApproveAsync(id, "bob")).Should().ThrowAsync<ApprovalException>().WithMessage("*its time was over*");
        await Approvals(org).Invoking(a => a.ApproveAsync("NONE2345", "bob")).Should().ThrowAsync<ApprovalException>().WithMessage("There is no approval NONE2345*");
    }

    [StoreFact]
    public async Task A_list_that_is_doubted_itself_does_not_ride_on_an_approval_of_something_else()
    {
        await using var org = await StartAsync();
        var list = await ImportedAsync(org, users: 20);
        Leave(list, 5);
        await Approvals(org).ApproveAsync((await StoppedAsync(org, list)).Approval!.ApprovalId, "bob");
        list.Users.Clear();

        (await StoppedAsync(org, list)).Hits.Should().Contain(hit => hit.Safeguard == Safeguard.EmptySnapshot);

        org.Okta.Directory.Users.Values.Should().OnlyContain(user => user.IsActive);
    }

    [StoreFact]
    public async Task What_hangs_on_a_change_that_was_not_approved_is_left_with_it()
    {
        await using var org = await StartAsync();
        var list = await ImportedAsync(org, users: 20, groups: 1);
        Leave(list, 5);
        list.Hire("N1").Memberships.Add(new("G1", "N1"));
        list.Users.RemoveAll(user => user.ExternalId is "E20" or "E19");
        list.Hire("E20", "moved@example.com").Hire("E19", "e20@example.com");
        var id = (await StoppedAsync(org, list)).Approval!.ApprovalId;
        await Approvals(org).ApproveAsync(id, "bob");

        // Since then N1 has moved, and E20 keeps her user name after all, which E19 was to get.
        list.Users.RemoveAll(user => user.ExternalId is "N1" or "E20");
        list.Hire("N1", department: "Board").Hire("E20", "moved-again@example.com");
        var result = await org.Synchronizer.RunAsync(list.Snapshot, OfAlice);

        // E1 to E5 leave, and their memberships end; N1 and the membership, E20 and E19 are left.
        result.Approval.Should().Be(new AppliedApproval(id, "bob", Applied: 10, LeftOut: 4, NotListed: 2));
        result.Synchronization!.Counts.Keys.Should().BeEquivalentTo([ChangeKind.UserDelete, ChangeKind.MembershipRemove]);
        (await org.Synchronizer.RunAsync(list.Snapshot)).Succeeded.Should().BeTrue();
        org.Okta.Directory.Users["E19"].Profile["userName"].Should().Be("e20@example.com");
    }

    [StoreFact]
    public async Task A_run_that_fails_leaves_what_was_approved_to_the_next()
    {
        await using var org = await StartAsync();
        var list = await ImportedAsync(org, users: 20);
        Leave(list, 5);
        var id = (await StoppedAsync(org, list)).Approval!.ApprovalId;
        await Approvals(org).ApproveAsync(id, "bob");
        using var host = new CancellationTokenSource();
        var progress = new CancelAt(SyncPhase.Uploading, host);
        await org.Synchronizer.Invoking(s => s.RunAsync(list.Snapshot, OfAlice, progress, host.Token)).Should().ThrowAsync<SynchronizationCanceledException>();
        (await Approvals(org).FindAsync(id))!.State.Should().Be(ApprovalState.Approved);

        (await org.Synchronizer.RunAsync(list.Snapshot, OfAlice)).Approval!.Applied.Should().Be(5);
    }

    [StoreFact]
    public async Task What_somebody_has_changed_in_the_store_is_no_approval_and_the_next_run_asks_anew()
    {
        await using var org = await StartAsync();
        var list = await ImportedAsync(org, users: 20);
        Leave(list, 5);
        var id = (await StoppedAsync(org, list)).Approval!.ApprovalId;

        await org.Store.ExecuteAsync("UPDATE xaas_approval SET content = replace(content, '\"Waiting\"', '\"Approved\"')");

        await Approvals(org).Invoking(a => a.ListAsync()).Should().ThrowAsync<SnapshotStoreException>().WithMessage("Approval * does not have the signature of the store's key*");
        await org.Synchronizer.Invoking(s => s.RunAsync(list.Snapshot)).Should().ThrowAsync<SnapshotStoreException>().WithMessage("*somebody has changed it*");
        (await StoppedAsync(org, list)).Approval.Should().Match<FeedApproval>(a => a.State == ApprovalState.Waiting && a.ApprovalId != id);
        org.Okta.Directory.Users.Values.Should().OnlyContain(user => user.IsActive);
    }

    [StoreFact]
    public async Task Nor_are_other_changes_in_the_place_of_those_that_were_approved()
    {
        await using var org = await StartAsync();
        var list = await ImportedAsync(org, users: 20);
        Leave(list, 5);
        await Approvals(org).ApproveAsync((await StoppedAsync(org, list)).Approval!.ApprovalId, "bob");

        await org.Store.ExecuteAsync("DELETE FROM xaas_approval_mark");

        await org.Synchronizer.Invoking(s => s.RunAsync(list.Snapshot)).Should().ThrowAsync<SnapshotStoreException>().WithMessage("*is about other changes than it was signed with*");
        org.Okta.Directory.Users.Values.Should().OnlyContain(user => user.IsActive);
    }

    [StoreFact]
    public async Task It_is_decided_while_a_run_has_the_source()
    {
        await using var org = await StartAsync();
        var list = await ImportedAsync(org, users: 20);
        Leave(list, 5);
        var id = (await StoppedAsync(org, list)).Approval!.ApprovalId;
        await using var lease = (await org.Store.Open().TryAcquireAsync(org.Options.IdentitySourceId!))!;

        (await Approvals(org).ApproveAsync(id, "bob")).State.Should().Be(ApprovalState.Approved);
    }

    private protected static FeedApprovals Approvals(SnapshotOrg org) => new(org.Store.Open(), org.Options.IdentitySourceId!, org.Snapshots, org.Clock);

    private protected static void Leave(HrList list, int count)
    {
        for (var i = 1; i <= count; i++) list.Leave($"E{i}");
    }

    private protected static async Task<HrList> ImportedAsync(SnapshotOrg org, int users, int groups = 0)
    {
        var list = HrList.Of(users, groups);
        (await org.Synchronizer.RunAsync(list.Snapshot)).Succeeded.Should().BeTrue();
        return list;
    }

    private protected static async Task<SafeguardException> StoppedAsync(SnapshotOrg org, HrList list) =>
        (await org.Synchronizer.Invoking(s => s.RunAsync(list.Snapshot, OfAlice)).Should().ThrowAsync<SafeguardException>()).Which;

    private protected async Task<SnapshotOrg> StartAsync() => await SnapshotOrg.StartAsync(store: await NewStoreAsync());

    private sealed class CancelAt(SyncPhase phase, CancellationTokenSource host) : IProgress<SyncProgress>
    {
        public void Report(SyncProgress value)
        {
            if (value.Phase == phase) host.Cancel();
        }
    }
}
