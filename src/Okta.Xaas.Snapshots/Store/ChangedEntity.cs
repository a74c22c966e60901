using System.Diagnostics.CodeAnalysis;

namespace Okta.Xaas.Snapshots.Store;

/// <summary>An entity of the list that differs from what the store has.</summary>
/// <param name="Position">Its place in the call that staged it.</param>
/// <param name="Stored">What the store has; null when it has nothing.</param>
[Experimental("OKTAXAAS002")]
public sealed record ChangedEntity(int Position, EntityState? Stored);
