using System.Diagnostics.CodeAnalysis;

namespace Okta.Xaas.Snapshots.Store;

/// <summary>Something that waits, though it has no fault of its own.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="ExternalId">Its key.</param>
/// <param name="Reason">Why.</param>
/// <param name="Row">Where the record stands that it waits for, or its own; null for what only the store has.</param>
/// <param name="OtherExternalId">The key of the other one that it is about; null or empty when that has none.</param>
[Experimental("OKTAXAAS002")]
public sealed record WaitingEntity(EntityKind Kind, string ExternalId, WaitingReason Reason, long? Row, string? OtherExternalId);
