using Okta.Xaas.Snapshots.Records;
using Okta.Xaas.Snapshots.Status;

namespace Okta.Xaas.Hosting.Tests.Support;

/// <summary>Keeps a feed's state in memory.</summary>
internal sealed class MemoryStatus : IFeedStatus
{
    public FeedState State { get; set; } = new() { IdentitySourceId = "0oaemployees" };

    /// <summary>What the store throws instead of an answer.</summary>
    public Exception? Fault { get; set; }

    public void RunEnded(FeedRunOutcome outcome, DateTimeOffset at) => State = State with
    {
        LastRun = new() { RunId = "R1", StartedAt = at, FinishedAt = at, Outcome = outcome, RequestedBy = "tests", Machine = "here" },
        LastSuccessAt = outcome == FeedRunOutcome.Succeeded ? at : State.LastSuccessAt,
    };

    public Task<FeedState> ReadAsync(CancellationToken cancellationToken = default) => Fault is null ? Task.FromResult(State) : Task.FromException<FeedState>(Fault);

    public Task SetNextRunAsync(DateTimeOffset? nextRunAt, CancellationToken cancellationToken = default)
    {
        if (Fault is not null) return Task.FromException(Fault);
        State = State with { NextRunAt = nextRunAt };
        return Task.CompletedTask;
    }
}
