using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Okta.Xaas.Journal;
using Okta.Xaas.Snapshots.Approvals;
using Okta.Xaas.Snapshots.Reconciliation;
using Okta.Xaas.Snapshots.Records;
using Okta.Xaas.Snapshots.Status;

namespace Okta.Xaas.Snapshots.Tests.Options;

/// <summary>Full lists in an application's services, set up by its configuration.</summary>
public sealed class FeedSettingsTests
{
    public static TheoryData<string> Names => ["", "employees"];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_section_sets_the_options_and_the_store_and_all_services_are_there(string name)
    {
        using var provider = Build(name, [("Snapshots:Store:File", "state.db"), ("Snapshots:WhenBusy", "Wait"), ("Snapshots:Safeguards:UserUpdates:Count", "7"), ("Snapshots:Approvals:ValidFor", "2.00:00:00"), ("Snapshots:Safeguards:ProtectedUsers:0", "E1")]);

        var options = provider.GetRequiredService<IOptionsMonitor<SnapshotOptions>>().Get(name);
        (options.WhenBusy, options.Safeguards.UserUpdates.Count, options.Safeguards.UserUpdates.Share, options.Approvals.ValidFor).Should().Be((BusyPolicy.Wait, 7, 0.5, TimeSpan.FromDays(2)));
        options.Safeguards.ProtectedUsers.Should().Equal("E1");
        Get<ISnapshotStore>(provider, name).Should().BeOfType<SqliteSnapshotStore>();
        foreach (var service in new object[]
        {
            Get<ISnapshotSynchronizer>(provider, name), Get<ISnapshotReconciler>(provider, name), Get<IFeedApprovals>(provider, name), Get<IFeedStatus>(provider, name), Get<IFeedAudit>(provider, name),
        })
        {
            service.Should().NotBeNull();
        }
    }

    [Fact]
    public async Task A_connection_string_means_postgresql()
    {
        await using var provider = Build("", [("Snapshots:Store:PostgreSql", "Host=localhost;Database=hr")]);

        provider.GetRequiredService<ISnapshotStore>().Should().BeOfType<PostgreSqlSnapshotStore>();
    }

