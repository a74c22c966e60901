using System.Diagnostics.CodeAnalysis;

namespace Okta.Xaas.Snapshots.Store;

/// <summary>What a store has written down of an identity source's feed; see <see cref="IFeedRecords"/>.</summary>
[Experimental("OKTAXAAS002")]
public sealed record FeedBook
{
    /// <summary>What is known of the source as a whole; <see langword="null"/> before its first run.</summary>
    public SourceState? Source { get; init; }

    /// <summary>Texts by their names.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>The approvals that are open, the oldest first.</summary>
    public IReadOnlyList<StoredApproval> Approvals { get; init; } = [];

    /// <summary>The newest entry of the audit trail; <see langword="null"/> when there is none.</summary>
    public StoredAuditEntry? LastEntry { get; init; }

    /// <summary>The sessions whose changes are at Okta, or on their way, and not booked.</summary>
    public IReadOnlyList<string> OpenSessions { get; init; } = [];
}
