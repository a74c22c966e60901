using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Okta.Xaas;
using Okta.Xaas.DependencyInjection;
using Okta.Xaas.Emulator;
using Okta.Xaas.Snapshots;

namespace HrCsvSync.Connection;

/// <summary>The org that is synchronized: the one that the settings name, or without any an emulated one inside this program.</summary>
internal sealed class OktaTarget : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private OktaTarget(ServiceProvider services, StateFile state, OktaEmulator? emulator)
    {
        _services = services;
        State = state;
        Emulator = emulator;
        Options = services.GetRequiredService<IOptions<OktaXaasOptions>>().Value;
    }

    /// <summary>The emulated org; null when a real one is synchronized.</summary>
    public OktaEmulator? Emulator { get; }

    public StateFile State { get; }

    public OktaXaasOptions Options { get; }

    public TimeProvider Clock => _services.GetRequiredService<TimeProvider>();

    public ISnapshotSynchronizer Synchronizer => _services.GetRequiredService<ISnapshotSynchronizer>();

    public static async Task<OktaTarget> ConnectAsync(OktaSettings settings, string? state, double timeScale, TimeProvider time, Action<IServiceCollection> configure)
    {
        var services = new ServiceCollection();
        configure(services);
        if (settings.NamesAnOrg)
        {
            if (timeScale != 1) throw new UsageException("--time-scale makes the emulated org's clock run faster; it can't be used with the org that Okta:Xaas names");
            services.AddSingleton(time);
            return Connect(services, services.AddOktaXaas(settings.Section), StateFile.Choose(state, isEmulated: false), null);
        }

        var clock = timeScale == 1 ? time : new ScaledTimeProvider(time, timeScale);
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
            settings.Section.GetSection(nameof(OktaXaasOptions.Synchronization)).Bind(options.Synchronization);
        }).ConfigureHttpClient(client => client.ConfigurePrimaryHttpMessageHandler(emulator.CreateHandler));
        return Connect(services, builder, StateFile.Choose(state, isEmulated: true), emulator);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (Emulator is not null) await Emulator.DisposeAsync();
        State.Dispose();
    }

    private static OktaTarget Connect(ServiceCollection services, IOktaXaasBuilder okta, StateFile state, OktaEmulator? emulator)
    {
        // What a safeguard says is read by somebody at a command line.
        okta.UseSnapshots(state.Path, options => options.Safeguards.HowToAllow = finding => $"--allow {finding}");
        return new OktaTarget(services.BuildServiceProvider(), state, emulator);
    }
}
