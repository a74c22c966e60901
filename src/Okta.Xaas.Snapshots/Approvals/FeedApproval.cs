namespace Okta.Xaas.Snapshots.Approvals;

/// <summary>A run that a safeguard stopped, and what was decided of it.</summary>
/// <remarks>It has some keys, as examples of what the safeguards found, and no value of a profile.</remarks>
public sealed record FeedApproval
{
    /// <summary>Its id: a few letters and digits, to be typed.</summary>
    public required string ApprovalId { get; init; }

    /// <summary>The identity source.</summary>
    public required string IdentitySourceId { get; init; }

    /// <summary>How it stands.</summary>
    public ApprovalState State { get; init; }

    /// <summary>The run that was stopped.</summary>
    public required string RunId { get; init; }

    /// <summary>Who asked for that run.</summary>
    public required string RequestedBy { get; init; }

    /// <summary>When it was stopped.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>Until when it can be approved, and done.</summary>
    public required DateTimeOffset ValidUntil { get; init; }

    /// <summary>What the safeguards found that stopped the run.</summary>
    public required IReadOnlyList<SafeguardHit> Findings { get; init; }

    /// <summary>How many changes it is about; members count each.</summary>
    public long Changes { get; init; }

    /// <summary>Users.</summary>
    public KindCounts Users { get; init; } = new();

    /// <summary>Groups.</summary>
    public KindCounts Groups { get; init; } = new();

    /// <summary>Devices.</summary>
    public KindCounts Devices { get; init; } = new();

    /// <summary>Memberships, each member of each group counted.</summary>
    public KindCounts Memberships { get; init; } = new();

    /// <summary>Who has approved or refused it, as the caller gave the name; <see langword="null"/> while it waits.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>The last run of the feed that had begun by then; <see langword="null"/> while it waits.</summary>
    public string? DecidedAfterRun { get; init; }

    /// <summary>What they said.</summary>
    public string? Comment { get; init; }

    /// <summary>The run that did it, of an <see cref="ApprovalState.Applied"/> one.</summary>
    public string? AppliedByRun { get; init; }
}
