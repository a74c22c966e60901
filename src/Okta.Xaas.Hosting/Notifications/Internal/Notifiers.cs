using Microsoft.Extensions.Logging;
using Okta.Xaas.Hosting.Runs.Internal;

namespace Okta.Xaas.Hosting.Notifications.Internal;

/// <summary>All notifiers of a feed. None of them can break a run, or hold it up for longer than the limit.</summary>
internal sealed class Notifiers(IReadOnlyList<IFeedNotifier> notifiers, TimeProvider time, ILogger<IFeedRunner> logger)
{
    public async Task TellAsync(FeedRunReport report, TimeSpan limit)
    {
        using var over = new CancellationTokenSource(limit, time);
        await Task.WhenAll(notifiers.Select(notifier => TellAsync(notifier, report, over.Token))).ConfigureAwait(false);
    }

    private async Task TellAsync(IFeedNotifier notifier, FeedRunReport report, CancellationToken over)
    {
        try
        {
            // Off this thread, and let go of at the limit: it may block, and ignore the token.
            await Task.Run(() => notifier.NotifyAsync(report, over), CancellationToken.None).WaitAsync(over).ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            logger.NotTold(notifier.GetType().Name, report.Feed, over.IsCancellationRequested ? "Its time was over." : WhyOf(fault));
        }
    }

    // Never its words, which may have anything in them: the address, what the other side has answered, a person.
    private static string WhyOf(Exception fault) => fault switch
    {
        HttpRequestException { StatusCode: { } status } => $"It was answered with HTTP status {(int)status}.",
        HttpRequestException http => $"There was no answer: {http.HttpRequestError}.",
        _ => fault.GetType().FullName!,
    };
}
