using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Okta.Xaas.Authentication;
using Okta.Xaas.DependencyInjection.Internal;
using Okta.Xaas.Tests.Api.Support;

namespace Okta.Xaas.Tests.DependencyInjection;

/// <summary>Options that change while the application runs.</summary>
public sealed class ReloadTests
{
    [Fact]
    public async Task A_change_for_the_worse_keeps_the_last_valid_options_and_is_logged_once()
    {
        using var log = new CollectingLogger();
        using var network = new ScriptedHandler(Wire.Answer(200, "[]"), Wire.Answer(200, "[]"), Wire.Answer(200, "[]"), Wire.Answer(200, "[]"));
        var configuration = Configuration();
        await using var provider = Services(network, configuration, log);
        var api = provider.GetRequiredService<IIdentitySourcesApi>();
        await api.ListSessionsAsync();

        Change(configuration, "ApiToken", " ");
        await api.ListSessionsAsync();
        await api.ListSessionsAsync();
        Change(configuration, "ApiToken", "00Another");
        await api.ListSessionsAsync();

        network.Requests.Select(request => request.Headers["Authorization"]).Should().Equal("SSWS " + Wire.Token, "SSWS " + Wire.Token, "SSWS " + Wire.Token, "SSWS 00Another");
        log.Lines.Should().ContainSingle(line => line.Id == 105).Which.Text.Should().Contain("ApiToken is missing");
        log.Everything.Should().NotContain(Wire.Token);
    }

    [Fact]
    public async Task After_a_401_the_options_are_read_again_once()
    {
        var token = Wire.Token;
        using var network = new ScriptedHandler(Wire.Answer(200, "[]"), Refused(), Wire.Answer(202), Refused());
        var services = new ServiceCollection();
        services.AddOktaXaas(options =>
        {
            var valid = Wire.Options();
            (options.OktaDomain, options.IdentitySourceId, options.ApiToken) = (valid.OktaDomain, valid.IdentitySourceId, token);
        }).Over(network);
        await using var provider = services.BuildServiceProvider();
        var api = provider.GetRequiredService<IIdentitySourcesApi>();
        await api.ListSessionsAsync();

        token = "00Rotated";
        await api.UploadGroupsForDeleteAsync("aps1", ["G1"]);
        await api.Awaiting(a => a.UploadGroupsForDeleteAsync("aps1", ["G1"])).Should().ThrowAsync<OktaApiException>();

        network.Requests.Select(request => request.Headers["Authorization"]).Should().Equal("SSWS " + Wire.Token, "SSWS " + Wire.Token, "SSWS 00Rotated", "SSWS 00Rotated");
    }

    [Fact]
    public async Task After_a_refused_sign_in_another_key_of_the_options_is_tried_once()
    {
        using var first = System.Security.Cryptography.RSA.Create(2048);
        using var second = System.Security.Cryptography.RSA.Create(2048);
        var (keyId, key) = ("k1", first);
        using var network = new ScriptedHandler(
            Wire.Answer(401, """{"error":"invalid_client"}"""), Wire.Answer(200, """{"access_token":"token","token_type":"Bearer","expires_in":3600}"""), Wire.Answer(200, "[]"));
        var services = new ServiceCollection();
        services.AddOktaXaas(options =>
        {
            var valid = Wire.Options();
            (options.OktaDomain, options.IdentitySourceId) = (valid.OktaDomain, valid.IdentitySourceId);
            options.OAuth = new OAuthOptions { ClientId = "0oaClient", KeyId = keyId, PrivateKey = key.ExportPkcs8PrivateKeyPem() };
        }).Over(network);
        await using var provider = services.BuildServiceProvider();
        var api = provider.GetRequiredService<IIdentitySourcesApi>();
        _ = provider.GetRequiredService<OAuthCredential>();

        (keyId, key) = ("k2", second);
        await api.ListSessionsAsync();

        network.Requests.Should().HaveCount(3);
        network.Requests[2].Headers["Authorization"].Should().Be("Bearer token");
    }

    private static Func<HttpResponseMessage> Refused() => Wire.Answer(401, """{"errorCode":"E0000011","errorSummary":"Invalid token provided"}""");

    private static IConfigurationRoot Configuration() => new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["OktaDomain"] = "https://example.okta.com",
        ["IdentitySourceId"] = "0oaSource",
        ["ApiToken"] = Wire.Token,
    }).Build();

    private static void Change(IConfigurationRoot configuration, string key, string value)
    {
        configuration[key] = value;
        try
        {
            configuration.Reload();
        }
        catch (AggregateException faults) when (faults.InnerException is Microsoft.Extensions.Options.OptionsValidationException)
        {
            // .NET's monitor of options validates in the reload itself, and lets the one who reloads know.
        }
        catch (Microsoft.Extensions.Options.OptionsValidationException)
        {
            // As above.
        }
    }

    private static ServiceProvider Services(ScriptedHandler network, IConfiguration configuration, ILoggerProvider log)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        services.AddOktaXaas(configuration).Over(network);
        return services.BuildServiceProvider();
    }
}
