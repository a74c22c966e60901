using System.Diagnostics.CodeAnalysis;

namespace Okta.Xaas.Snapshots.Store;

/// <summary>A record of the list without a fault of its own that is not to be sent.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Number">Its place among those of its kind, as it was staged.</param>
[Experimental("OKTAXAAS002")]
public sealed record HeldEntity(EntityKind Kind, long Number);
