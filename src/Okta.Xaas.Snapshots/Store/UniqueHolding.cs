using System.Diagnostics.CodeAnalysis;

namespace Okta.Xaas.Snapshots.Store;

/// <summary>What a store knows for a <see cref="UniqueWish"/>.</summary>
/// <param name="Number">The number that the person has; <see langword="null"/> when none was given yet.</param>
/// <param name="NameHash">The hash of the person's user name as it was last imported; <see langword="null"/> when nothing was.</param>
/// <param name="EmailHash">That of the e-mail.</param>
[Experimental("OKTAXAAS002")]
public readonly record struct UniqueHolding(long? Number, long? NameHash, long? EmailHash);
