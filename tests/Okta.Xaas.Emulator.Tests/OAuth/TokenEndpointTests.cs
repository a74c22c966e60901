using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Okta.Xaas.Emulator.Tests.OAuth;

public sealed class TokenEndpointTests
{
    public static TheoryData<string, string> BadAssertions => new()
    {
        { "iss", "client_id" },
        { "sub", "subject" },
        { "aud", "audience claim for client_assertion must be the endpoint invoked" },
        { "expired", "is expired" },
        { "no exp", "is expired" },
        { "two hours", "expiration too far into the future" },
        { "future", "issued in the future" },
        { "no jti", "jti must be unique" },
        { "kid", "kid is invalid" },
        { "other key", "signature is invalid" },
        { "alg", "signature is invalid" },
        { "none", "not a valid JWT" },
    };

    [Theory]
    [MemberData(nameof(BadAssertions))]
    public async Task An_assertion_is_checked_for_real(string fault, string text)
    {
        using var client = await HandMade.StartAsync();
        using var other = RSA.Create(2048);
        var now = client.Org.Clock.GetUtcNow().ToUnixTimeSeconds();
        var assertion = fault switch
        {
            "iss" => client.Assertion(c => c["iss"] = "0oaOther"),
            "sub" => client.Assertion(c => c["sub"] = "0oaOther"),
            "aud" => client.Assertion(c => c["aud"] = "https://other.okta.com/oauth2/v1/token"),
            "expired" => client.Assertion(c => c["exp"] = now),
            "no exp" => client.Assertion(c => c.Remove("exp")),
            "two hours" => client.Assertion(c => c["exp"] = now + 7200),
            "future" => client.Assertion(c => c["iat"] = now + 120),
            "no jti" => client.Assertion(c => c.Remove("jti")),
            "kid" => client.Assertion(changeHeader: h => h["kid"] = "k9"),
            "other key" => client.Assertion(key: other),
            "alg" => client.Assertion(changeHeader: h => h["alg"] = "none"),
            _ => "no.jwt",
        };

        var answer = await client.AskAsync(assertion);

        answer.Status.Should().Be(401);
        answer.String("error").Should().Be("invalid_client");
        answer.String("error_description").Should().Contain(text);
    }

    [Fact]
    public async Task An_assertion_is_taken_once()
    {
        using var client = await HandMade.StartAsync(o => o.OAuth.RequireDPoP = false);
        var assertion = client.Assertion();

        (await client.AskAsync(assertion)).String("token_type").Should().Be("Bearer");
        (await client.AskAsync(assertion)).String("error").Should().Be("invalid_client");
    }

    [Fact]
    public async Task DPoP_is_demanded_with_a_nonce_as_Okta_words_it()
    {
        using var client = await HandMade.StartAsync();

        var without = await client.AskAsync(client.Assertion());
        without.Status.Should().Be(400);
        without.Body.Should().Be("""{"error":"invalid_dpop_proof","error_description":"The DPoP proof JWT header is missing."}""");

        var nonceless = await client.AskAsync(client.Assertion(), client.Proof("POST", client.TokenUrl));
        nonceless.Status.Should().Be(400);
        nonceless.Body.Should().Be("""{"error":"use_dpop_nonce","error_description":"Authorization server requires nonce in DPoP proof."}""");

        var proof = client.Proof("POST", client.TokenUrl, nonceless.Header("dpop-nonce"));
        var token = await client.AskAsync(client.Assertion(), proof);
        token.Status.Should().Be(200);
        token.String("token_type").Should().Be("DPoP");
        token.Json.GetProperty("expires_in").GetInt32().Should().Be(3600);
        (await client.AskAsync(client.Assertion(), proof)).String("error").Should().Be("invalid_dpop_proof", "its jti was used");
    }

    [Fact]
    public async Task A_nonce_is_taken_for_three_days()
    {
        using var client = await HandMade.StartAsync();
        var nonce = await client.NonceAsync();
        client.Org.Clock.Advance(TimeSpan.FromHours(71));
        (await client.AskAsync(client.Assertion(), client.Proof("POST", client.TokenUrl, nonce))).Status.Should().Be(200);
        client.Org.Clock.Advance(TimeSpan.FromHours(2));
        (await client.AskAsync(client.Assertion(), client.Proof("POST", client.TokenUrl, nonce))).String("error").Should().Be("use_dpop_nonce");
    }

    [Theory]
    [InlineData("openid", "invalid_scope")]
    [InlineData("okta.identitySources.read okta.users.read", "invalid_scope")]
    [InlineData("", "invalid_scope")]
    public async Task Scopes_have_to_be_granted(string scope, string error)
    {
        using var client = await HandMade.StartAsync();
        var answer = await client.AskAsync(client.Assertion(), scope: scope);
        answer.Status.Should().Be(400);
        answer.String("error").Should().Be(error);
    }

    [Fact]
    public async Task Only_client_credentials_are_granted_and_only_by_POST()
    {
        using var client = await HandMade.StartAsync();
        (await client.AskAsync(client.Assertion(), grant: "password")).String("error").Should().Be("unsupported_grant_type");
        using var get = await client.Org.Client.GetAsync(new Uri(client.TokenUrl));
        ((int)get.StatusCode).Should().Be(401);
    }

    public static TheoryData<string> BadProofs => ["typ", "alg", "no jwk", "private jwk", "no jti", "htm", "htu", "iat", "signature"];

    [Theory]
    [MemberData(nameof(BadProofs))]
    public async Task A_proof_is_checked_for_real(string fault)
    {
        using var client = await HandMade.StartAsync();
        var (url, nonce) = (client.TokenUrl, await client.NonceAsync());
        var proof = fault switch
        {
            "typ" => client.Proof("POST", url, nonce, changeHeader: h => h["typ"] = "JWT"),
            "alg" => client.Proof("POST", url, nonce, changeHeader: h => h["alg"] = "none"),
            "no jwk" => client.Proof("POST", url, nonce, changeHeader: h => h.Remove("jwk")),
            "private jwk" => client.Proof("POST", url, nonce, changeHeader: h => ((JsonObject)h["jwk"]!)["d"] = "AQAB"),
            "no jti" => client.Proof("POST", url, nonce, change: c => c.Remove("jti")),
            "htm" => client.Proof("post", url, nonce),
            "htu" => client.Proof("POST", url + "?a=b", nonce),
            "iat" => client.Proof("POST", url, nonce, change: c => c["iat"] = 1),
            _ => client.Proof("POST", url, nonce) + "AA",
        };

        var answer = await client.AskAsync(client.Assertion(), proof);

        answer.Status.Should().Be(400);
        answer.String("error").Should().Be("invalid_dpop_proof");
    }
}
