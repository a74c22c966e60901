using Microsoft.Extensions.Diagnostics.HealthChecks;
using Okta.Xaas.Snapshots.Status;

namespace Okta.Xaas.Hosting.Health.Internal;

/// <summary>How healthy a feed is, by what is known of it. Decides only.</summary>
internal static class FeedHealthRule
{
    /// <summary>The verdict, in words that have no value of a person.</summary>
    /// <param name="state">How the feed stands.</param>
    /// <param name="upSince">Since when this process serves the feed: no success is missed before there was time for one.</param>
    /// <param name="unhealthyAfter">How old the last success may be.</param>
    /// <param name="now">The time.</param>
    public static (HealthStatus Status, string Why) Of(FeedState state, DateTimeOffset upSince, TimeSpan unhealthyAfter, DateTimeOffset now)
    {
        if (state.LastSuccessAt - now > unhealthyAfter) return (HealthStatus.Unhealthy, $"The last success was at {state.LastSuccessAt:u}, which is still to come: set the clocks of the machines right. The next success mends it.");
        if (now - (state.LastSuccessAt ?? upSince) > unhealthyAfter)
            return (HealthStatus.Unhealthy, state.LastSuccessAt is { } last ? $"The last success was at {last:u}, longer ago than {unhealthyAfter}." : $"No run has succeeded in {unhealthyAfter}.");
        if (state.WaitsForApproval) return (HealthStatus.Degraded, "A safeguard stopped a run, which waits for an approval.");
        return state.LastSuccessAt is null ? (HealthStatus.Degraded, "No run has succeeded yet.") : (HealthStatus.Healthy, "The last success is as new as it should be.");
    }
}
