using Microsoft.Extensions.DependencyInjection;
using Okta.Xaas.Tests.Api.Support;

namespace Okta.Xaas.Tests.DependencyInjection;

/// <summary>What the applications' HTTP client factory has a say in.</summary>
public class HttpClientFactoryTests
{
    [Fact]
    public async Task The_factory_is_asked_for_its_handlers_at_every_request()
    {
        using var network = new ScriptedHandler(Wire.Answer(200, "[]"), Wire.Answer(200, "[]"), Wire.Answer(204));
        var services = new ServiceCollection();
        services.AddOktaXaas(Configure).ConfigureHttpClient(http => http.ConfigurePrimaryHttpMessageHandler(() => network));
        var inner = services.Last(service => service.ServiceType == typeof(IHttpMessageHandlerFactory));
        services.AddSingleton<IHttpMessageHandlerFactory>(provider => new CountingFactory((IHttpMessageHandlerFactory)inner.ImplementationFactory!(provider)));
        await using var provider = services.BuildServiceProvider();
        var api = provider.GetRequiredService<IIdentitySourcesApi>();
        var factory = (CountingFactory)provider.GetRequiredService<IHttpMessageHandlerFactory>();
        factory.Names.Should().BeEmpty("no request was made yet");

        await api.ListSessionsAsync();
        await api.ListSessionsAsync();
        await api.DeleteSessionAsync("aps1");

        factory.Names.Should().Equal("Okta.Xaas", "Okta.Xaas", "Okta.Xaas");
    }

    [Fact]
    public async Task What_an_application_sets_on_the_client_holds_but_for_the_address_and_the_time_limit()
    {
        using var network = new ScriptedHandler(Wire.Answer(200, "[]"));
        var services = new ServiceCollection();
        services.AddOktaXaas(Configure).ConfigureHttpClient(http => http
            .ConfigurePrimaryHttpMessageHandler(() => network)
            .ConfigureHttpClient(client =>
            {
                client.DefaultRequestHeaders.Add("X-Own", "1");
                client.BaseAddress = new Uri("https://elsewhere.test/base/");
                client.Timeout = TimeSpan.FromTicks(1);
            }));
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<IIdentitySourcesApi>().ListSessionsAsync();

        var request = network.Requests.Should().ContainSingle().Subject;
        request.Headers["X-Own"].Should().Be("1");
        request.Address.Should().Be("https://example.okta.com" + Wire.Root + "/sessions");
    }

    private static void Configure(OktaXaasOptions options)
    {
        var valid = Wire.Options();
        options.OktaDomain = valid.OktaDomain;
        options.IdentitySourceId = valid.IdentitySourceId;
        options.ApiToken = valid.ApiToken;
    }

    private sealed class CountingFactory(IHttpMessageHandlerFactory inner) : IHttpMessageHandlerFactory
    {
        public List<string> Names { get; } = [];

        public HttpMessageHandler CreateHandler(string name)
        {
            Names.Add(name);
            return inner.CreateHandler(name);
        }
    }
}
