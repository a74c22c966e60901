namespace Okta.Xaas.Snapshots.Safeguards.Internal;

/// <summary>How many of a kind the store has, the list has, and are to be deleted.</summary>
internal sealed record GuardedKind(long Stored, long Listed, long Deleted = 0);
