using Okta.Xaas.Emulator;
using Okta.Xaas.TestDoubles;

namespace Okta.Xaas.Snapshots.Tests.Support;

/// <summary>An emulated org and a store of its own, in one virtual time.</summary>
internal sealed class SnapshotOrg : IAsyncDisposable
{
    private static int _made;

    private readonly IIdentitySourcesConnection _api;
    private readonly IOktaOrgConnection _org;

    private SnapshotOrg(VirtualTimeProvider clock, OktaEmulator okta, OktaXaasOptions options, TestStore store)
    {
        Clock = clock;
        Okta = okta;
        Options = options;
        Store = store;
        _api = IdentitySourcesApi.Create(options, okta.CreateHandler(), timeProvider: clock);
        _org = OktaOrgApi.Create(options, okta.CreateHandler(), timeProvider: clock);
    }

    public VirtualTimeProvider Clock { get; }

    public OktaEmulator Okta { get; }

    public OktaXaasOptions Options { get; }

    public IIdentitySourcesApi Api => _api;

    public IOktaOrgApi Org => _org;

    public SnapshotOptions Snapshots { get; } = new();

    public TestStore Store { get; }

    public SnapshotSynchronizer Synchronizer => NewSynchronizer();

    /// <summary>The requests that changed something, by Okta's names of the operations.</summary>
    public IReadOnlyList<string> Uploads => [.. Okta.Requests.Where(r => r.Request.Operation?.StartsWith("upload", StringComparison.Ordinal) == true).Select(r => r.Request.Operation!)];

    public static async Task<SnapshotOrg> StartAsync(Action<SynchronizationOptions>? synchronization = null, Action<OktaEmulatorOptions>? emulator = null, TestStore? store = null)
    {
        var clock = new VirtualTimeProvider(autoAdvance: true);

        // Each test has an identity source of its own: runs on the same one exclude each other in a process.
        var source = $"0oasnap{Interlocked.Increment(ref _made):D13}";
        var okta = await OktaEmulator.StartAsync(o =>
        {
            o.SessionRateLimit = null;
            o.TimeProvider = clock;
            o.IdentitySourceId = source;
            emulator?.Invoke(o);
        });
        var options = new OktaXaasOptions { OktaDomain = okta.BaseAddress, IdentitySourceId = source, ApiToken = okta.ApiToken };
        synchronization?.Invoke(options.Synchronization);
        return new(clock, okta, options, store ?? new SqliteTestStore());
    }

    /// <summary>Lets the store of an earlier version have been this org's.</summary>
    /// <param name="version">The version.</param>
    /// <param name="source">The source in it that is this org's.</param>
    public async Task RestoreAsync(string version, string source)
    {
        await Store.RestoreAsync(version);
        await Store.ExecuteAsync($"UPDATE xaas_source SET identity_source_id = '{Options.IdentitySourceId}' WHERE identity_source_id = '{source}'");
    }

    public SnapshotSynchronizer NewSynchronizer(ISnapshotStore? store = null, IIdentitySourcesApi? api = null) =>
        new(store ?? Store.Open(), api ?? _api, Options, Snapshots, Clock, org: _org);

    public async ValueTask DisposeAsync()
    {
        _api.Dispose();
        _org.Dispose();
        await Okta.DisposeAsync();
        await Store.DisposeAsync();
    }
}
