using System.Diagnostics.CodeAnalysis;

namespace Okta.Xaas.Snapshots.Store;

/// <summary>How many members a group is to lose, or how many lose the group.</summary>
/// <param name="GroupExternalId">The group.</param>
/// <param name="Stored">How many members the store has.</param>
/// <param name="Removed">How many of them are not in it any more; without those who leave the list altogether, and those who wait.</param>
/// <param name="IsEmptied">Whether nobody would be left, as all are out or the group is deleted. Not if it waits for one of its members.</param>
/// <param name="IsGone">Whether the list has no more of the group itself, which is deleted with its memberships.</param>
[Experimental("OKTAXAAS002")]
public sealed record GroupLoss(string GroupExternalId, long Stored, long Removed, bool IsEmptied, bool IsGone);
