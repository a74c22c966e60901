using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Okta.Xaas.Authentication;
using Okta.Xaas.Authentication.Internal;

namespace Okta.Xaas.Tests.Authentication;

public class ClientKeyTests
{
    [Theory]
    [InlineData("RS256")]
    [InlineData("RS384")]
    [InlineData("RS512")]
    public async Task An_rsa_key_signs_with_each_of_its_algorithms_from_each_form(string algorithm)
    {
        using var rsa = RSA.Create(2048);
        var request = new CertificateRequest("CN=test", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(99));
        foreach (var key in new[]
        {
            ClientKey.FromText(rsa.ExportPkcs8PrivateKeyPem(), "k", algorithm),
            ClientKey.FromText(rsa.ExportRSAPrivateKeyPem().ReplaceLineEndings("\\n"), "k", algorithm),
            ClientKey.FromCertificate(certificate, "k", algorithm),
        })
        {
            using (key) await VerifyAsync(key, (data, signature) => rsa.VerifyData(data, signature, HashOf(algorithm), RSASignaturePadding.Pkcs1));
            key.Algorithm.Should().Be(algorithm);
        }
    }

    [Theory]
    [InlineData("1.2.840.10045.3.1.7", "ES256")]
    [InlineData("1.3.132.0.34", "ES384")]
    [InlineData("1.3.132.0.35", "ES512")]
    public async Task An_ec_key_signs_with_the_algorithm_of_its_curve(string curve, string algorithm)
    {
        using var ec = ECDsa.Create(ECCurve.CreateFromValue(curve));
        using var key = ClientKey.FromText(ec.ExportPkcs8PrivateKeyPem(), "k");
        key.Algorithm.Should().Be(algorithm);
        key.ToString().Should().Be($"ClientKey ({algorithm}, key id k)");
        await VerifyAsync(key, (data, signature) => ec.VerifyData(data, signature, HashOf(algorithm)));
    }

    [Fact]
    public async Task A_callback_is_given_what_is_signed()
    {
        using var rsa = RSA.Create(2048);
        using var key = ClientKey.FromCallback("RS256", "k", (data, _) => new(rsa.SignData(data.Span, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)));
        await VerifyAsync(key, (data, signature) => rsa.VerifyData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    [Fact]
    public void A_file_is_read_and_the_key_id_of_a_jwk_is_taken()
    {
        using var rsa = RSA.Create(1024);
        var path = Path.GetTempFileName();
        File.WriteAllText(path, rsa.ExportPkcs8PrivateKeyPem());
        FluentActions.Invoking(() => ClientKey.FromFile(path, "k")).Should().Throw<ArgumentException>().WithMessage("The private key in the file is an RSA key of 1024 bits*2048*");
        File.Delete(path);
    }

    // RFC 9449, section 7.1.
    [Fact]
    public void The_hash_of_a_token_is_the_one_of_RFC_9449() =>
        DPoPKey.HashOf("Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU").Should().Be("fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo");

    [Fact]
    public void A_proof_has_the_structure_of_RFC_9449()
    {
        using var key = new DPoPKey();
        var parts = key.Prove(HttpMethod.Get, new Uri("https://example.okta.com/api/v1/x?a=b#c"), DateTimeOffset.FromUnixTimeSeconds(1562262618), "nonce", "token").Split('.');
        var header = System.Text.Json.JsonElement.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(parts[0]));
        var claims = System.Text.Json.JsonElement.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(parts[1]));

        header.EnumerateObject().Select(p => p.Name).Should().BeEquivalentTo("typ", "alg", "jwk");
        header.GetProperty("typ").GetString().Should().Be("dpop+jwt");
        header.GetProperty("jwk").EnumerateObject().Select(p => p.Name).Should().BeEquivalentTo("kty", "crv", "x", "y");
        claims.EnumerateObject().Select(p => p.Name).Should().BeEquivalentTo("jti", "htm", "htu", "iat", "ath", "nonce");
        claims.GetProperty("htm").GetString().Should().Be("GET");
        claims.GetProperty("htu").GetString().Should().Be("https://example.okta.com/api/v1/x");
        claims.GetProperty("iat").GetInt64().Should().Be(1562262618);
    }

    private static async Task VerifyAsync(ClientKey key, Func<byte[], byte[], bool> verify)
    {
        var audience = new Uri("https://example.okta.com/oauth2/v1/token");
        var jwt = await new ClientAssertion("0oaClient", key.Signer, audience).WriteAsync(DateTimeOffset.FromUnixTimeSeconds(1_000_000), default);
        var parts = jwt.Split('.');
        verify(System.Text.Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), System.Buffers.Text.Base64Url.DecodeFromChars(parts[2])).Should().BeTrue();
        var header = System.Text.Json.JsonElement.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(parts[0]));
        header.GetProperty("alg").GetString().Should().Be(key.Algorithm);
        header.GetProperty("kid").GetString().Should().Be("k");
        var claims = System.Text.Json.JsonElement.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(parts[1]));
        claims.EnumerateObject().Select(p => p.Name).Should().BeEquivalentTo("iss", "sub", "aud", "iat", "exp", "jti");
        claims.GetProperty("exp").GetInt64().Should().Be(1_000_300);
        claims.GetProperty("aud").GetString().Should().Be(audience.AbsoluteUri);
    }

    private static HashAlgorithmName HashOf(string algorithm) => new("SHA" + algorithm[2..]);
}
