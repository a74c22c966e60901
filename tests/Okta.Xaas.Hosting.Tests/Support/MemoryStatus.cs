using Okta.Xaas.Snapshots.Records;
using Okta.Xaas.Snapshots.Status;

namespace Okta.Xaas.Hosting.Tests.Support;

/// <summary>Keeps a feed's state in memory.</summary>
internal sealed class MemoryStatus : IFeedStatus
{
    private int _hanging;

    public FeedState State { get; set; } = new() { IdentitySourceId = "0oaemployees" };

    /// <summary>What the store throws instead of an answer.</summary>
    public Exception? Fault { get; set; }

    /// <summary>Whether the store hangs, whatever it is told.</summary>
    public bool Hangs { get; set; }

    /// <summary>How many wait for it.</summary>
    public int HangingReads => Volatile.Read(ref _hanging);

    public void RunEnded(FeedRunOutcome outcome, DateTimeOffset at)
    {
        if (outcome == FeedRunOutcome.Busy) return;
        State = State with
        {
            LastRun = new() { RunId = "R1", StartedAt = at, FinishedAt = at, Outcome = outcome, RequestedBy = "tests", Machine = "here" },
            LastSuccessAt = outcome == FeedRunOutcome.Succeeded ? at : State.LastSuccessAt,
        };
    }

    public Task<FeedState> ReadAsync(CancellationToken cancellationToken = default)
    {
        if (!Hangs) return Fault is null ? Task.FromResult(State) : Task.FromException<FeedState>(Fault);
        Interlocked.Increment(ref _hanging);
        return new TaskCompletionSource<FeedState>().Task;
    }

    public Task SetNextRunAsync(DateTimeOffset? nextRunAt, CancellationToken cancellationToken = default)
    {
        if (Fault is not null) return Task.FromException(Fault);
        State = State with { NextRunAt = nextRunAt };
        return Task.CompletedTask;
    }
}
