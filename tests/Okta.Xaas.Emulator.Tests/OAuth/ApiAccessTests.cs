using System.Security.Cryptography;

namespace Okta.Xaas.Emulator.Tests.OAuth;

public sealed class ApiAccessTests
{
    [Fact]
    public async Task A_bound_token_passes_with_a_proof_of_its_own_once()
    {
        using var client = await HandMade.StartAsync();
        var token = await client.TokenAsync();
        var proof = client.Proof("GET", client.SessionsUrl, token: token);

        (await client.CallAsync($"DPoP {token}", proof)).Status.Should().Be(200);
        (await client.CallAsync($"DPoP {token}", proof)).Status.Should().Be(401, "a proof is valid once");
    }

    public static TheoryData<string> Misuses => ["bearer", "no proof", "other key", "no ath", "other ath", "htm", "htu", "unknown", "expired", "revoked"];

    [Theory]
    [MemberData(nameof(Misuses))]
    public async Task A_bound_token_passes_in_no_other_way(string misuse)
    {
        using var client = await HandMade.StartAsync();
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var (url, token) = (client.SessionsUrl, await client.TokenAsync());
        if (misuse == "expired") client.Org.Clock.Advance(TimeSpan.FromHours(1));
        if (misuse == "revoked") client.Org.Okta.OAuth.RevokeTokens();
        var proof = misuse switch
        {
            "bearer" or "no proof" => null,
            "other key" => client.Proof("GET", url, token: token, key: other),
            "no ath" => client.Proof("GET", url),
            "other ath" => client.Proof("GET", url, token: token + "x"),
            "htm" => client.Proof("POST", url, token: token),
            "htu" => client.Proof("GET", url.Replace(client.Org.Okta.IdentitySourceId, "{identitySourceId}", StringComparison.Ordinal), token: token),
            _ => client.Proof("GET", url, token: token),
        };

        var answer = await client.CallAsync(misuse switch { "bearer" => $"Bearer {token}", "unknown" => "DPoP abc", _ => $"DPoP {token}" }, proof);

        answer.ShouldBeError(401, "E0000011");
        answer.Header("WWW-Authenticate").Should().StartWith(misuse == "bearer" ? "Bearer error=" : "DPoP error=");
    }

    [Theory]
    [InlineData("https://EMULATOR.okta.test", true)]
    [InlineData("HTTPS://emulator.okta.test", true)]
    [InlineData("https://emulator.okta.test:443", true)]
    [InlineData("https://emulator.okta.test:80", false)]
    [InlineData("http://emulator.okta.test", false)]
    [InlineData("https://emulator.okta.test.", false)]
    public async Task The_address_of_a_proof_is_compared_by_what_it_means(string origin, bool passes)
    {
        using var client = await HandMade.StartAsync();
        var token = await client.TokenAsync();
        var path = new Uri(client.SessionsUrl).AbsolutePath;
        (await client.CallAsync($"DPoP {token}", client.Proof("GET", origin + path, token: token))).Status.Should().Be(passes ? 200 : 401);
        (await client.CallAsync($"DPoP {token}", client.Proof("GET", origin + path + "?a=b", token: token))).Status.Should().Be(401, "a query is none of it");
        (await client.CallAsync($"DPoP {token}", client.Proof("GET", origin + path.ToUpperInvariant(), token: token))).Status.Should().Be(401, "the case of a path counts");
    }

    [Fact]
    public async Task A_nonce_can_be_demanded_here_too()
    {
        using var client = await HandMade.StartAsync(o => o.OAuth.RequireApiNonce = true);
        var token = await client.TokenAsync();

        var refused = await client.CallAsync($"DPoP {token}", client.Proof("GET", client.SessionsUrl, token: token));
        refused.Status.Should().Be(401);
        refused.Header("WWW-Authenticate").Should().Contain("use_dpop_nonce");

        (await client.CallAsync($"DPoP {token}", client.Proof("GET", client.SessionsUrl, refused.Header("dpop-nonce"), token))).Status.Should().Be(200);
    }

    [Theory]
    [InlineData("okta.identitySources.read", "GET", 200)]
    [InlineData("okta.identitySources.read", "POST", 403)]
    [InlineData("okta.identitySources.manage", "GET", 403)]
    [InlineData("okta.identitySources.manage", "POST", 201)]
    public async Task Reading_needs_one_scope_and_the_rest_the_other(string scope, string method, int status)
    {
        using var client = await HandMade.StartAsync();
        var token = await client.TokenAsync(scope);

        (await client.CallAsync($"DPoP {token}", client.Proof(method, client.SessionsUrl, token: token), method)).Status.Should().Be(status);
    }

    [Theory]
    [InlineData("/api/v1/logs", "okta.logs.read")]
    [InlineData("/api/v1/groups", "okta.groups.read")]
    [InlineData("/api/v1/apps/{id}", "okta.apps.read")]
    [InlineData("/api/v1/apps/{id}/users", "okta.apps.read")]
    [InlineData("/api/v1/meta/schemas/apps/{id}/default", "okta.schemas.read")]
    public async Task What_is_beside_the_Identity_Sources_API_needs_a_scope_of_its_own(string path, string scope)
    {
        const string Others = "okta.identitySources.read okta.identitySources.manage";
        string[] all = ["okta.logs.read", "okta.groups.read", "okta.apps.read", "okta.schemas.read"];
        using var client = await HandMade.StartAsync(o => o.OAuth.Scopes += " " + string.Join(' ', all));
        var url = new Uri(client.Org.Okta.BaseAddress, path.Replace("{id}", client.Org.Okta.IdentitySourceId, StringComparison.Ordinal)).AbsoluteUri;

        (await StatusWithAsync(scope)).Should().Be(200);
        (await StatusWithAsync(string.Join(' ', all.Except([scope]).Append(Others)))).Should().Be(403);

        async Task<int> StatusWithAsync(string scopes)
        {
            var token = await client.TokenAsync(scopes);
            return (await client.CallAsync($"DPoP {token}", client.Proof("GET", url, token: token), url: url)).Status;
        }
    }

    [Fact]
    public async Task Credentials_of_a_token_request_are_nowhere_to_be_seen()
    {
        using var client = await HandMade.StartAsync(o => o.KeepRequestBodies = true);
        using var looking = client.Org.Okta.Intercept(r => r.Body is null && !r.Headers.ContainsKey("DPoP") ? null : Fault.Drop());
        await client.TokenAsync();
        client.Org.Okta.Requests.Should().OnlyContain(r => r.Request.Operation == "token" && r.Request.Body == null);
    }
}
