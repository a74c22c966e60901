using System.Diagnostics.CodeAnalysis;

namespace Okta.Xaas.Snapshots.Store;

/// <summary>An entity of the list whose key, or a user whose name, is there more than once.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="ExternalId">Its key.</param>
/// <param name="Number">Its place among those of its kind, as it was staged.</param>
/// <param name="Row">Where it stands in its source.</param>
/// <param name="IsSameKey">Whether its key is there more than once; otherwise its user name is.</param>
/// <param name="NameHash">The hash of its user name.</param>
/// <param name="NormalKey">The form of the key that those of the same key share.</param>
/// <param name="IsHeldBack">Whether it was held back already, for a fault of its own.</param>
[Experimental("OKTAXAAS002")]
public sealed record StagingConflict(EntityKind Kind, string ExternalId, long Number, long Row, bool IsSameKey, long? NameHash, string NormalKey, bool IsHeldBack);
