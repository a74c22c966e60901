using Okta.Xaas;
using Okta.Xaas.Emulator;

namespace Snippets;

/// <summary>An emulated org whose clock runs a thousand times faster, and the SDK on it. Each has an identity source of its own, so that tests can run at once.</summary>
internal sealed class EmulatedOrg : IAsyncDisposable
{
    private readonly IIdentitySourcesConnection _api;

    private EmulatedOrg(OktaEmulator okta, OktaXaasOptions options, TimeProvider clock)
    {
        Okta = okta;
        Options = options;
        Clock = clock;
        _api = IdentitySourcesApi.Create(options, okta.CreateHandler(), timeProvider: clock);
        Synchronizer = new IdentitySourceSynchronizer(_api, options, clock);
    }

    public OktaEmulator Okta { get; }

    public OktaXaasOptions Options { get; }

    public TimeProvider Clock { get; }

    public IIdentitySourcesApi Api => _api;

    public IIdentitySourceSynchronizer Synchronizer { get; }

    public static async Task<EmulatedOrg> StartAsync()
    {
        var clock = new ScaledTimeProvider(TimeProvider.System, 1_000);
        var okta = await OktaEmulator.StartAsync(o =>
        {
            o.SessionRateLimit = null;
            o.TimeProvider = clock;
            o.IdentitySourceId = $"0oa{Guid.NewGuid():N}";
        });
        return new EmulatedOrg(okta, new OktaXaasOptions { OktaDomain = okta.BaseAddress, IdentitySourceId = okta.IdentitySourceId, ApiToken = okta.ApiToken }, clock);
    }

    public ValueTask DisposeAsync()
    {
        _api.Dispose();
        return Okta.DisposeAsync();
    }
}
