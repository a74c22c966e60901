using Okta.Xaas.Wording.Internal;

namespace Okta.Xaas.Snapshots.Records;

/// <summary>A run of a feed in numbers: no key and no value of a person.</summary>
public sealed record FeedRun
{
    /// <summary>Its id, by which log, audit trail and result are brought together.</summary>
    public required string RunId { get; init; }

    /// <summary>When it began, by the clock of its process.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended; <see langword="null"/> while it is under way, and when its process died.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>What became of it.</summary>
    public FeedRunOutcome Outcome { get; init; }

    /// <summary>Who asked for it: <see cref="SnapshotRunOptions.RequestedBy"/>, else the user of its process.</summary>
    public required string RequestedBy { get; init; }

    /// <summary>The machine that it ran on.</summary>
    public required string Machine { get; init; }

    /// <summary>Of which type the failure was; <see langword="null"/> when it did not fail.</summary>
    public string? ErrorType { get; init; }

    /// <summary>How many changes the plan had; members count each.</summary>
    public long Changes { get; init; }

    /// <summary>How many of them delete a user.</summary>
    public long UserDeletions { get; init; }

    /// <summary>How many changes Okta has imported.</summary>
    public long Imported { get; init; }

    /// <summary>How many were left out or refused.</summary>
    public long Rejected { get; init; }

    /// <summary>Of how many it is not known what became of them.</summary>
    public long InDoubt { get; init; }

    /// <summary>How many were in imports that Okta was still at.</summary>
    public long Pending { get; init; }

    /// <summary>How many were planned and not sent; of a run by an approval also those that the approval does not have.</summary>
    public long NotSent { get; init; }

    /// <summary>How many records and people were held back.</summary>
    public HeldBackCounts HeldBack { get; init; } = new();

    /// <summary>How many sessions of a run that was cut off it has ended first.</summary>
    public int RecoveredSessions { get; init; }

    /// <summary>What the safeguards found that stopped it.</summary>
    public IReadOnlyList<SafeguardFinding> StoppedBy { get; init; } = [];

    /// <summary>The approval that waits because of it, or by which it was done; <see langword="null"/> without one.</summary>
    public string? ApprovalId { get; init; }

    /// <summary>The numbers in one line.</summary>
    /// <returns>For a log.</returns>
    public override string ToString() => FormattableString.Invariant($"run {RunId}: {Outcome}, {Amount.Of(Changes, "change")}, {Imported} imported, {Rejected} rejected, {InDoubt} in doubt, {Pending} pending, {NotSent} not sent, {HeldBack.Total} held back");
}
