using Okta.Xaas.Emulator;
using Okta.Xaas.ScenarioTests.Support;
using Okta.Xaas.TestDoubles;
using Okta.Xaas.Verification;

namespace Okta.Xaas.ScenarioTests.Verification;

/// <summary>An emulated org with people, and a verifier that asks it, in one virtual time.</summary>
internal sealed class VerifiedOrg : IAsyncDisposable
{
    private readonly TestOrg _org;
    private readonly IOktaOrgConnection _api;

    private VerifiedOrg(TestOrg org)
    {
        _org = org;
        _api = OktaOrgApi.Create(org.Options, org.Okta.CreateHandler(), timeProvider: org.Clock);
        Verifier = new IdentitySourceVerifier(_api, org.Api, org.Options, org.Clock);
    }

    public OktaEmulator Okta => _org.Okta;

    public VirtualTimeProvider Clock => _org.Clock;

    public IdentitySourceVerifier Verifier { get; }

    public static async Task<VerifiedOrg> StartAsync(Action<OktaEmulatorOptions>? emulator = null) => new(await TestOrg.StartAsync(emulator: emulator));

    public Task<SyncResult> ImportAsync(params IEnumerable<IdentityChange> changes) => _org.Synchronizer.SynchronizeAsync(changes);

    /// <summary>Imports, and verifies with one look.</summary>
    public async Task<VerificationReport> ImportAndVerifyAsync(params IReadOnlyList<IdentityChange> changes) =>
        await Verifier.VerifyAsync(await ImportAsync(changes), changes, new VerificationOptions { SettleTimeLimit = TimeSpan.Zero });

    /// <summary>How many calls an operation has had.</summary>
    public int Calls(string operation) => Okta.Requests.Count(request => request.Request.Operation == operation);

    public ValueTask DisposeAsync()
    {
        _api.Dispose();
        return _org.DisposeAsync();
    }
}
