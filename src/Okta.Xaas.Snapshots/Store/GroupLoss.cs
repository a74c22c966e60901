namespace Okta.Xaas.Snapshots.Store;

/// <summary>How many members a group is to lose.</summary>
/// <param name="GroupExternalId">The group.</param>
/// <param name="Stored">How many members the store has.</param>
/// <param name="Removed">How many of them are to be taken out; without those who leave the list altogether.</param>
/// <param name="IsEmptied">Whether nobody would be left.</param>
public sealed record GroupLoss(string GroupExternalId, long Stored, long Removed, bool IsEmptied);
