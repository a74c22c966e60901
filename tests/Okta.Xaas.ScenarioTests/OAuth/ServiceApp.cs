using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Okta.Xaas.Authentication;
using Okta.Xaas.Emulator;
using Okta.Xaas.TestDoubles;

namespace Okta.Xaas.ScenarioTests.OAuth;

/// <summary>An emulated org with a service app, and the SDK signed in as it.</summary>
internal sealed class ServiceApp : IAsyncDisposable
{
    public const string ClientId = "0oaServiceApp1";
    public const string KeyId = "key-1";

    private ServiceApp(OktaEmulator okta, VirtualTimeProvider clock, OktaXaasOptions options, RecordingHandler network, IIdentitySourcesConnection api)
    {
        Okta = okta;
        Clock = clock;
        Options = options;
        Network = network;
        Api = api;
    }

    public OktaEmulator Okta { get; }

    public VirtualTimeProvider Clock { get; }

    public OktaXaasOptions Options { get; }

    public RecordingHandler Network { get; }

    public IIdentitySourcesConnection Api { get; }

    public IReadOnlyList<string> TokenRequests => [.. Network.Sent.Where(r => r.IsToken).Select(r => r.Assertion!)];

    public static async Task<ServiceApp> StartAsync(
        Action<OktaEmulatorOptions>? org = null, Action<OAuthOptions>? client = null, ILoggerFactory? logs = null, string? privateKey = null, TimeSpan skew = default)
    {
        var (secret, publicKey) = NewKey(KeyId);
        var clock = new VirtualTimeProvider(autoAdvance: true);
        var okta = await OktaEmulator.StartAsync(o =>
        {
            o.SessionRateLimit = null;
            o.TimeProvider = clock;
            o.ClockSkew = skew;
            o.IdentitySourceId = $"0oa{Guid.NewGuid():N}";
            o.ProcessingTime = TimeSpan.Zero;
            o.OAuth.ClientId = ClientId;
            o.OAuth.PublicKeys.Add(publicKey);
            org?.Invoke(o);
        });
        var options = new OktaXaasOptions { OktaDomain = okta.BaseAddress, IdentitySourceId = okta.IdentitySourceId };
        options.OAuth.ClientId = ClientId;
        options.OAuth.PrivateKey = privateKey ?? secret;
        client?.Invoke(options.OAuth);
        var network = new RecordingHandler(okta.CreateHandler());
        return new(okta, clock, options, network, IdentitySourcesApi.Create(options, network, timeProvider: clock, loggerFactory: logs));
    }

    /// <summary>A private JWK and its public half.</summary>
    public static (string Private, string Public) NewKey(string keyId)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var p = key.ExportParameters(true);
        var head = $"\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"{keyId}\",\"x\":\"{Text(p.Q.X)}\",\"y\":\"{Text(p.Q.Y)}\"";
        return ($"{{{head},\"d\":\"{Text(p.D)}\"}}", $"{{{head}}}");
    }

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        Network.Dispose();
        await Okta.DisposeAsync();
    }

    private static string Text(byte[]? bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
