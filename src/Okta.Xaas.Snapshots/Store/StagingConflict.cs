namespace Okta.Xaas.Snapshots.Store;

/// <summary>An entity of the list whose key, or a user whose name, is there more than once.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="ExternalId">Its key.</param>
/// <param name="Number">Its place among those of its kind, as it was staged.</param>
/// <param name="Row">Where it stands in its source.</param>
/// <param name="IsSameKey">Whether its key is there more than once; otherwise its user name is.</param>
/// <param name="NameHash">The hash of its user name.</param>
public sealed record StagingConflict(EntityKind Kind, string ExternalId, long Number, long Row, bool IsSameKey, long? NameHash);
