using Okta.Xaas.Emulator;
using Okta.Xaas.ScenarioTests.Support;

namespace Okta.Xaas.ScenarioTests;

/// <summary>A 400 is not the end of 200 people.</summary>
public sealed class IsolationScenarios
{
    private const string Words = "department: Only letters are allowed";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public async Task The_changes_at_fault_are_reported_with_Oktas_words_and_the_others_imported(int bad)
    {
        await using var org = await TestOrg.StartAsync(emulator: o => o.KeepRequestBodies = true);
        using var strict = RefuseDepartment(org.Okta, "D3PT");
        var random = new Random(bad);
        var atFault = Enumerable.Range(0, bad).Select(_ => random.Next(1_000)).ToHashSet();

        var result = await org.Synchronizer.SynchronizeAsync(Enumerable.Range(0, 1_000).Select(i => People.Upsert(i, atFault.Contains(i) ? "D3PT" : "Sales")));

        result.Rejected.Select(r => (int)r.Index).Should().BeEquivalentTo(atFault);
        result.Rejected.Should().AllSatisfy(r =>
        {
            r.Reason.Should().Be(RejectionReason.RefusedByOkta);
            r.Message.Should().Contain(Words).And.Contain("E0000001");
            r.ExternalId.Should().Be(People.Id((int)r.Index));
        });
        result.Imported.Should().Be(1_000 - atFault.Count);
        org.Okta.Directory.Users.Should().HaveCount(1_000 - atFault.Count);
        RequestsPerSession(org).Should().OnlyContain(n => n <= 50);
        org.Sessions.SelectMany(s => s.DuplicateEntities).Should().BeEmpty();
    }

    [Fact]
    public async Task What_a_full_session_has_no_requests_for_goes_into_the_next_one_before_later_changes()
    {
        await using var org = await TestOrg.StartAsync(o => o.MaxBatchesPerSession = 3);
        using var strict = RefuseDepartment(org.Okta, "D3PT");
        IEnumerable<IdentityChange> changes =
        [
            .. Enumerable.Range(0, 400).Select(i => People.Upsert(i, i == 150 ? "D3PT" : "Sales")),
            People.Group("G"), IdentityChange.AddMembers("G", [People.Id(149)]), People.Upsert(149, "Legal"),
        ];

        var result = await org.Synchronizer.SynchronizeAsync(changes);

        result.Rejected.Should().ContainSingle().Which.Index.Should().Be(150);
        result.Imported.Should().Be(402);
        RequestsPerSession(org).Should().OnlyContain(n => n <= 3);
        org.Okta.Directory.Users[People.Id(149)].Profile["department"].Should().Be("Legal", "the order of one person's changes is kept through all of it");
        org.Okta.Directory.Memberships["G"].Should().Equal(People.Id(149));
    }

    [Fact]
    public async Task A_member_at_fault_is_found_inside_a_large_group()
    {
        await using var org = await TestOrg.StartAsync();
        await org.Synchronizer.SynchronizeAsync(People.Upserts(500).Append<IdentityChange>(People.Group("G")));
        using var strict = org.Okta.Intercept(r => r.Operation!.Contains("Memberships", StringComparison.Ordinal) && r.Body!.Contains(People.Id(321), StringComparison.Ordinal) ? Refusal : null);

        var result = await org.Synchronizer.SynchronizeAsync([IdentityChange.AddMembers("G", Enumerable.Range(0, 500).Select(People.Id))]);

        result.Rejected.Should().ContainSingle().Which.MemberExternalId.Should().Be(People.Id(321));
        result.Counts[ChangeKind.MembershipAdd].Should().Be(new ChangeCounts { Imported = 499, Rejected = 1 });
        org.Okta.Directory.Memberships["G"].Should().HaveCount(499);
    }

    [Fact]
    public async Task Fail_ends_the_run_and_cancels_the_session()
    {
        await using var org = await TestOrg.StartAsync(o => o.RejectedBatch = RejectedBatchPolicy.Fail);
        using var strict = RefuseDepartment(org.Okta, "D3PT");

        var failure = await Assert.ThrowsAsync<SynchronizationException>(() => org.Synchronizer.SynchronizeAsync([People.Upsert(1), People.Upsert(2, "D3PT")]));

        failure.Message.Should().Contain("RejectedBatch").And.Contain(Words);
        failure.Result.NotSent.Should().HaveCount(2);
        org.Sessions.Single().Status.Should().Be("CLOSED");
    }

    [Fact]
    public async Task A_fault_of_all_changes_ends_the_run_early()
    {
        await using var org = await TestOrg.StartAsync();
        using var strict = RefuseDepartment(org.Okta, "Sales");

        var failure = await Assert.ThrowsAsync<SynchronizationException>(() => org.Synchronizer.SynchronizeAsync(People.Upserts(5_000)));

        failure.Message.Should().Contain("in a row").And.Contain(Words);
        org.Okta.Count(Requests.UpsertUsers).Should().BeLessThan(200);
        var told = failure.Result.Rejected.Count + failure.Result.NotSent.Count;
        told.Should().Be((int)failure.Result.ChangesRead);
        org.Okta.Directory.Users.Should().BeEmpty();
    }

    [Fact]
    public async Task Only_refused_changes_make_a_run_without_an_import()
    {
        await using var org = await TestOrg.StartAsync();
        using var strict = RefuseDepartment(org.Okta, "D3PT");

        var result = await org.Synchronizer.SynchronizeAsync([People.Upsert(1, "D3PT"), People.Upsert(2, "D3PT")]);

        result.Rejected.Should().HaveCount(2);
        result.Imported.Should().Be(0);
        org.Sessions.Should().OnlyContain(s => s.Status == "CLOSED");
    }

    [Fact]
    public async Task A_session_that_somebody_closed_refuses_everything_and_no_change_is_blamed_for_it()
    {
        await using var org = await TestOrg.StartAsync();
        using var closing = org.Okta.FailOnce(Requests.UpsertUsers, Fault.CloseSession());

        var result = await org.Synchronizer.SynchronizeAsync(People.Upserts(300));

        result.Succeeded.Should().BeTrue();
        result.Rejected.Should().BeEmpty();
        org.Okta.Directory.Users.Should().HaveCount(300);
    }

    private static Fault Refusal => Fault.Refuse(400, "E0000001", "Api validation failed: profile", Words);

    private static IDisposable RefuseDepartment(OktaEmulator okta, string department) =>
        okta.Intercept(r => r.Operation == Requests.UpsertUsers && r.Body!.Contains($"\"{department}\"", StringComparison.Ordinal) ? Refusal : null);

    // Refused ones count: Okta may count them.
    private static IEnumerable<int> RequestsPerSession(TestOrg org) =>
        org.Okta.Requests.Where(r => r.Request.Path.Contains("/bulk-", StringComparison.Ordinal)).GroupBy(r => r.Request.SessionId).Select(g => g.Count());
}
