using System.Diagnostics.CodeAnalysis;

namespace Okta.Xaas.Snapshots.Store;

/// <summary>What is to be written into a <see cref="FeedBook"/>: all of it, or nothing.</summary>
[Experimental("OKTAXAAS002")]
public sealed record FeedBookChange
{
    /// <summary>Texts by their names; <see langword="null"/> takes one away.</summary>
    public IReadOnlyDictionary<string, string?> Values { get; init; } = new Dictionary<string, string?>();

    /// <summary>Approvals: new ones, and those whose text takes the place of the one that is there. Those that are closed lose their marks.</summary>
    public IReadOnlyList<StoredApproval> Approvals { get; init; } = [];

    /// <summary>The marks of a new approval, in parts, by the approval's id.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<byte[]>> Marks { get; init; } = new Dictionary<string, IReadOnlyList<byte[]>>();

    /// <summary>Entries to be added to the audit trail, whose numbers go on from <see cref="FeedBook.LastEntry"/>.</summary>
    public IReadOnlyList<StoredAuditEntry> Entries { get; init; } = [];
}
