namespace Okta.Xaas.Batching;

/// <summary>How much goes into one bulk request and into one session.</summary>
/// <param name="MaxEntities">Entities in a bulk request; Okta takes at most 200. For memberships an entity is one group with its list of members.</param>
/// <param name="MaxBytes">Bytes in a bulk request's body; Okta takes 200 KB, read as 200,000 bytes.</param>
/// <param name="MaxBatches">Bulk requests in a session; Okta takes at most 50.</param>
/// <remarks>Source of the numbers: Okta's guide "Build an Anything-as-a-Source custom client integration".</remarks>
public sealed record BatchLimits(int MaxEntities = 200, int MaxBytes = 200_000, int MaxBatches = 50)
{
    /// <summary>The least <see cref="MaxBytes"/>: room for one membership with the longest ids, each character escaped.</summary>
    public const int LeastMaxBytes = 4_000;
}
