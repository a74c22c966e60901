using System.Diagnostics.CodeAnalysis;

namespace Okta.Xaas.Snapshots.Store;

/// <summary>What a store knows of an identity source as a whole.</summary>
/// <param name="Revision">Grows with every change of what the store has of the source.</param>
/// <param name="Runs">How many runs came to their end.</param>
/// <param name="Key">The key of the hashes when the store keeps it; null when the caller does, or before the first run.</param>
/// <param name="KeyCheck">By what the caller's key is recognised; null before the first run.</param>
/// <param name="Org">The host of the org that the source is of; null before the first run.</param>
[Experimental("OKTAXAAS002")]
public sealed record SourceState(long Revision, long Runs, byte[]? Key, byte[]? KeyCheck, string? Org = null)
{
    /// <summary>What was known of the last list that was imported, such as its time; see <see cref="ISnapshotLease.CountRunAsync"/>.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> ListFacts { get; init; } = [];
}
