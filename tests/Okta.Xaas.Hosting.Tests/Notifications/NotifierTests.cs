using Microsoft.Extensions.DependencyInjection;
using Okta.Xaas.Hosting.Tests.Support;
using Okta.Xaas.Snapshots.Records;

namespace Okta.Xaas.Hosting.Tests.Notifications;

public class NotifierTests
{
    [Fact]
    public async Task A_broken_notifier_breaks_no_run_and_keeps_no_other_from_telling()
    {
        await using var bench = await FeedBench.StartAsync(services: services =>
        {
            services.AddSingleton<IFeedNotifier>(new ThrowingNotifier(() => throw new InvalidOperationException("Ada Example")));
            services.AddKeyedSingleton<IFeedNotifier>(FeedBench.Name, new ThrowingNotifier(() => Task.FromException(new HttpRequestException("Ada Example", null, System.Net.HttpStatusCode.ServiceUnavailable))));
            services.AddKeyedSingleton<IFeedNotifier>("contractors", new ThrowingNotifier(() => throw new NotSupportedException("of another feed")));
        });
        for (var night = 0; night < 2; night++)
        {
            (await bench.RunAtAsync(2)).Outcome.Should().Be(FeedRunOutcome.Succeeded);
            string[] told = [await bench.Log.NextAsync(709), await bench.Log.NextAsync(709)];
            told.Order(StringComparer.Ordinal).Should().Equal(
                "Notifier ThrowingNotifier did not tell what became of the run of feed employees. It was answered with HTTP status 503.",
                "Notifier ThrowingNotifier did not tell what became of the run of feed employees. System.InvalidOperationException");
        }
    }

    [Fact]
    public async Task The_log_says_why_a_run_begins()
    {
        await using var bench = await FeedBench.StartAsync();
        await bench.RunAtAsync(2);
        (await bench.Log.NextAsync(701)).Should().Be("Feed employees, identity source 0oaemployees, runs now: Scheduled, attempt 1");
    }

    private sealed class ThrowingNotifier(Func<Task> fault) : IFeedNotifier
    {
        public Task NotifyAsync(FeedRunReport report, CancellationToken cancellationToken = default) => fault();
    }
}
