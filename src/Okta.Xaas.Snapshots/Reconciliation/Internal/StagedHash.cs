using Okta.Xaas.Snapshots.Planning.Internal;

namespace Okta.Xaas.Snapshots.Reconciliation.Internal;

/// <summary>A hash that no profile has, so that the store tells of everybody what it has.</summary>
internal static class StagedHash
{
    public static readonly byte[] OfNobody = new byte[ProfileHasher.HashLength];
}
