using System.Diagnostics.CodeAnalysis;

namespace Okta.Xaas.Snapshots.Store;

/// <summary>A number that a person is given for a text.</summary>
/// <param name="ExternalId">The person's key.</param>
/// <param name="Family">The hash of what stands before and behind the number.</param>
/// <param name="Number">The number: 1, which is not written, or more.</param>
/// <param name="Hash">The hash of the text with its number.</param>
[Experimental("OKTAXAAS002")]
public readonly record struct UniqueName(string ExternalId, long Family, long Number, long Hash);
