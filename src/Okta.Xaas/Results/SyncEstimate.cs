namespace Okta.Xaas;

/// <summary>What a synchronization would take, worked out without any request.</summary>
public sealed record SyncEstimate
{
    /// <summary>How many changes were read.</summary>
    public long ChangesRead { get; init; }

    /// <summary>What would be sent, by kind; members are counted each.</summary>
    public IReadOnlyDictionary<ChangeKind, long> Changes { get; init; } = new Dictionary<ChangeKind, long>();

    /// <summary>The changes that would be left out, each with its reason.</summary>
    public IReadOnlyList<RejectedChange> Rejected { get; init; } = [];

    /// <summary>The number of bulk requests.</summary>
    public long Batches { get; init; }

    /// <summary>The bytes of their bodies.</summary>
    public long Bytes { get; init; }

    /// <summary>The number of sessions.</summary>
    public long Sessions { get; init; }

    /// <summary>The shortest time that Okta's rules leave: the cooldowns between the sessions, without loading and importing.</summary>
    public TimeSpan ShortestTime { get; init; }
}
