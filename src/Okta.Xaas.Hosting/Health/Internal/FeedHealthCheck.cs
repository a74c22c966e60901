using Microsoft.Extensions.Diagnostics.HealthChecks;
using Okta.Xaas.Hosting.Jobs.Internal;
using Okta.Xaas.Snapshots;
using Okta.Xaas.Snapshots.Status;

namespace Okta.Xaas.Hosting.Health.Internal;

/// <summary>Whether a feed does its work; the data says how it stands, in numbers.</summary>
internal sealed class FeedHealthCheck(FeedTimetable timetable, IFeedStatus status, FeedScheduleOptions options, TimeProvider time) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        FeedState state;
        try
        {
            state = await status.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (SnapshotStoreException fault)
        {
            return FeedReadyCheck.WithoutStore(context, fault);
        }

        var (health, why) = FeedHealthRule.Of(state, timetable.UpSince, options.UnhealthyAfter, time.GetUtcNow());
        return new(health, why, exception: null, DataOf(state));
    }

    private static Dictionary<string, object> DataOf(FeedState state)
    {
        Dictionary<string, object> data = new()
        {
            ["approvals_waiting"] = state.Approvals.Count(approval => approval.State == Snapshots.Approvals.ApprovalState.Waiting),
            ["pending_sessions"] = state.PendingSessions.Count,
            ["held_back"] = state.HeldBack.Total,
        };
        if (state.LastSuccessAt is { } success) data["last_success_at"] = success;
        if (state.NextRunAt is { } next) data["next_run_at"] = next;
        if (state.LastRun is { } run)
        {
            data["last_run_at"] = run.StartedAt;
            data["last_run_outcome"] = run.Outcome.ToString();
        }

        return data;
    }
}
