using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Okta.Xaas.Hosting;
using Okta.Xaas.Hosting.TestHost;
using Okta.Xaas.Snapshots;
using Okta.Xaas.Snapshots.Approvals;
using Okta.Xaas.Snapshots.TestHost;
using Quartz;

// A service in a process of its own, which a test can stop and kill, and ask by a line for a "run", to "approve" what waits, and to "look" for approvals before a minute is over: TestHost sqlite|postgresql <okta> <source> <token> <list> <cron>. The store's address comes by the
// environment, as it has a password; with PostgreSQL the schedule is shared there, too.
var address = Environment.GetEnvironmentVariable("XAAS_TEST_STORE") ?? throw new InvalidOperationException("XAAS_TEST_STORE is not set: give it the address of the store.");
var isShared = args[0] == "postgresql";
var builder = Host.CreateEmptyApplicationBuilder(new());

// A dead machine is missed after three seconds instead of fifteen, and a database that is back is found after one.
builder.Services.Configure<ClusteringOptions>("Okta.Xaas employees", o => (o.CheckinInterval, o.CheckinMisfireThreshold) = (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)));
builder.Services.Configure<QuartzSchedulerOptions>("Okta.Xaas employees", o => o.IdleWaitTime = TimeSpan.FromSeconds(1));
builder.Services.Configure<AdoJobStoreOptions>("Okta.Xaas employees", o => o.DbRetryInterval = TimeSpan.FromSeconds(1));
builder.Services.AddSingleton<IFeedNotifier, LineNotifier>();
builder.Services
    .AddOktaXaas("employees", o =>
    {
        (o.OktaDomain, o.IdentitySourceId, o.ApiToken) = (new(args[1]), args[2], args[3]);
        TestHostSettings.Apply(o.Synchronization);
    })
    .UseSnapshots(_ => isShared ? new PostgreSqlSnapshotStore(address) : new SqliteSnapshotStore(address))
    .RunOnSchedule(
        (_, _) =>
        {
            var list = Path.Combine(args[4], File.ReadAllText(Path.Combine(args[4], "current")));
            Console.WriteLine($"begins {Path.GetFileName(list)}");
            return ValueTask.FromResult(ListFile.Read(list));
        },
        o => (o.Cron, o.RetryDelay, o.MaxRetries) = (args[5], TimeSpan.FromSeconds(1), 100),
        isShared ? address : null);
using var host = builder.Build();
host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(() => Console.WriteLine("started"));
_ = Task.Run(async () =>
{
    while (await Console.In.ReadLineAsync() is { } line)
    {
        if (line == "run") await host.Services.GetRequiredKeyedService<IFeedRunner>("employees").RunNowAsync();
        else if (line == "approve") await ApproveAsync(host.Services.GetRequiredKeyedService<IFeedApprovals>("employees"));
        else if (line == "look") await (await host.Services.GetRequiredKeyedService<ISchedulerFactory>("Okta.Xaas employees").GetScheduler()).TriggerJob(new JobKey("look", "feed"));
    }
});
await host.RunAsync();
Console.WriteLine("stopped");

static async Task ApproveAsync(IFeedApprovals approvals)
{
    foreach (var waiting in await approvals.ListAsync()) await approvals.ApproveAsync(waiting.ApprovalId, "another person");
    Console.WriteLine("approved");
}
