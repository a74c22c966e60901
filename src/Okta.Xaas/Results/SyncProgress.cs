namespace Okta.Xaas;

/// <summary>Where a run stands. Reports come in order, never two at once. Everything called changes has one unit: users, groups and devices count one each, a membership change its members.</summary>
public sealed record SyncProgress
{
    /// <summary>What the run is doing.</summary>
    public required SyncPhase Phase { get; init; }

    /// <summary>The session at work: 1 for the first; 0 before it.</summary>
    public int SessionNumber { get; init; }

    /// <summary>Its id, once Okta has given one.</summary>
    public string? SessionId { get; init; }

    /// <summary>Bulk requests that Okta has accepted in this session.</summary>
    public int BatchesUploaded { get; init; }

    /// <summary>Bulk requests that were packed for this session so far.</summary>
    public int BatchesPacked { get; init; }

    /// <summary>Records of the list that were read so far, in <see cref="SyncPhase.Planning"/>; 0 where there is no list.</summary>
    public long RecordsRead { get; init; }

    /// <summary>How many changes the run has, members counted each: of a plan from the beginning, of a stream once it is read to its end; <see langword="null"/> until then.</summary>
    public long? ChangesTotal { get; init; }

    /// <summary>Changes read so far; members are counted each.</summary>
    public long ChangesRead { get; init; }

    /// <summary>Changes that Okta has accepted, in all sessions; members are counted each.</summary>
    public long ChangesUploaded { get; init; }

    /// <summary>Changes in sessions that Okta has completed; members are counted each.</summary>
    public long ChangesImported { get; init; }

    /// <summary>Changes left out or refused so far; members are counted each.</summary>
    public long ChangesRejected { get; init; }

    /// <summary>Until when the run waits, by this process's clock: at the longest, for waits that can end earlier. <see langword="null"/> when it does not wait.</summary>
    public DateTimeOffset? WaitingUntil { get; init; }

    /// <summary>Why it waits; <see langword="null"/> when it does not.</summary>
    public WaitReason? WaitReason { get; init; }
}
