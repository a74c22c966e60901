using Okta.Xaas.Snapshots.Planning;
using Okta.Xaas.Snapshots.Safeguards;

namespace Okta.Xaas.Snapshots;

/// <summary>A safeguard stopped the run. Nothing was sent to Okta.</summary>
public sealed class SafeguardException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="plan">The plan that was stopped.</param>
    /// <param name="hits">The safeguards that were not allowed.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public SafeguardException(PlanSummary plan, IReadOnlyList<SafeguardHit> hits)
        : base(MessageOf(hits))
    {
        ArgumentNullException.ThrowIfNull(plan);
        Plan = plan;
        Hits = hits;
    }

    /// <summary>The plan that was stopped.</summary>
    public PlanSummary Plan { get; }

    /// <summary>The safeguards that were not allowed.</summary>
    public IReadOnlyList<SafeguardHit> Hits { get; }

    private static string MessageOf(IReadOnlyList<SafeguardHit> hits)
    {
        ArgumentNullException.ThrowIfNull(hits);
        return "Nothing was sent to Okta. " + string.Join(" ", hits.Select(h => h.Message));
    }
}
