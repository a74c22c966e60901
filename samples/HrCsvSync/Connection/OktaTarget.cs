using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Okta.Xaas;
using Okta.Xaas.Api;
using Okta.Xaas.Emulator;

namespace HrCsvSync.Connection;

/// <summary>The org that is synchronized: the one that the settings name, or without any an emulated one inside this program.</summary>
internal sealed class OktaTarget : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private OktaTarget(ServiceProvider services, OktaEmulator? emulator)
    {
        _services = services;
        Emulator = emulator;
        Options = services.GetRequiredService<IOptions<OktaXaasOptions>>().Value;
    }

    /// <summary>The emulated org; null when a real one is synchronized.</summary>
    public OktaEmulator? Emulator { get; }

    public OktaXaasOptions Options { get; }

    public TimeProvider Clock => _services.GetRequiredService<TimeProvider>();

    public IIdentitySourceSynchronizer Synchronizer => _services.GetRequiredService<IIdentitySourceSynchronizer>();

    public IIdentitySourcesApi Api => _services.GetRequiredService<IIdentitySourcesApi>();

    public static async Task<OktaTarget> ConnectAsync(OktaSettings settings, double timeScale, Action<IServiceCollection> configure)
    {
        var services = new ServiceCollection();
        configure(services);
        if (settings.NamesAnOrg)
        {
            if (timeScale != 1) throw new UsageException("--time-scale makes the emulated org's clock run faster; it can't be used with the org that Okta:Xaas names");
            services.AddSingleton(TimeProvider.System);
            services.AddOktaXaas(settings.Section);
            return new OktaTarget(services.BuildServiceProvider(), null);
        }

        var clock = timeScale == 1 ? TimeProvider.System : new ScaledTimeProvider(TimeProvider.System, timeScale);
        var emulator = await OktaEmulator.StartAsync(options => options.TimeProvider = clock);
        services.AddSingleton(clock);
        services.AddOktaXaas(options =>
        {
            options.OktaDomain = emulator.BaseAddress;
            options.IdentitySourceId = emulator.IdentitySourceId;
            options.ApiToken = emulator.ApiToken;
            // The emulated import takes two seconds, so a look a second is enough and five would be wasted.
            options.Synchronization.PollingInterval = TimeSpan.FromSeconds(1);
            // What the settings say of limits and waits holds for the emulated org too.
            settings.Section.GetSection(nameof(OktaXaasOptions.Synchronization)).Bind(options.Synchronization);
        }).ConfigureHttpClient(client => client.ConfigurePrimaryHttpMessageHandler(emulator.CreateHandler));
        return new OktaTarget(services.BuildServiceProvider(), emulator);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (Emulator is not null) await Emulator.DisposeAsync();
    }
}
