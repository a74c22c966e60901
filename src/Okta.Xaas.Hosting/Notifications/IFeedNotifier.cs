namespace Okta.Xaas.Hosting;

/// <summary>Tells people what became of a feed's runs. All that are registered are called after each run, side by side: those that are services without a key, and those with the feed's name as their key.</summary>
/// <remarks>What a notifier throws is logged, and nothing more: a broken one never breaks a run. A run that found its source taken by another one is told only when it is not tried again.</remarks>
public interface IFeedNotifier
{
    /// <summary>Tells what became of a run. May be called concurrently, for several feeds.</summary>
    /// <param name="report">What became of it.</param>
    /// <param name="cancellationToken">Is cancelled when the time is over; see <see cref="FeedScheduleOptions.NotificationTimeLimit"/>.</param>
    /// <returns>When it is told.</returns>
    Task NotifyAsync(FeedRunReport report, CancellationToken cancellationToken = default);
}
