using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Okta.Xaas.Diagnostics;
using Okta.Xaas.Snapshots.Diagnostics;
using Okta.Xaas.Snapshots.Records;

namespace Okta.Xaas.Snapshots.Synchronization.Internal;

/// <summary>Tells trace, metrics and log how a run went, from the outside: also of one that did not get the identity source.</summary>
internal sealed class RunWatch(string identitySourceId, TimeProvider time, ILogger logger)
{
    private const string BusyOutcome = "Busy";

    public async Task<SnapshotResult> RunAsync(Func<Task<SnapshotResult>> work)
    {
        using var activity = FeedMetrics.Activities.StartActivity(FeedTelemetryNames.RunActivity);
        activity?.SetTag(TelemetryNames.IdentitySourceTag, identitySourceId);
        var started = time.GetTimestamp();
        try
        {
            var result = await work().ConfigureAwait(false);
            End(activity, started, (result.Succeeded ? FeedRunOutcome.Succeeded : FeedRunOutcome.Incomplete).ToString(), errorType: null);
            if (result.Succeeded) FeedMetrics.Succeeded(identitySourceId, time.GetUtcNow());
            return result;
        }
        catch (Exception exception)
        {
            var outcome = OutcomeOf(exception);
            var errorType = outcome == nameof(FeedRunOutcome.Failed) ? ErrorTypes.Of(exception) : null;
            if (errorType is not null) activity?.SetStatus(ActivityStatusCode.Error, exception.GetType().Name);
            End(activity, started, outcome, errorType);
            Log(exception, outcome, errorType);
            throw;
        }
    }

    private static string OutcomeOf(Exception exception) => exception switch
    {
        SafeguardException => nameof(FeedRunOutcome.Stopped),
        SnapshotBusyException => BusyOutcome,
        OperationCanceledException => nameof(FeedRunOutcome.Canceled),
        _ => nameof(FeedRunOutcome.Failed),
    };

    private void End(Activity? activity, long started, string outcome, string? errorType)
    {
        activity?.SetTag(TelemetryNames.OutcomeTag, outcome);
        if (errorType is not null) activity?.SetTag(TelemetryNames.ErrorTypeTag, errorType);
        FeedMetrics.Ended(identitySourceId, outcome, errorType, time.GetElapsedTime(started));
    }

    private void Log(Exception exception, string outcome, string? errorType)
    {
        if (errorType is not null)
        {
            var okta = exception as OktaApiException ?? exception.InnerException as OktaApiException;
            logger.RunFailed(identitySourceId, errorType, okta?.ErrorCode is { } code ? $", Okta's code {code}" : "", okta?.RequestId is { } id ? $" [request id {id}]" : "");
        }
        else if (outcome == BusyOutcome) logger.Busy(identitySourceId);
        else if (outcome == nameof(FeedRunOutcome.Canceled)) logger.RunCancelled(identitySourceId, (exception as SynchronizationCanceledException)?.Result.Pending.Count ?? 0);
    }
}
