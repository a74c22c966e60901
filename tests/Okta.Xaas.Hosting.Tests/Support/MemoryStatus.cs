using Okta.Xaas.Snapshots.Approvals;
using Okta.Xaas.Snapshots.Records;
using Okta.Xaas.Snapshots.Status;
using Okta.Xaas.TestDoubles;

namespace Okta.Xaas.Hosting.Tests.Support;

/// <summary>Keeps a feed's state in memory.</summary>
internal sealed class MemoryStatus : IFeedStatus
{
    private int _hanging;
    private int _runs;
    private int _reads;

    public FeedState State { get; set; } = new() { IdentitySourceId = "0oaemployees" };

    /// <summary>What the store throws instead of an answer.</summary>
    public Exception? Fault { get; set; }

    /// <summary>Whether the store hangs, whatever it is told.</summary>
    public bool Hangs { get; set; }

    /// <summary>How many wait for it.</summary>
    public int HangingReads => Volatile.Read(ref _hanging);

    /// <summary>How often it was asked.</summary>
    public int Reads => Volatile.Read(ref _reads);

    public void RunEnded(FeedRunOutcome outcome, DateTimeOffset at)
    {
        if (outcome == FeedRunOutcome.Busy) return;
        State = State with
        {
            LastRun = new() { RunId = NextRunId(), StartedAt = at, FinishedAt = at, Outcome = outcome, RequestedBy = "tests", Machine = "here" },
            LastSuccessAt = outcome == FeedRunOutcome.Succeeded ? at : State.LastSuccessAt,
        };
    }

    /// <summary>A safeguard has stopped the last run, and somebody approves it.</summary>
    public void Approve(DateTimeOffset? at = null)
    {
        if (State.LastRun is null) RunEnded(FeedRunOutcome.Stopped, VirtualTimeProvider.Start);
        State = State with
        {
            Approvals =
            [
                new()
                {
                    ApprovalId = "K7Q2M9XD",
                    IdentitySourceId = "0oaemployees",
                    RunId = "R1",
                    RequestedBy = "tests",
                    RequestedAt = VirtualTimeProvider.Start,
                    ValidUntil = VirtualTimeProvider.Start.AddDays(7),
                    Findings = [],
                    State = ApprovalState.Approved,
                    DecidedAt = at ?? VirtualTimeProvider.Start,
                    DecidedAfterRun = State.LastRun!.RunId,
                },
            ],
        };
    }

    public string NextRunId() => $"R{Interlocked.Increment(ref _runs)}";

    public Task<FeedState> ReadAsync(CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _reads);
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
