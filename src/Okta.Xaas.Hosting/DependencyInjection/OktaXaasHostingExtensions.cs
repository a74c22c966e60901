using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Okta.Xaas;
using Okta.Xaas.Hosting;
using Okta.Xaas.Hosting.DependencyInjection.Internal;
using Okta.Xaas.Hosting.Health.Internal;
using Okta.Xaas.Hosting.Jobs.Internal;
using Okta.Xaas.Hosting.Notifications.Internal;
using Okta.Xaas.Hosting.Runs.Internal;
using Okta.Xaas.Hosting.Scheduling.Internal;
using Okta.Xaas.Snapshots;
using Okta.Xaas.Snapshots.Status;
using Quartz;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Runs an identity source's feed by a schedule, after <c>AddOktaXaas(…).UseSnapshots(…)</c>.</summary>
public static class OktaXaasHostingExtensions
{
    // Longer than the store has: then the check says itself what does not answer.
    private static readonly TimeSpan TimeLimitOfChecks = TimeSpan.FromSeconds(20);

    /// <summary>Runs the feed by a schedule, set up in code, as long as the host runs.</summary>
    /// <param name="builder">The identity source, which has <c>UseSnapshots</c>.</param>
    /// <param name="read">Reads the full list, at the beginning of each run. What the list is read from can be disposed after the run by <see cref="FeedRunContext.DisposeAfter"/>.</param>
    /// <param name="configure">Sets the schedule.</param>
    /// <param name="sharedIn">The connection string of a PostgreSQL database in which several machines share the schedule, so that one of them runs; <see langword="null"/>, which is the default, to keep it in memory.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/>, <paramref name="read"/> or <paramref name="configure"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="sharedIn"/> is blank, or the feed has a schedule already.</exception>
    public static IOktaXaasBuilder RunOnSchedule(
        this IOktaXaasBuilder builder, Func<FeedRunContext, CancellationToken, ValueTask<IdentitySnapshot>> read, Action<FeedScheduleOptions> configure, string? sharedIn = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.AddOptions<FeedScheduleOptions>(builder.Name).Configure(configure);
        return Add(builder, read, sharedIn);
    }

