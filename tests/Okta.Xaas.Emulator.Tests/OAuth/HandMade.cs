using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Okta.Xaas.Emulator.Tests.Support;

namespace Okta.Xaas.Emulator.Tests.OAuth;

/// <summary>A client that makes its JWTs by hand, so that each part of them can be wrong.</summary>
internal sealed class HandMade : IDisposable
{
    public const string ClientId = "0oaApp";
    public const string KeyId = "k1";

    private readonly TestOrg _org;
    private readonly RSA _key = RSA.Create(2048);
    private readonly ECDsa _proofKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private int _number;

    private HandMade(TestOrg org, RSA key)
    {
        _org = org;
        _key = key;
    }

    public TestOrg Org => _org;

    public string TokenUrl => new Uri(_org.Okta.BaseAddress, "/oauth2/v1/token").AbsoluteUri;

    public string SessionsUrl => new Uri(_org.Okta.BaseAddress, _org.SourcePath + "sessions").AbsoluteUri;

    public static async Task<HandMade> StartAsync(Action<OktaEmulatorOptions>? configure = null)
    {
        var key = RSA.Create(2048);
        var part = key.ExportParameters(false);
        var org = await TestOrg.StartAsync(o =>
        {
            o.OAuth.ClientId = ClientId;
            o.OAuth.PublicKeys.Add($"{{\"kty\":\"RSA\",\"kid\":\"{KeyId}\",\"n\":\"{Text(part.Modulus!)}\",\"e\":\"{Text(part.Exponent!)}\"}}");
            configure?.Invoke(o);
        });
        org.Client.DefaultRequestHeaders.Remove("Authorization");
        return new HandMade(org, key);
    }

    public string Assertion(Action<JsonObject>? change = null, Action<JsonObject>? changeHeader = null, RSA? key = null)
    {
        var now = _org.Clock.GetUtcNow().ToUnixTimeSeconds();
        JsonObject header = new() { ["alg"] = "RS256", ["kid"] = KeyId };
        JsonObject claims = new() { ["iss"] = ClientId, ["sub"] = ClientId, ["aud"] = TokenUrl, ["iat"] = now, ["exp"] = now + 300, ["jti"] = NewId() };
        change?.Invoke(claims);
        changeHeader?.Invoke(header);
        return Sign(header, claims, data => (key ?? _key).SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    public string Proof(string method, string target, string? nonce = null, string? token = null, Action<JsonObject>? change = null, Action<JsonObject>? changeHeader = null, ECDsa? key = null)
    {
        var signing = key ?? _proofKey;
        var point = signing.ExportParameters(false).Q;
        JsonObject header = new() { ["typ"] = "dpop+jwt", ["alg"] = "ES256", ["jwk"] = new JsonObject { ["kty"] = "EC", ["crv"] = "P-256", ["x"] = Text(point.X!), ["y"] = Text(point.Y!) } };
        JsonObject claims = new() { ["jti"] = NewId(), ["htm"] = method, ["htu"] = target, ["iat"] = _org.Clock.GetUtcNow().ToUnixTimeSeconds() };
        if (nonce is not null) claims["nonce"] = nonce;
        if (token is not null) claims["ath"] = Text(SHA256.HashData(Encoding.ASCII.GetBytes(token)));
        change?.Invoke(claims);
        changeHeader?.Invoke(header);
        return Sign(header, claims, data => signing.SignData(data, HashAlgorithmName.SHA256));
    }

    public async Task<Answer> AskAsync(string assertion, string? proof = null, string scope = "okta.identitySources.manage okta.identitySources.read", string grant = "client_credentials")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, TokenUrl)
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = grant,
                ["scope"] = scope,
                ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                ["client_assertion"] = assertion,
            }),
        };
        if (proof is not null) request.Headers.Add("DPoP", proof);
        using var response = await _org.Client.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    /// <summary>A token that is bound to the key of the proofs.</summary>
    public async Task<string> TokenAsync(string scope = "okta.identitySources.manage okta.identitySources.read") =>
        (await AskAsync(Assertion(), Proof("POST", TokenUrl, await NonceAsync()), scope)).String("access_token");

    public async Task<string> NonceAsync() => (await AskAsync(Assertion(), Proof("POST", TokenUrl))).Header("dpop-nonce");

    public async Task<Answer> CallAsync(string authorization, string? proof, string method = "GET", string? url = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), url ?? SessionsUrl);
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        if (proof is not null) request.Headers.Add("DPoP", proof);
        using var response = await _org.Client.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    public void Dispose()
    {
        _key.Dispose();
        _proofKey.Dispose();
    }

    private static string Sign(JsonObject header, JsonObject claims, Func<byte[], byte[]> sign)
    {
        var signed = $"{Text(Encoding.UTF8.GetBytes(header.ToJsonString()))}.{Text(Encoding.UTF8.GetBytes(claims.ToJsonString()))}";
        return $"{signed}.{Text(sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);

    private string NewId() => $"id-{Interlocked.Increment(ref _number)}";
}
