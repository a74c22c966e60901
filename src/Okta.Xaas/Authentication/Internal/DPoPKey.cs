using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace Okta.Xaas.Authentication.Internal;

/// <summary>The key that tokens are bound to (RFC 9449). Made for one credential, and gone with it: whoever steals a token has not got it.</summary>
internal sealed class DPoPKey : IDisposable
{
    private readonly object _gate = new();
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly SigningCredentials _credentials;
    private readonly Dictionary<string, object> _header;

    public DPoPKey()
    {
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        _header = new() { ["jwk"] = new Dictionary<string, object> { ["kty"] = "EC", ["crv"] = "P-256", ["x"] = Base64UrlEncoder.Encode(point.X), ["y"] = Base64UrlEncoder.Encode(point.Y) } };
        _credentials = new SigningCredentials(
            new ECDsaSecurityKey(_key) { CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false } }, SecurityAlgorithms.EcdsaSha256);
    }

    /// <summary>Writes a proof for one request.</summary>
    /// <param name="method">The request's method.</param>
    /// <param name="target">The address that it is really sent to.</param>
    /// <param name="now">The time, by the server's clock.</param>
    /// <param name="nonce">What the server wants to see, if it has said so.</param>
    /// <param name="accessToken">The token that goes with the request, except to the token endpoint.</param>
    public string Prove(HttpMethod method, Uri target, DateTimeOffset now, string? nonce, string? accessToken)
    {
        var claims = new Dictionary<string, object>
        {
            ["jti"] = JwtWriter.NewId(),
            ["htm"] = method.Method.ToUpperInvariant(),
            ["htu"] = TargetOf(target),
            ["iat"] = now.ToUnixTimeSeconds(),
        };
        if (accessToken is not null) claims["ath"] = HashOf(accessToken);
        if (nonce is not null) claims["nonce"] = nonce;

        // No key of .NET promises that it can be used concurrently.
        lock (_gate) return JwtWriter.Write(_credentials, claims, "dpop+jwt", _header);
    }

    public void Dispose() => _key.Dispose();

    /// <summary>The address without query and fragment, escaped as it is sent.</summary>
    internal static string TargetOf(Uri target) => target.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);

    internal static string HashOf(string accessToken) => Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(accessToken)));
}
