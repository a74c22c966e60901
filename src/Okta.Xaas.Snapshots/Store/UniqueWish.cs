using System.Diagnostics.CodeAnalysis;

namespace Okta.Xaas.Snapshots.Store;

/// <summary>A person who is to have a text alone.</summary>
/// <param name="ExternalId">The person's key.</param>
/// <param name="Family">The hash of what stands before and behind the number.</param>
[Experimental("OKTAXAAS002")]
public readonly record struct UniqueWish(string ExternalId, long Family);