    /// <summary>Runs the feed by a schedule, set up by a section of the configuration, as long as the host runs.</summary>
    /// <param name="builder">The identity source, which has <c>UseSnapshots</c>.</param>
    /// <param name="read">Reads the full list, at the beginning of each run. What the list is read from can be disposed after the run by <see cref="FeedRunContext.DisposeAfter"/>.</param>
    /// <param name="configuration">The section with the properties of <see cref="FeedScheduleOptions"/>.</param>
    /// <param name="sharedIn">The connection string of a PostgreSQL database in which several machines share the schedule, so that one of them runs; <see langword="null"/>, which is the default, to keep it in memory.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/>, <paramref name="read"/> or <paramref name="configuration"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="sharedIn"/> is blank, or the feed has a schedule already.</exception>
    public static IOktaXaasBuilder RunOnSchedule(
        this IOktaXaasBuilder builder, Func<FeedRunContext, CancellationToken, ValueTask<IdentitySnapshot>> read, IConfiguration configuration, string? sharedIn = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configuration);
        builder.Services.AddOptions<FeedScheduleOptions>(builder.Name).Bind(configuration);
        ScheduleSettings.Check<FeedScheduleOptions>(builder, configuration, ScheduleSettings.OfSchedule);
        return Add(builder, read, sharedIn);
    }

    private static IOktaXaasBuilder Add(IOktaXaasBuilder builder, Func<FeedRunContext, CancellationToken, ValueTask<IdentitySnapshot>> read, string? sharedIn)
    {
        ArgumentNullException.ThrowIfNull(read);
        if (sharedIn is not null) ArgumentException.ThrowIfNullOrWhiteSpace(sharedIn);
        var (services, name) = (builder.Services, builder.Name);
        var feed = new Feed(name, read, sharedIn is not null);
        if (services.Any(service => service.IsKeyedService && feed.SchedulerName.Equals(service.ServiceKey))) throw new ArgumentException($"Feed '{feed.DisplayName}' has a schedule already: leave out one RunOnSchedule.", nameof(builder));
        services.AddOptions<FeedScheduleOptions>(name).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<FeedScheduleOptions>, FeedScheduleOptionsValidator>());
        AddParts(services, feed);

        // Before the scheduler's own service: what it fires is put up before, and it has stopped when the last word is said.
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredKeyedService<FeedHost>(feed.SchedulerName));
        AddScheduler(services, feed, sharedIn);
        AddHealthChecks(services, feed);
        return builder;
    }

    private static void AddParts(IServiceCollection services, Feed feed)
    {
        var (key, name) = (feed.SchedulerName, feed.Name);
        services.AddKeyedSingleton(key, feed);
        services.AddKeyedSingleton(key, (provider, _) => new PatientStatus(PartOf<IFeedStatus>(provider, name), provider.GetRequiredService<TimeProvider>()));
        services.AddKeyedSingleton(key, (provider, _) => provider.GetRequiredService<IOptionsMonitor<FeedScheduleOptions>>().Get(name));
        services.AddKeyedSingleton(key, (provider, _) => new FeedSchedule(name, provider.GetRequiredKeyedService<FeedScheduleOptions>(key)));
        services.AddKeyedSingleton(key, (provider, _) => new FeedExecution(
            feed,
            OktaOf(provider, name).IdentitySourceId!,
            PartOf<ISnapshotSynchronizer>(provider, name),
            provider.GetRequiredKeyedService<PatientStatus>(key),
            provider.GetRequiredService<IServiceScopeFactory>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<IFeedRunner>>()));
        services.AddKeyedSingleton(key, (provider, _) => new FeedTimetable(
            feed,
            provider.GetRequiredKeyedService<FeedSchedule>(key),
            provider.GetRequiredKeyedService<FeedScheduleOptions>(key),
            provider.GetRequiredKeyedService<ISchedulerFactory>(key),
            provider.GetRequiredKeyedService<PatientStatus>(key),
            provider.GetRequiredKeyedService<FeedExecution>(key),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<IFeedRunner>>()));
        services.AddKeyedSingleton(key, (provider, _) => new Notifiers(
            [.. provider.GetServices<IFeedNotifier>(), .. provider.GetKeyedServices<IFeedNotifier>(name)],
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<IFeedRunner>>()));
        services.AddKeyedSingleton(key, (provider, _) => new FeedFiring(
            feed,
            provider.GetRequiredKeyedService<FeedSchedule>(key),
            provider.GetRequiredKeyedService<FeedScheduleOptions>(key),
            provider.GetRequiredKeyedService<FeedTimetable>(key),
            provider.GetRequiredKeyedService<FeedExecution>(key),
            provider.GetRequiredKeyedService<Notifiers>(key),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<IFeedRunner>>()));
        services.AddKeyedSingleton(key, (provider, _) => new FeedHost(
            feed,
            provider.GetRequiredKeyedService<FeedTimetable>(key),
            provider.GetRequiredKeyedService<FeedExecution>(key),
            OktaOf(provider, name),
            provider.GetRequiredService<IOptions<HostOptions>>(),
            provider.GetRequiredService<ILogger<IFeedRunner>>()));
        Func<IServiceProvider, IFeedRunner> runner = provider => new FeedRunner(
            feed,
            provider.GetRequiredKeyedService<FeedTimetable>(key),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<IFeedRunner>>());
        if (name.Length == 0) services.AddSingleton(runner);
        else services.AddKeyedSingleton(name, (provider, _) => runner(provider));
    }

    private static void AddScheduler(IServiceCollection services, Feed feed, string? sharedIn)
    {
        services.AddQuartz(feed.SchedulerName, quartz =>
        {
            // The run under way is told to stop, and waited for.
            quartz.ConfigureScheduler(options =>
            {
                options.ShutdownJobInterruption = ShutdownJobInterruption.Always;

                // How soon a machine sees what another one has planned or left.
                if (sharedIn is not null) options.IdleWaitTime = TimeSpan.FromSeconds(5);
            });
            quartz.UseDefaultThreadPool(maxConcurrency: 1);
            if (sharedIn is null) quartz.UseInMemoryStore(store => store.MisfireThreshold = FeedTriggers.Late);
            else quartz.UsePersistentStore(store => Share(store, sharedIn));
        });
        services.AddQuartzHostedService(feed.SchedulerName, options => options.WaitForJobsToComplete = true);
    }

    private static void AddHealthChecks(IServiceCollection services, Feed feed)
    {
        var (key, name) = (feed.SchedulerName, feed.Name);
        services.AddKeyedSingleton(key, (provider, _) => new FeedLiveCheck(provider.GetRequiredKeyedService<FeedTimetable>(key)));
        services.AddKeyedSingleton(key, (provider, _) => new FeedReadyCheck(provider.GetRequiredKeyedService<FeedTimetable>(key), provider.GetRequiredKeyedService<PatientStatus>(key)));
        services.AddKeyedSingleton(key, (provider, _) => new FeedHealthCheck(
            provider.GetRequiredKeyedService<FeedTimetable>(key),
            provider.GetRequiredKeyedService<PatientStatus>(key),
            provider.GetRequiredKeyedService<FeedScheduleOptions>(key),
            provider.GetRequiredService<TimeProvider>()));
        services.AddHealthChecks()
            .Add(new($"{feed.DisplayName} live", provider => provider.GetRequiredKeyedService<FeedLiveCheck>(key), HealthStatus.Unhealthy, ["okta-xaas", "live"], TimeLimitOfChecks))
            .Add(new($"{feed.DisplayName} ready", provider => provider.GetRequiredKeyedService<FeedReadyCheck>(key), HealthStatus.Unhealthy, ["okta-xaas", "ready"], TimeLimitOfChecks))
            .Add(new($"{feed.DisplayName} feed", provider => provider.GetRequiredKeyedService<FeedHealthCheck>(key), HealthStatus.Unhealthy, ["okta-xaas", "feed"], TimeLimitOfChecks));
    }

    private static void Share(IPersistentStoreBuilder store, string database) => store
        .UsePostgres(NpgsqlFactory.Instance, database)
        .UseClustering()
        .ProvisionSchema()
        .ConfigureStore(options =>
        {
            options.TablePrefix = "xaas_qrtz_";
            options.StoreJobDataAsStrings = true;
            options.MisfireThreshold = FeedTriggers.Late;

            // A run that a stopping machine could not end is another machine's at once, as it is when a machine dies.
            options.RecoverFiringsCancelledByShutdown = true;
        });

    private static OktaXaasOptions OktaOf(IServiceProvider provider, string name) => provider.GetRequiredService<IOptionsMonitor<OktaXaasOptions>>().Get(name);

    private static T PartOf<T>(IServiceProvider provider, string name)
        where T : notnull => name.Length == 0 ? provider.GetRequiredService<T>() : provider.GetRequiredKeyedService<T>(name);
}
