using Okta.Xaas.Snapshots.Records;
using Okta.Xaas.Snapshots.Status;
using Okta.Xaas.Snapshots.Store;
using Okta.Xaas.Snapshots.Synchronization.Internal;
using Okta.Xaas.Snapshots.Tests.Support;

namespace Okta.Xaas.Snapshots.Tests.Status;

/// <summary>How a feed stands, for everybody who has the store.</summary>
public abstract class FeedStatusTests
{
    private protected abstract Task<TestStore> NewStoreAsync();

    [StoreFact]
    public async Task Before_the_first_run_nothing_is_known_and_no_store_is_made()
    {
        await using var org = await SnapshotOrg.StartAsync(store: await NewStoreAsync());

        var state = await Status(org).ReadAsync();

        state.Should().BeEquivalentTo(new FeedState { IdentitySourceId = org.Options.IdentitySourceId! });
        (await org.Store.DumpAsync()).Should().BeEmpty();
    }

    [StoreFact]
    public async Task It_tells_the_last_run_the_last_success_what_waits_and_who_is_held_back()
    {
        await using var org = await SnapshotOrg.StartAsync(store: await NewStoreAsync());
        var list = HrList.Of(users: 20);
        await org.Synchronizer.RunAsync(list.Snapshot);
        var success = org.Clock.GetUtcNow();
        for (var i = 1; i <= 5; i++) list.Leave($"E{i}");
        list.Hire("E20");
        org.Clock.Advance(TimeSpan.FromHours(1));

        await org.Synchronizer.Invoking(s => s.RunAsync(list.Snapshot)).Should().ThrowAsync<SafeguardException>();

        var state = await Status(org).ReadAsync();
        state.LastSuccessAt.Should().Be(success);
        state.LastRun.Should().BeEquivalentTo(new { Outcome = FeedRunOutcome.Stopped, Changes = 5L, UserDeletions = 5L, NotSent = 5L, FinishedAt = org.Clock.GetUtcNow(), Machine = Environment.MachineName });
        (state.WaitsForApproval, state.HeldBack.Users, state.LastRun!.ApprovalId).Should().Be((true, 2, state.Approvals.Single().ApprovalId));
    }

    [StoreFact]
    public async Task What_was_approved_waits_for_a_run_until_one_has_begun_and_not_for_the_one_under_way()
    {
        await using var org = await SnapshotOrg.StartAsync(store: await NewStoreAsync());
        var list = HrList.Of(users: 20);
        await org.Synchronizer.RunAsync(list.Snapshot);
        for (var i = 1; i <= 5; i++) list.Leave($"E{i}");
        var id = (await org.Synchronizer.Invoking(s => s.RunAsync(list.Snapshot)).Should().ThrowAsync<SafeguardException>()).Which.Approval!.ApprovalId;
        (await Status(org).ReadAsync()).WaitsForRun.Should().BeFalse("nobody has approved it");
        var approvals = new Okta.Xaas.Snapshots.Approvals.FeedApprovals(org.Store.Open(), org.Options.IdentitySourceId!, org.Snapshots, org.Clock);

        await using (var lease = (await org.Store.Open().TryAcquireAsync(org.Options.IdentitySourceId!))!)
        {
            var notes = await RunNotes.BeginAsync(lease, lease.Source.Key!, org.Options.IdentitySourceId!, new(), "alice", org.Clock, CancellationToken.None);
            await approvals.ApproveAsync(id, "bob");
            (await Status(org).ReadAsync()).WaitsForRun.Should().BeFalse("the run under way may do it");
            await notes.FailAsync(new TimeoutException(), CancellationToken.None);
        }

        (await Status(org).ReadAsync()).WaitsForRun.Should().BeTrue("the run did not");
        org.Clock.Advance(TimeSpan.FromHours(-1));
        await org.NewSynchronizer(new FaultyStore(org.Store.Open(), method => method == nameof(ISnapshotLease.BeginStagingAsync) ? Task.FromException(new SnapshotStoreException("The disk is full.")) : null))
            .Invoking(s => s.RunAsync(list.Snapshot)).Should().ThrowAsync<SnapshotStoreException>();

        (await Status(org).ReadAsync()).Should().Match<FeedState>(state => !state.WaitsForRun && state.Approvals.Single().State == Okta.Xaas.Snapshots.Approvals.ApprovalState.Approved, "a run has begun since, whatever the clocks say");
    }