    [Theory]
    [InlineData("Neither Store:File nor Store:PostgreSql is set", "Snapshots:WhenBusy", "Fail")]
    [InlineData("Store:File and Store:PostgreSql are both set", "Snapshots:Store:File", "state.db", "Snapshots:Store:PostgreSql", "Host=localhost")]
    public void Which_store_it_is_must_be_clear(string fault, params string[] settings)
    {
        using var provider = Build("employees", [.. settings.Chunk(2).Select(pair => (pair[0], pair[1]))]);

        provider.Invoking(p => Get<ISnapshotStore>(p, "employees")).Should().Throw<OptionsValidationException>().WithMessage($"Identity source \"employees\": {fault}*");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_journal_beside_the_store_is_an_error(string name)
    {
        using var provider = Build(name, [("Snapshots:Store:File", "state.db")], builder => builder.UseJournal(_ => new MemoryJournal()));

        provider.Invoking(p => Get<ISnapshotSynchronizer>(p, name)).Should().Throw<OptionsValidationException>().WithMessage("*UseJournal stands beside UseSnapshots*");
    }

    [Fact]
    public void A_journal_of_another_source_is_none_of_its_business()
    {
        var (services, configuration) = Services([("Snapshots:Store:File", "state.db")]);
        services.AddOktaXaas("contractors", configuration).UseJournal(_ => new MemoryJournal());
        services.AddOktaXaas("employees", configuration).UseSnapshots(configuration.GetSection("Snapshots"));
        using var provider = services.BuildServiceProvider();

        Get<ISnapshotSynchronizer>(provider, "employees").Should().NotBeNull();
    }

    [Fact]
    public void Every_fault_names_its_source()
    {
        using var provider = Build("employees", [("OktaDomain", "nowhere"), ("Snapshots:Store:File", "state.db"), ("Snapshots:HashKey", "short"), ("Snapshots:Approvals:ValidFor", "100.00:00:00")]);

        provider.GetRequiredService<IOptionsMonitor<OktaXaasOptions>>().Invoking(o => o.Get("employees")).Should().Throw<OptionsValidationException>()
            .Which.Failures.Should().OnlyContain(fault => fault.StartsWith("Identity source \"employees\": ", StringComparison.Ordinal));
        provider.GetRequiredService<IOptionsMonitor<SnapshotOptions>>().Invoking(o => o.Get("employees")).Should().Throw<OptionsValidationException>()
            .Which.Failures.Should().HaveCount(2).And.OnlyContain(fault => fault.StartsWith("Identity source \"employees\": ", StringComparison.Ordinal));
    }

    [Fact]
    public void Names_that_nothing_reads_are_warned_of_and_sections_of_others_are_not()
    {
        using var log = new CollectingLog();
        using var provider = Build(
            "employees",
            [
                ("ApiTokn", "x"), ("Retry:MaxRetry", "3"), ("retry:maxretries", "3"), ("Mapping:ExternalId", "Id"), ("Synchronisation:CooldownMode", "Eager"),
                ("Snapshots:Store:File", "state.db"), ("Snapshots:Store:Fil", "x"), ("Snapshots:Safeguards:UserUpdates:Cout", "7"), ("Snapshots:Schedule:Cron", "0 2 * * *"),
            ],
            (builder, configuration) => builder.ExpectSettings(configuration.GetSection("Mapping")).ExpectSettings(configuration.GetSection("Snapshots:Schedule")),
            log);

        _ = provider.GetRequiredService<IOptionsMonitor<OktaXaasOptions>>().Get("employees");
        _ = provider.GetRequiredService<IOptionsMonitor<SnapshotOptions>>().Get("employees");

        log.Lines.Where(line => line.StartsWith("108 ", StringComparison.Ordinal)).Should().BeEquivalentTo(
            new[] { "ApiTokn", "Retry:MaxRetry", "Synchronisation", "Store:Fil", "Safeguards:UserUpdates:Cout" }
                .Select(setting => $"108 Warning The settings of employees have {setting}, which nothing reads: mend its name, or take it out"));
    }

    private static T Get<T>(IServiceProvider provider, string name)
        where T : notnull => name.Length == 0 ? provider.GetRequiredService<T>() : provider.GetRequiredKeyedService<T>(name);

    private static ServiceProvider Build(string name, (string, string)[] settings, Action<Okta.Xaas.IOktaXaasBuilder> further) => Build(name, settings, (builder, _) => further(builder));

    private static ServiceProvider Build(string name, (string, string)[] settings, Action<Okta.Xaas.IOktaXaasBuilder, IConfiguration>? further = null, ILoggerProvider? log = null)
    {
        var (services, configuration) = Services(settings);
        if (log is not null) services.AddLogging(logging => logging.AddProvider(log));
        var builder = name.Length == 0 ? services.AddOktaXaas(configuration) : services.AddOktaXaas(name, configuration);
        builder.UseSnapshots(configuration.GetSection("Snapshots"));
        further?.Invoke(builder, configuration);
        return services.BuildServiceProvider();
    }

    private static (ServiceCollection Services, IConfiguration Configuration) Services((string Name, string Value)[] settings)
    {
        Dictionary<string, string?> all = new(StringComparer.OrdinalIgnoreCase) { ["OktaDomain"] = "https://example.okta.com", ["IdentitySourceId"] = "0oa3l6l6WK6h0R0QW0g4", ["ApiToken"] = "token" };
        foreach (var (name, value) in settings) all[name] = value;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(all.Select(pair => new KeyValuePair<string, string?>($"Okta:Xaas:{pair.Key}", pair.Value))).Build();
        return ([], configuration.GetSection("Okta:Xaas"));
    }

    private sealed class CollectingLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Enqueue($"{eventId.Id} {logLevel} {formatter(state, exception)}");
    }
}
