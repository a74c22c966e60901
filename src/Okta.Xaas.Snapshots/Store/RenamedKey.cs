using System.Diagnostics.CodeAnalysis;

namespace Okta.Xaas.Snapshots.Store;

/// <summary>A user who is missing in the list under the key that the store has, and most likely there under another one.</summary>
/// <param name="FromExternalId">The key that the store has.</param>
/// <param name="ToExternalId">The key that the list has.</param>
/// <param name="Row">Where that one stands in its source.</param>
/// <param name="Match">By what they are taken for one.</param>
[Experimental("OKTAXAAS002")]
public sealed record RenamedKey(string FromExternalId, string ToExternalId, long Row, RenameMatch Match);
