using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Okta.Xaas.Authentication;
using Okta.Xaas.Authentication.Internal;

namespace Okta.Xaas.Tests.Authentication;

/// <summary>The forms in which keys come out of environment variables, JSON files and secret stores.</summary>
public class KeyTextTests
{
    private static readonly RSA Key = RSA.Create(2048);
    private static readonly string Pem = Key.ExportPkcs8PrivateKeyPem();

    public static TheoryData<string, string> Forms => new()
    {
        { "as it is", Pem },
        { "CRLF", Pem.ReplaceLineEndings("\r\n") },
        { "written-out LF", Pem.ReplaceLineEndings("\\n") },
        { "written-out CRLF", Pem.ReplaceLineEndings("\\r\\n") },
        { "one line", Pem.ReplaceLineEndings(" ") },
        { "quotes", $"\"{Pem}\"" },
        { "single quotes", $"'{Pem}'" },
        { "JSON text", JsonSerializer.Serialize(Pem) },
        { "quotes and written-out LF", $"'{Pem.ReplaceLineEndings("\\n")}'" },
        { "base64", Base64(Pem) },
        { "base64 in lines", string.Join('\n', Base64(Pem).Chunk(76).Select(line => new string(line))) },
        { "base64 of CRLF with a mark", Base64("\uFEFF" + Pem.ReplaceLineEndings("\r\n")) },
        { "base64 in quotes", $"\"{Base64(Pem)}\"" },
        { "public half before", Key.ExportSubjectPublicKeyInfoPem() + "\n" + Pem },
        { "public half after", Pem + "\n" + Key.ExportSubjectPublicKeyInfoPem() },
        { "words around", "Bag Attributes\n  friendlyName: app\n" + Pem + "\n" },
        { "PKCS#1", Key.ExportRSAPrivateKeyPem() },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_key_is_read_in_each_form(string form, string text)
    {
        using var key = ClientKey.FromText(text, "k");

        key.Algorithm.Should().Be("RS256", form);
        SignedBy(key).Should().BeTrue(form);
    }

    [Fact]
    public void A_jwk_is_read_in_quotes_and_in_base64()
    {
        var jwk = Jwk(Key.ExportParameters(true), Strip);
        foreach (var text in new[] { jwk, JsonSerializer.Serialize(jwk), $"'{jwk}'", Base64(jwk) })
        {
            using var key = ClientKey.FromText(text, "k");
            SignedBy(key).Should().BeTrue();
        }
    }

    [Theory]
    [InlineData("der", "base64 without the first and the last line of PEM")]
    [InlineData("two", "more than one private key")]
    [InlineData("word", "neither a JWK")]
    [InlineData("public", "no private key")]
    public void What_is_no_key_is_refused_with_words_that_name_the_form(string form, string words)
    {
        var text = form switch
        {
            "der" => Convert.ToBase64String(Key.ExportPkcs8PrivateKey()),
            "two" => Pem + "\n" + Pem,
            "public" => Key.ExportSubjectPublicKeyInfoPem(),
            _ => "SecretSecretSecret",
        };

        FluentActions.Invoking(() => ClientKey.FromText(text, "k")).Should().Throw<ArgumentException>().WithMessage($"*{words}*").Which.Message.Should().NotContainAny("Secret", text[..18]);
    }

    [Fact]
    public void Numbers_shorter_or_longer_than_their_full_length_are_read()
    {
        for (var i = 0; i < 40; i++)
        {
            using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var p = ec.ExportParameters(true);
            foreach (var form in new Func<byte[], byte[]>[] { Strip, number => [0, .. number] })
            {
                using var key = ClientKey.FromText($$"""{"kty":"EC","crv":"P-256","kid":"k","x":"{{Url(form(p.Q.X!))}}","y":"{{Url(form(p.Q.Y!))}}","d":"{{Url(form(p.D!))}}"}""");
                key.Algorithm.Should().Be("ES256");
            }
        }

        foreach (var form in new Func<byte[], byte[]>[] { Strip, number => [0, .. number] })
        {
            using var key = ClientKey.FromText(Jwk(Key.ExportParameters(true), form), "k");
            SignedBy(key).Should().BeTrue();
        }
    }

    [Fact]
    public void A_short_number_of_an_rsa_key_is_filled_up()
    {
        // Until one has a number that begins with a zero: one key in about fifty has.
        for (var i = 0; i < 500; i++)
        {
            using var rsa = RSA.Create(2048);
            var p = rsa.ExportParameters(true);
            if (p.D![0] != 0 && p.DP![0] != 0 && p.DQ![0] != 0 && p.InverseQ![0] != 0) continue;
            using var key = ClientKey.FromText(Jwk(p, Strip), "k");
            key.Algorithm.Should().Be("RS256");
            return;
        }

        throw new InvalidOperationException("No key had a number that begins with a zero.");
    }

    [Fact]
    public void A_name_in_other_letters_has_one_form_in_a_proof_and_on_the_wire()
    {
        var target = new Uri("https://anmeldung.bücher.example:8443/api/v1/x?y=z");

        DPoPKey.TargetOf(target).Should().Be("https://anmeldung.xn--bcher-kva.example:8443/api/v1/x");
        DPoPKey.TargetOf(new Uri("https://[::1]:8443/x")).Should().Be("https://[::1]:8443/x");
        target.IdnHost.Should().Be("anmeldung.xn--bcher-kva.example", "this is what .NET puts on the wire");
    }

    private static bool SignedBy(ClientKey key)
    {
        var jwt = JwtWriter.Write(key.Signer.Credentials, new Dictionary<string, object> { ["sub"] = "x" }).Split('.');
        return Key.VerifyData(Encoding.ASCII.GetBytes($"{jwt[0]}.{jwt[1]}"), System.Buffers.Text.Base64Url.DecodeFromChars(jwt[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    private static string Jwk(RSAParameters p, Func<byte[], byte[]> form) =>
        $$"""{"kty":"RSA","n":"{{Url(form(p.Modulus!))}}","e":"{{Url(form(p.Exponent!))}}","d":"{{Url(form(p.D!))}}","p":"{{Url(form(p.P!))}}","q":"{{Url(form(p.Q!))}}","dp":"{{Url(form(p.DP!))}}","dq":"{{Url(form(p.DQ!))}}","qi":"{{Url(form(p.InverseQ!))}}"}""";

    private static byte[] Strip(byte[] number) => [.. number.SkipWhile(b => b == 0)];

    private static string Url(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
