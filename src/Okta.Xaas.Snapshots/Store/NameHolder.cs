using System.Diagnostics.CodeAnalysis;

namespace Okta.Xaas.Snapshots.Store;

/// <summary>Somebody who has a text.</summary>
/// <param name="Hash">The hash of the text.</param>
/// <param name="ExternalId">The person's key; empty when the record has none.</param>
[Experimental("OKTAXAAS002")]
public readonly record struct NameHolder(long Hash, string ExternalId);
