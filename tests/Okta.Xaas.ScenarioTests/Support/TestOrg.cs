using Microsoft.Extensions.Logging;
using Okta.Xaas.Emulator;
using Okta.Xaas.Journal;
using Okta.Xaas.TestDoubles;

namespace Okta.Xaas.ScenarioTests.Support;

/// <summary>The SDK against an emulated org, in one virtual time: an hour passes in milliseconds.</summary>
internal sealed class TestOrg : IAsyncDisposable
{
    private static int _made;

    private readonly IIdentitySourcesConnection _api;
    private readonly OktaXaasOptions _options;
    private readonly ILoggerFactory? _loggers;

    private TestOrg(VirtualTimeProvider clock, OktaEmulator okta, OktaXaasOptions options, ILoggerFactory? loggers)
    {
        Clock = clock;
        Okta = okta;
        _options = options;
        _loggers = loggers;
        _api = IdentitySourcesApi.Create(options, okta.CreateHandler(), timeProvider: clock, loggerFactory: loggers);
        Synchronizer = NewSynchronizer();
    }

    public VirtualTimeProvider Clock { get; }

    public OktaEmulator Okta { get; }

    public IIdentitySourcesApi Api => _api;

    public OktaXaasOptions Options => _options;

    public IdentitySourceSynchronizer Synchronizer { get; }

    public IReadOnlyList<EmulatedSession> Sessions => Okta.Sessions;

    public static async Task<TestOrg> StartAsync(
        Action<SynchronizationOptions>? synchronization = null,
        Action<OktaEmulatorOptions>? emulator = null,
        ILoggerFactory? loggers = null)
    {
        var clock = new VirtualTimeProvider(autoAdvance: true);

        // Each test has an identity source of its own: runs on the same one exclude each other in a process.
        var source = $"0oatest{Interlocked.Increment(ref _made):D13}";
        var okta = await OktaEmulator.StartAsync(o =>
        {
            o.SessionRateLimit = null;
            o.TimeProvider = clock;
            o.IdentitySourceId = source;
            emulator?.Invoke(o);
        });
        var options = new OktaXaasOptions { OktaDomain = okta.BaseAddress, IdentitySourceId = source, ApiToken = okta.ApiToken };
        synchronization?.Invoke(options.Synchronization);
        return new(clock, okta, options, loggers);
    }

    /// <summary>What a process does that starts anew: a clock of its own, so that it knows nothing of earlier triggers.</summary>
    public IdentitySourceSynchronizer NewSynchronizer(TimeProvider? clock = null, IIdentitySourcesApi? api = null, ISynchronizationJournal? journal = null) =>
        new(api ?? _api, _options, clock ?? new SkewedTimeProvider(Clock, TimeSpan.Zero), _loggers?.CreateLogger<IdentitySourceSynchronizer>(), journal);

    public IIdentitySourcesConnection NewApi(Func<HttpMessageHandler, HttpMessageHandler> around) => IdentitySourcesApi.Create(_options, around(Okta.CreateHandler()), timeProvider: Clock);

    /// <summary>Lets the clock's time limits fall due, ten seconds after another, each once what the one before has set free has come to rest.</summary>
    public void LetTimePassUntil(Task ended)
    {
        while (!SpinWait.SpinUntil(() => ended.IsCompleted, TimeSpan.FromSeconds(2))) Clock.Advance(TimeSpan.FromSeconds(10));
    }

    public ValueTask DisposeAsync()
    {
        _api.Dispose();
        return Okta.DisposeAsync();
    }
}
