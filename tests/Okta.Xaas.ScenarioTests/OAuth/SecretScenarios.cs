using System.Text.Json;
using Microsoft.Extensions.Logging;
using Okta.Xaas.Authentication;
using Okta.Xaas.Emulator;

namespace Okta.Xaas.ScenarioTests.OAuth;

/// <summary>Plants secrets that can be recognised, lets whole runs go well and wrong, and searches all that anybody could see for any of them.</summary>
public sealed class SecretScenarios
{
    private const string Name = "planted.person@example.com";
    private const string Salary = "planted-salary-90210";

    public static TheoryData<string> Endings => ["well", "revoked", "403", "500", "dropped", "token 503", "token 400", "bad key", "garbage token answer"];

    [Theory]
    [MemberData(nameof(Endings))]
    public async Task Nothing_secret_is_seen_of_a_run(string ending)
    {
        using var seen = new EverythingSeen();
        await using var app = await ServiceApp.StartAsync(
            o => o.KeepRequestBodies = true,
            o => o.PrivateKey = ending == "bad key" ? ServiceApp.NewKey(ServiceApp.KeyId).Private : o.PrivateKey,
            logs: seen);
        using var faults = app.Okta.Intercept(r => Fault(ending, r.Operation));
        if (ending == "garbage token answer")
            app.Network.Before = (sent, _) => Task.FromResult(sent.IsToken ? new HttpResponseMessage { Content = new StringContent("{\"access_token\":\"planted-token\",\"token_type\":\"planted-token") } : null);
        var tokenFaults = ending == "token 503" ? 2 : 0;
        using var busy = app.Okta.Intercept(r => r.Operation == "token" && tokenFaults-- > 0 ? Emulator.Fault.ServerError(503) : null);
        if (ending == "revoked") app.Network.Before = (_, _) => RevokeAsync(app.Okta);
        var synchronizer = new IdentitySourceSynchronizer(app.Api, app.Options, app.Clock, new Logger<IdentitySourceSynchronizer>(seen));

        var failed = await RunAsync(synchronizer, seen);

        failed.Should().Be(ending is not ("well" or "revoked" or "token 503"));
        seen.Note(app.Options);
        seen.Note(app.Options.OAuth);
        using (var key = ClientKey.FromText(app.Options.OAuth.PrivateKey!)) seen.Note(key);
        using (var credential = new PrivateKeyJwtCredential(app.Okta.BaseAddress, app.Options.OAuth)) seen.Note(credential);
        foreach (var entry in app.Okta.Requests)
        {
            seen.Note(entry);
            if (entry.Request.Operation == "token") seen.Note(entry.Request.Body);
        }

        var secrets = Secrets(app);
        secrets.Should().HaveCountGreaterThan(3);
        seen.Lines.Should().BeGreaterThan(10);
        seen.Text.Should().NotContainAny(secrets);
    }

    [Theory]
    [InlineData("{\"kty\":\"RSA\",\"d\":\"planted-secret\",\"n\":\"AQAB\"}")]
    [InlineData("{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"k\",\"d\":\"planted-secret\",\"x\":\"AQAB\",\"y\":\"AQAB\"}")]
    [InlineData("{\"kty\":\"planted-secret")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nplanted-secret\n-----END PRIVATE KEY-----")]
    [InlineData("planted-secret")]
    public void A_key_that_can_not_be_read_is_not_shown(string key)
    {
        using var seen = new EverythingSeen();
        FluentActions.Invoking(() => ClientKey.FromText(key, "k")).Should().Throw<ArgumentException>().Which.ToString().Should().NotContain("planted-secret");

        var options = new OktaXaasOptions { OktaDomain = new("https://example.okta.com"), IdentitySourceId = "0oa1" };
        options.OAuth.ClientId = "0oaClient";
        options.OAuth.PrivateKey = key;
        options.OAuth.KeyId = "k";
        var fault = new OktaXaasOptionsValidator().Validate(null, options).Failures.Should().ContainSingle().Which;
        fault.Should().StartWith("OAuth.PrivateKey ").And.NotContain("planted-secret");
        seen.Text.Should().NotContain("planted-secret");
    }

    private static async Task<bool> RunAsync(IdentitySourceSynchronizer synchronizer, EverythingSeen seen)
    {
        try
        {
            seen.Note(await synchronizer.SynchronizeAsync([IdentityChange.UpsertUser("E1", new UserProfile { UserName = Name, Email = Name, ["salary"] = Salary })]));
            return false;
        }
        catch (SynchronizationException exception)
        {
            seen.Note(exception);
            seen.Note(exception.Result.ToJson());
            return true;
        }
    }

    private static List<string> Secrets(ServiceApp app)
    {
        var key = JsonElement.Parse(app.Options.OAuth.PrivateKey!);
        var secrets = new List<string> { Name, Salary, "planted-token", key.GetProperty("d").GetString()! };
        secrets.AddRange(app.TokenRequests.SelectMany(Parts));
        secrets.AddRange(app.Network.Sent.Where(r => r.Proof is not null).SelectMany(r => Parts(r.Proof!)));
        secrets.AddRange(app.Network.Sent.Where(r => r.Authorization is not null).Select(r => r.Authorization!.Split(' ')[1]));
        secrets.AddRange(app.Network.Sent.Where(r => r.Proof is not null && r.ProofClaims.TryGetProperty("nonce", out _)).Select(r => r.ProofClaims.GetProperty("nonce").GetString()!));
        return [.. secrets.Distinct()];

        // The claims and the signature; the header is the same for each and no secret.
        static IEnumerable<string> Parts(string jwt) => jwt.Split('.').Skip(1);
    }

    private static Fault? Fault(string ending, string? operation) => (ending, operation) switch
    {
        ("403", "uploadIdentitySourceDataForUpsert") => Emulator.Fault.Answer(EmulatedResponse.OktaError(403, "E0000006", "You do not have permission")),
        ("500", "uploadIdentitySourceDataForUpsert") => Emulator.Fault.Answer(EmulatedResponse.OktaError(500, "E0000009", "Internal")),
        ("dropped", "uploadIdentitySourceDataForUpsert") => Emulator.Fault.Drop(),
        ("token 400", "token") => Emulator.Fault.Answer(EmulatedResponse.Text(400, "{\"error\":\"invalid_request\"}")),
        _ => null,
    };

    private static Task<HttpResponseMessage?> RevokeAsync(OktaEmulator okta)
    {
        if (okta.Requests.Count == 6) okta.OAuth.RevokeTokens();
        return Task.FromResult<HttpResponseMessage?>(null);
    }
}
