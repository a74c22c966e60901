using System.Diagnostics.CodeAnalysis;

namespace Okta.Xaas.Snapshots.Store;

/// <summary>A member of a group.</summary>
/// <param name="GroupExternalId">The group's key.</param>
/// <param name="MemberExternalId">The user's key.</param>
/// <param name="Row">Where it stands in its source; null for one that only the store has.</param>
/// <param name="MemberLeaves">Whether the user is not in the list any more, of one that only the store has.</param>
[Experimental("OKTAXAAS002")]
public sealed record MembershipPair(string GroupExternalId, string MemberExternalId, long? Row = null, bool MemberLeaves = false);
