namespace Okta.Xaas.Hosting.TestHost;

/// <summary>A line for each run: its cause, its outcome, and how many changes were imported.</summary>
internal sealed class LineNotifier : IFeedNotifier
{
    public Task NotifyAsync(FeedRunReport report, CancellationToken cancellationToken = default)
    {
        Console.WriteLine($"ended {report.Cause} {report.Outcome} {report.Result?.Synchronization?.Imported ?? 0} {report.Failure?.GetType().Name}");
        return Task.CompletedTask;
    }
}