    [StoreFact]
    public async Task The_next_run_is_written_before_the_first_one_too_and_does_not_hide_the_rest()
    {
        await using var org = await SnapshotOrg.StartAsync(store: await NewStoreAsync());
        var next = new DateTimeOffset(2026, 3, 29, 2, 30, 0, TimeSpan.FromHours(1));

        await Status(org).SetNextRunAsync(next);
        (await Status(org).ReadAsync()).NextRunAt.Should().Be(next);
        await org.Synchronizer.RunAsync(HrList.Of(users: 3).Snapshot);
        await Status(org).SetNextRunAsync(null);

        (await Status(org).ReadAsync()).Should().Match<FeedState>(state => state.NextRunAt == null && state.LastRun!.Outcome == FeedRunOutcome.Succeeded && state.LastRun.Imported == 3);
    }

    [StoreFact]
    public async Task A_run_under_way_is_told_and_one_whose_process_died_by_the_next()
    {
        await using var org = await SnapshotOrg.StartAsync(store: await NewStoreAsync());
        await org.Synchronizer.RunAsync(HrList.Of(users: 3).Snapshot);
        string died;
        await using (var lease = (await org.Store.Open().TryAcquireAsync(org.Options.IdentitySourceId!))!)
        {
            died = (await RunNotes.BeginAsync(lease, lease.Source.Key!, org.Options.IdentitySourceId!, new(), "alice", org.Clock, CancellationToken.None)).Run.RunId;
            (await Status(org).ReadAsync()).LastRun.Should().BeEquivalentTo(new { RunId = died, Outcome = FeedRunOutcome.Running, FinishedAt = (DateTimeOffset?)null, RequestedBy = "alice" });
        }

        await org.Synchronizer.RunAsync(HrList.Of(users: 3).Snapshot);

        var cut = (await new FeedAudit(org.Store.Open(), org.Options.IdentitySourceId!).ReadAsync().ToListAsync()).Should().ContainSingle(entry => entry.Event == AuditEvent.RunCutOff).Which;
        (cut.Run!.RunId, cut.Run.Outcome, cut.By).Should().Be((died, FeedRunOutcome.CutOff, "alice"));
        (await Status(org).ReadAsync()).LastRun!.Outcome.Should().Be(FeedRunOutcome.Succeeded);
    }

    [StoreFact]
    public async Task A_run_that_was_cancelled_or_failed_is_told_and_what_it_left_at_Okta()
    {
        await using var org = await SnapshotOrg.StartAsync(store: await NewStoreAsync());
        using var host = new CancellationTokenSource();
        await org.Synchronizer.Invoking(s => s.RunAsync(HrList.Of(users: 3).Snapshot, null, new CancelWhenImporting(host), host.Token)).Should().ThrowAsync<SynchronizationCanceledException>();
        var cancelled = await Status(org).ReadAsync();
        await org.NewSynchronizer(new FaultyStore(org.Store.Open(), method => method == nameof(ISnapshotLease.BeginStagingAsync) ? Task.FromException(new SnapshotStoreException("The disk is full.")) : null))
            .Invoking(s => s.RunAsync(HrList.Of(users: 3).Snapshot)).Should().ThrowAsync<SnapshotStoreException>();

        cancelled.LastRun.Should().BeEquivalentTo(new { Outcome = FeedRunOutcome.Canceled, Pending = 3L, ErrorType = (string?)null });
        cancelled.PendingSessions.Should().ContainSingle();
        var failed = await Status(org).ReadAsync();
        failed.LastRun.Should().BeEquivalentTo(new { Outcome = FeedRunOutcome.Failed, ErrorType = typeof(SnapshotStoreException).FullName, RecoveredSessions = 1 });
        (failed.PendingSessions.Count, failed.LastSuccessAt).Should().Be((0, null));
    }

    private static FeedStatus Status(SnapshotOrg org) => new(org.Store.Open(), org.Options.IdentitySourceId!, org.Clock);

    private sealed class CancelWhenImporting(CancellationTokenSource host) : IProgress<SyncProgress>
    {
        public void Report(SyncProgress value)
        {
            if (value.Phase == SyncPhase.Importing) host.Cancel();
        }
    }
}
