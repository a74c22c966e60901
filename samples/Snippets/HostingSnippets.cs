using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Okta.Xaas.Feeds;
using Okta.Xaas.Hosting;
using Okta.Xaas.Snapshots;
using Okta.Xaas.Snapshots.Records;

namespace Snippets;

/// <summary>The code of docs/hosting.md.</summary>
public static class HostingSnippets
{
    public static void OneMachine(HostApplicationBuilder builder)
    {
        // <one>
        builder.Services.AddOktaXaas("employees", builder.Configuration.GetSection("Okta:Employees"))
            .UseSnapshots("/var/lib/hr-feed/okta.db")
            .RunOnSchedule((run, cancellationToken) => ValueTask.FromResult(ReadPeople()), schedule =>
            {
                schedule.Cron = "30 2 * * *";
                schedule.TimeZone = "Europe/Berlin";
            });
        // </one>
    }

    public static void SeveralMachines(HostApplicationBuilder builder, string database, HrMapping mapping)
    {
        // <several>
        builder.Services.AddOktaXaas("contractors", builder.Configuration.GetSection("Okta:Contractors"))
            .UseSnapshots(_ => new PostgreSqlSnapshotStore(database))
            .RunOnSchedule(
                async (run, cancellationToken) => run.DisposeAfter(await CsvSnapshot.OpenAsync("/lists/contractors.csv", mapping, cancellationToken: cancellationToken)).Snapshot,
                builder.Configuration.GetSection("Feeds:Contractors"),
                sharedIn: database)
            .NotifyWebhook(builder.Configuration.GetSection("Webhook"));
        // </several>
    }

    public static async Task AskAsync(IServiceProvider services, string user, CancellationToken cancellationToken)
    {
        // <ask>
        var runner = services.GetRequiredKeyedService<IFeedRunner>("employees");
        await runner.RunNowAsync(by: user, cancellationToken);
        await runner.PauseAsync(by: user, reason: "the HR system moves", cancellationToken);
        FeedRunnerState state = await runner.ReadStateAsync(cancellationToken);
        await runner.ResumeAsync(cancellationToken);
        // </ask>
        Console.WriteLine(state.PausedBy);
    }

    // <pager>
    public sealed class Pager(HttpClient http) : IFeedNotifier
    {
        public async Task NotifyAsync(FeedRunReport report, CancellationToken cancellationToken = default)
        {
            if (report.RetryAt is null && report.Outcome is FeedRunOutcome.Failed or FeedRunOutcome.Stopped)
                await http.PostAsync("page", new StringContent($"{report.Feed}: {report.Outcome}"), cancellationToken);
        }
    }
    // </pager>

    private static IdentitySnapshot ReadPeople() => new();
}
