using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Okta.Xaas.Snapshots.Records;
using Okta.Xaas.Snapshots.Records.Internal;
using Okta.Xaas.Synchronization.Internal;

namespace Okta.Xaas.Snapshots.Synchronization.Internal;

/// <summary>Tells trace, metrics and log how a run went, from the outside: also of one that did not get the identity source.</summary>
internal sealed class RunWatch(string identitySourceId, TimeProvider time, ILogger logger)
{
    public async Task<SnapshotResult> RunAsync(Func<Task<SnapshotResult>> work)
    {
        using var activity = FeedMetrics.Activities.StartActivity(FeedTelemetryNames.RunActivity);
        activity?.SetTag(TelemetryNames.IdentitySourceTag, identitySourceId);
        var started = time.GetTimestamp();
        try
        {
            var result = await work().ConfigureAwait(false);
            End(activity, started, result.Succeeded ? FeedRunOutcome.Succeeded : FeedRunOutcome.Incomplete, errorType: null);
            if (result.Succeeded) FeedGauges.Succeeded(identitySourceId, time.GetUtcNow());
            return result;
        }
        catch (Exception exception)
        {
            var outcome = OutcomeOf(exception);
            var errorType = outcome == FeedRunOutcome.Failed ? ErrorTypes.Of(exception) : null;
            if (errorType is not null) activity?.SetStatus(ActivityStatusCode.Error, exception.GetType().Name);
            End(activity, started, outcome, errorType);
            Log(exception, outcome, errorType);
            throw;
        }
    }

    private static FeedRunOutcome OutcomeOf(Exception exception) => exception switch
    {
        SafeguardException => FeedRunOutcome.Stopped,
        SnapshotBusyException => FeedRunOutcome.Busy,
        OperationCanceledException => FeedRunOutcome.Canceled,
        _ => FeedRunOutcome.Failed,
    };

    private void End(Activity? activity, long started, FeedRunOutcome outcome, string? errorType)
    {
        activity?.SetTag(TelemetryNames.OutcomeTag, outcome.ToString());
        if (errorType is not null) activity?.SetTag(TelemetryNames.ErrorTypeTag, errorType);
        FeedMetrics.Ended(identitySourceId, outcome.ToString(), errorType, time.GetElapsedTime(started));
    }

    private void Log(Exception exception, FeedRunOutcome outcome, string? errorType)
    {
        if (errorType is not null)
        {
            var okta = exception as OktaApiException ?? exception.InnerException as OktaApiException;
            logger.RunFailed(identitySourceId, errorType, okta?.ErrorCode is { } code ? $", Okta's code {code}" : "", okta?.RequestId is { } id ? $" [request id {id}]" : "", WhyOf(exception));
        }
        else if (outcome == FeedRunOutcome.Busy) logger.Busy(identitySourceId);
        else if (outcome == FeedRunOutcome.Canceled) logger.RunCancelled(identitySourceId, (exception as SynchronizationCanceledException)?.Result.Pending.Count ?? 0);
    }

    // These say what is wrong and how to mend it, and have no value of a person. Of others the type is all that is sure to be fit for a log.
    private static string WhyOf(Exception exception) => exception is SnapshotReadException or SnapshotStoreException or PlanOutdatedException ? $": {exception.Message}" : "";
}
