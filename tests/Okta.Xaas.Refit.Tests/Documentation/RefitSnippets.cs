using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Okta.Xaas.Changes;
using Okta.Xaas.Emulator;

namespace Okta.Xaas.Refit.Tests.Documentation;

/// <summary>The code of docs/refit.md. It stands here and not under samples, as the solution cannot need Refit.</summary>
public sealed class RefitSnippets
{
    [Fact]
    public async Task An_application_calls_the_interface()
    {
        await using var org = await OktaEmulator.StartAsync();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Okta:Xaas:OktaDomain"] = org.BaseAddress.ToString(),
            ["Okta:Xaas:IdentitySourceId"] = org.IdentitySourceId,
            ["Okta:Xaas:ApiToken"] = org.ApiToken,
        }).Build();
        var services = new ServiceCollection();
        services.AddOktaXaas(_ => { }).ConfigureHttpClient(client => client.ConfigurePrimaryHttpMessageHandler(org.CreateHandler));
        var cancellationToken = CancellationToken.None;

        // <add>
        services.AddOktaXaas(configuration.GetSection("Okta:Xaas")).UseRefit();
        // </add>
        await using var provider = services.BuildServiceProvider();

        // <call>
        var okta = provider.GetRequiredService<IIdentitySourcesRefitApi>();
        using var created = await okta.CreateUserAsync(
            IdentityChange.UpsertUser("E1001", new UserProfile { UserName = "ada@example.com", Email = "ada@example.com" }), cancellationToken);
        using var read = await okta.GetUserAsync("E1001", cancellationToken);
        Console.WriteLine($"{read.Content} {read.Headers.GetValues("X-Okta-Request-Id").First()}");
        // </call>

        read.Content!.Profile!.UserName.Should().Be("ada@example.com");
        org.Directory.Users.Should().ContainKey("E1001");
    }

    [Fact]
    public async Task Without_a_service_collection_the_adapter_has_the_interface()
    {
        await using var org = await OktaEmulator.StartAsync(o => o.IdentitySourceId = "0oaRefitSnippets0001");
        var options = new OktaXaasOptions { OktaDomain = org.BaseAddress, IdentitySourceId = org.IdentitySourceId, ApiToken = org.ApiToken };
        var handler = org.CreateHandler();

        // <create>
        using var api = RefitIdentitySourcesApi.Create(options, handler);
        using var created = await api.Refit.CreateSessionAsync();
        await api.DeleteSessionAsync(created.Content!.Id);
        // </create>

        org.Sessions.Should().ContainSingle().Which.Status.Should().Be("CLOSED");
    }
}
