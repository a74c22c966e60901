using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Okta.Xaas.Snapshots;
using Okta.Xaas.Snapshots.Status;
using Okta.Xaas.TestDoubles;
using Quartz;

namespace Okta.Xaas.Hosting.Tests.Support;

/// <summary>A host with one feed, on a clock that the test moves: the scheduler is real, and what a run does is the test's.</summary>
internal sealed class FeedBench : IFeedNotifier, IAsyncDisposable
{
    public const string Name = "employees";

    // Only to end a test that hangs.
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Channel<FeedRunReport> _reports = Channel.CreateUnbounded<FeedRunReport>();
    private readonly IHost _host;

    private FeedBench(IHost host, VirtualTimeProvider clock, StubSynchronizer synchronizer, MemoryStatus status, CollectingLogger log) =>
        (_host, Clock, Synchronizer, Status, Log) = (host, clock, synchronizer, status, log);

    public VirtualTimeProvider Clock { get; }

    public StubSynchronizer Synchronizer { get; }

    public MemoryStatus Status { get; }

    public CollectingLogger Log { get; }

    public DateTimeOffset Now => Clock.GetUtcNow();

    public IFeedRunner Runner => _host.Services.GetRequiredKeyedService<IFeedRunner>(Name);

    /// <summary>Every night at two, unless the test says otherwise; it is a second after six in the morning.</summary>
    public static async Task<FeedBench> StartAsync(
        Action<FeedScheduleOptions>? configure = null, MemoryStatus? status = null, Action<IServiceCollection>? services = null, Func<FeedRunContext, CancellationToken, ValueTask<IdentitySnapshot>>? read = null)
    {
        var (clock, synchronizer, log) = (new VirtualTimeProvider(), new StubSynchronizer(), new CollectingLogger());
        status ??= new();

        // So that nothing is due at the very start, which would race the first step of the test.
        clock.Advance(TimeSpan.FromSeconds(1));
        FeedBench? bench = null;
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Logging.AddProvider(log);
        builder.Services.AddSingleton<TimeProvider>(clock);
        services?.Invoke(builder.Services);
        builder.Services.AddKeyedSingleton<ISnapshotSynchronizer>(Name, synchronizer);
        builder.Services.AddKeyedSingleton<IFeedStatus>(Name, status);
        builder.Services.AddSingleton<IFeedNotifier>(_ => bench!);
        builder.Services
            .AddOktaXaas(Name, o => (o.OktaDomain, o.IdentitySourceId, o.ApiToken) = (new("https://example.okta.com"), "0oaemployees", "token"))
            .RunOnSchedule(read ?? ((_, _) => ValueTask.FromResult(new IdentitySnapshot())), o =>
            {
                o.Cron = "0 2 * * *";
                configure?.Invoke(o);
            });
        bench = new(builder.Build(), clock, synchronizer, status, log);
        await bench._host.StartAsync();

        // The scheduler begins when the application has started, and not before.
        var schedulers = bench._host.Services.GetRequiredKeyedService<ISchedulerFactory>($"Okta.Xaas {Name}");
        while ((await schedulers.GetScheduler()).Status != SchedulerStatus.Running) await Task.Yield();
        return bench;
    }

    /// <summary>Moves the clock to a time of the day, today or tomorrow, and waits for the run that begins then.</summary>
    public Task<FeedRunReport> RunAtAsync(int hour, int minute = 0)
    {
        AdvanceTo(hour, minute);
        return NextReportAsync();
    }

    public void AdvanceTo(int hour, int minute = 0)
    {
        var at = new DateTimeOffset(Now.Year, Now.Month, Now.Day, hour, minute, 0, TimeSpan.Zero);
        Clock.Advance((at > Now ? at : at.AddDays(1)) - Now);
    }

    /// <summary>What became of the next run that nobody has waited for yet. The scheduler knows of its end, too.</summary>
    public async Task<FeedRunReport> NextReportAsync()
    {
        var report = await NextReportWhileStoppedAsync();
        while ((await Runner.ReadStateAsync()).IsRunning) await Task.Yield();
        return report;
    }

    public Task<FeedRunReport> NextReportWhileStoppedAsync() => _reports.Reader.ReadAsync().AsTask().WaitAsync(Patience, TimeProvider.System);

    /// <summary>Asks for a run and expects it to be the next: no other one has begun by itself.</summary>
    public async Task ExpectNoRunAsync()
    {
        (await Runner.RunNowAsync()).Should().BeTrue();
        (await NextReportAsync()).Cause.Should().Be(FeedRunCause.Asked, "no run has begun by itself");
    }

    public Task<HealthReport> HealthAsync() => _host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();

    public Task StopAsync() => _host.StopAsync();

    async Task IFeedNotifier.NotifyAsync(FeedRunReport report, CancellationToken cancellationToken)
    {
        Status.RunEnded(report.Outcome, report.StartedAt);
        await _reports.Writer.WriteAsync(report, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
