using Okta.Xaas.Snapshots.Approvals;
using Okta.Xaas.Snapshots.Records;

namespace Okta.Xaas.Snapshots.Status;

/// <summary>How a feed stands.</summary>
public sealed record FeedState
{
    /// <summary>The identity source.</summary>
    public required string IdentitySourceId { get; init; }

    /// <summary>The last run that began; its outcome is <see cref="FeedRunOutcome.Running"/> while it is under way, or when its process died. <see langword="null"/> before the first one.</summary>
    public FeedRun? LastRun { get; init; }

    /// <summary>When the last run ended that was <see cref="FeedRunOutcome.Succeeded"/>.</summary>
    public DateTimeOffset? LastSuccessAt { get; init; }

    /// <summary>When the feed runs next, where something plans its runs.</summary>
    public DateTimeOffset? NextRunAt { get; init; }

    /// <summary>Which stopped runs are open, as <see cref="IFeedApprovals.ListAsync"/> tells them.</summary>
    public IReadOnlyList<FeedApproval> Approvals { get; init; } = [];

    /// <summary>The ids of sessions whose changes are at Okta, or on their way, and not booked: of a run under way, or left to the next one.</summary>
    public IReadOnlyList<string> PendingSessions { get; init; } = [];

    /// <summary>How many records and people the last plan of a run held back.</summary>
    public HeldBackCounts HeldBack { get; init; } = new();

    /// <summary>Whether a stopped run waits for an approval.</summary>
    public bool WaitsForApproval => Approvals.Any(approval => approval.State == ApprovalState.Waiting);

    /// <summary>Whether something was approved, no run has begun since, and none is under way: a run that begins now sends it, as far as the list still says it.</summary>
    public bool WaitsForRun => LastRun is { Outcome: not FeedRunOutcome.Running } last && Approvals.Any(approval => approval.State == ApprovalState.Approved && approval.DecidedAfterRun == last.RunId);
}
