using Microsoft.Extensions.Logging;
using Okta.Xaas.Hosting.Runs.Internal;
using Okta.Xaas.Snapshots;
using Okta.Xaas.Snapshots.Records;

namespace Okta.Xaas.Hosting.Notifications.Internal;

/// <summary>Tells the log what became of each run. Every feed has it.</summary>
internal sealed class LogNotifier(ILogger<IFeedRunner> logger) : IFeedNotifier
{
    public Task NotifyAsync(FeedRunReport report, CancellationToken cancellationToken = default)
    {
        var took = report.FinishedAt - report.StartedAt;
        switch (report)
        {
            case { Failure: SafeguardException stopped }:
                logger.RunStopped(report.Feed, stopped.Message);
                break;
            case { Outcome: FeedRunOutcome.Canceled, Failure: { } canceled }:
                logger.RunCanceled(report.Feed, took, FailureText.Of(canceled));
                break;
            case { Failure: { } failure }:
                logger.RunFailed(report.Feed, took, FailureText.Of(failure));
                break;
            default:
                logger.RunEnded(report.Outcome == FeedRunOutcome.Succeeded ? LogLevel.Information : LogLevel.Warning, report.Feed, report.Outcome, took, report.Result);
                break;
        }

        return Task.CompletedTask;
    }
}
