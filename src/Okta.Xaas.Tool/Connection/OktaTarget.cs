using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using Okta.Xaas.Diagnosis;
using Okta.Xaas.Emulator;
using Okta.Xaas.Snapshots;
using Okta.Xaas.Snapshots.Approvals;
using Okta.Xaas.Snapshots.Reconciliation;
using Okta.Xaas.Snapshots.Records;
using Okta.Xaas.Snapshots.Status;
using Okta.Xaas.Tool.Display;
using Okta.Xaas.Tool.Endings;
using Okta.Xaas.Verification;

namespace Okta.Xaas.Tool.Connection;

/// <summary>The org that a command is about: the one that the settings name, or an emulated one inside this program.</summary>
internal sealed class OktaTarget : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private OktaTarget(ServiceProvider services, StoreChoice store, OktaEmulator? emulator)
    {
        _services = services;
        StoreChoice = store;
        Emulator = emulator;
        try
        {
            Options = services.GetRequiredService<IOptions<OktaXaasOptions>>().Value;
        }
        catch (InvalidOperationException fault)
        {
            // A text that is no number or time where one is wanted.
            throw new UsageException($"the settings need mending: {fault.Message.ReplaceLineEndings(" ").TrimEnd('.')}");
        }
    }

    /// <summary>The emulated org; null when a real one is meant.</summary>
    public OktaEmulator? Emulator { get; }

    public StoreChoice StoreChoice { get; }

    public OktaXaasOptions Options { get; }

    public TimeProvider Clock => _services.GetRequiredService<TimeProvider>();

    public IIdentitySourcesApi Api => _services.GetRequiredService<IIdentitySourcesApi>();

    public ISnapshotStore Store => _services.GetRequiredService<ISnapshotStore>();

    public IFeedApprovals Approvals => _services.GetRequiredService<IFeedApprovals>();

    public IFeedStatus Status => _services.GetRequiredService<IFeedStatus>();

    public IFeedAudit Audit => _services.GetRequiredService<IFeedAudit>();

    public ISnapshotReconciler Reconciler => _services.GetRequiredService<ISnapshotReconciler>();

    public IIdentitySourceVerifier Verifier => _services.GetRequiredService<IIdentitySourceVerifier>();

    public IOktaXaasDiagnostics Diagnostics => _services.GetRequiredService<IOktaXaasDiagnostics>();

    public ISnapshotSynchronizer Synchronizer => _services.GetRequiredService<ISnapshotSynchronizer>();

    /// <summary>In words, for the first line that is shown.</summary>
    public string About => Emulator is null
        ? $"{Options.OktaDomain!.GetLeftPart(UriPartial.Authority)}, identity source {Options.IdentitySourceId}"
        : "an emulated org inside this program";

    public static async Task<OktaTarget> ConnectAsync(TargetOptions target, TimeProvider time)
    {
        var services = new ServiceCollection();
        if (target.Verbose) AddLogging(services);
        if (!target.Emulated)
        {
            if (target.TimeScale != 1) throw new UsageException("--time-scale makes an emulated org's clock run faster; it is of use with --emulated only");
            services.AddSingleton(time);
            return Connect(target, services, services.AddOktaXaas(target.Settings.Section), null);
        }

        var clock = target.TimeScale == 1 ? time : new ScaledTimeProvider(time, target.TimeScale);
        var emulator = await OktaEmulator.StartAsync(options => options.TimeProvider = clock);
        services.AddSingleton(clock);
        var builder = services.AddOktaXaas(options =>
        {
            options.OktaDomain = emulator.BaseAddress;
            options.IdentitySourceId = emulator.IdentitySourceId;
            options.ApiToken = emulator.ApiToken;
            // The emulated import takes two seconds, so a look a second is enough and five would be wasted.
            options.Synchronization.PollingInterval = TimeSpan.FromSeconds(1);
            // What the settings say of limits and waits holds for the emulated org too.
            target.Settings.Section.GetSection(nameof(OktaXaasOptions.Synchronization)).Bind(options.Synchronization);
        }).ConfigureHttpClient(client => client.ConfigurePrimaryHttpMessageHandler(emulator.CreateHandler));
        return Connect(target, services, builder, emulator);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (Emulator is not null) await Emulator.DisposeAsync();
        StoreChoice.Dispose();
    }

    private static OktaTarget Connect(TargetOptions target, ServiceCollection services, IOktaXaasBuilder okta, OktaEmulator? emulator)
    {
        var store = StoreChoice.Choose(target.State, target.Settings.PostgreSqlStore, target.Emulated);
        okta.UseSnapshots(_ => store.Open(), options =>
        {
            target.Settings.Snapshots.Bind(options);
            // What a safeguard says is read by somebody at a command line.
            options.Safeguards.HowToAllow = finding => $"--allow {finding}";
        });
        return new OktaTarget(services.BuildServiceProvider(), store, emulator);
    }

    private static void AddLogging(ServiceCollection services) => services.AddLogging(logging => logging
        .AddConsoleFormatter<VisibleLogFormatter, ConsoleFormatterOptions>()
        .AddConsole(console =>
        {
            console.FormatterName = VisibleLogFormatter.FormatterName;
            console.LogToStandardErrorThreshold = LogLevel.Trace;
        })
        .AddFilter("Okta", LogLevel.Debug));
}
