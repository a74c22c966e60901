using System.Diagnostics.CodeAnalysis;

namespace Okta.Xaas.Snapshots.Store;

/// <summary>How much a store has of an identity source.</summary>
/// <param name="Users">People.</param>
/// <param name="Groups">Groups.</param>
/// <param name="Devices">Devices.</param>
/// <param name="Memberships">Memberships.</param>
/// <param name="Unknown">Of how many of these it is not known what Okta has, so that the next run sends them.</param>
[Experimental("OKTAXAAS002")]
public sealed record StoredCounts(long Users, long Groups, long Devices, long Memberships, long Unknown);
