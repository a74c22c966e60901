using Okta.Xaas.Snapshots;
using Okta.Xaas.TestDoubles;

namespace Okta.Xaas.Hosting.Tests.Support;

/// <summary>Stands in for the synchronizing of a list: does what a test says, and succeeds otherwise.</summary>
internal sealed class StubSynchronizer : ISnapshotSynchronizer
{
    private int _atWork;

    /// <summary>What a run does.</summary>
    public Func<SnapshotRunOptions, CancellationToken, Task<SnapshotResult>> Run { get; set; } = (_, _) => Task.FromResult(Success);

    /// <summary>How many runs were at work at the same time, at most.</summary>
    public int MostAtOnce { get; private set; }

    public static SnapshotResult Success { get; } = new() { Plan = Plan() };

    public static PlanSummary Plan() => new()
    {
        IdentitySourceId = "0oaemployees",
        CreatedAt = VirtualTimeProvider.Start,
        Revision = 1,
        Fingerprint = "-",
        Estimate = new() { ChangesRead = 0, Changes = new Dictionary<ChangeKind, long>(), Rejected = [], Batches = 0, Bytes = 0, Sessions = 0, ShortestTime = TimeSpan.Zero },
    };

    public async Task<SnapshotResult> RunAsync(IdentitySnapshot snapshot, SnapshotRunOptions? options = null, IProgress<SyncProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _atWork));
        try
        {
            if (snapshot.Users is { } users) await foreach (var _ in users.WithCancellation(cancellationToken)) { }
            return await Run(options!, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _atWork);
        }
    }

    public Task<SynchronizationPlan> PlanAsync(IdentitySnapshot snapshot, SnapshotRunOptions? options = null, IProgress<SyncProgress>? progress = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<SnapshotResult> ApplyAsync(SynchronizationPlan plan, SnapshotRunOptions? options = null, IProgress<SyncProgress>? progress = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<SnapshotResult> ApplyAsync(PlanSummary approved, IdentitySnapshot snapshot, SnapshotRunOptions? options = null, IProgress<SyncProgress>? progress = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();
}
