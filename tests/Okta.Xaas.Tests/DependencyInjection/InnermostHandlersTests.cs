using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Okta.Xaas.Authentication;
using Okta.Xaas.TestDoubles;
using Okta.Xaas.Tests.Api.Support;

namespace Okta.Xaas.Tests.DependencyInjection;

/// <summary>Handlers that come by .NET's own hooks, whenever they are registered.</summary>
public class InnermostHandlersTests
{
    public static TheoryData<bool, bool> Orders => new() { { true, true }, { true, false }, { false, true }, { false, false } };

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task A_filters_handler_sees_no_token_and_cannot_repeat_a_write(bool registeredBefore, bool addsLast)
    {
        var seen = new List<string>();
        using var network = new ScriptedHandler(Wire.Answer(502), Wire.Answer(202));
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new VirtualTimeProvider(autoAdvance: true));
        if (registeredBefore) AddFilter();
        services.AddOktaXaas(Configure).Over(network);
        if (!registeredBefore) AddFilter();
        await using var provider = services.BuildServiceProvider();

        var thrown = (await provider.GetRequiredService<IIdentitySourcesApi>()
            .Awaiting(api => api.UploadGroupsForDeleteAsync("aps1", ["G1"])).Should().ThrowAsync<OktaApiException>()).Which;

        thrown.Outcome.Should().Be(RequestOutcome.Unknown);
        thrown.InnerException!.Message.Should().Contain("a second time");
        network.Requests.Should().ContainSingle();
        seen.Should().NotBeEmpty().And.OnlyContain(headers => !headers.Contains(Wire.Token) && !headers.Contains("SSWS"));

        void AddFilter() => services.AddSingleton<IHttpMessageHandlerBuilderFilter>(new Filter(() => new Repeater(seen), addsLast));
    }

    [Fact]
    public async Task A_read_that_such_a_handler_repeats_is_read_again()
    {
        using var network = new ScriptedHandler(Wire.Answer(200, "[]"), Wire.Answer(200, "[]"));
        var services = new ServiceCollection();
        services.AddSingleton<IHttpMessageHandlerBuilderFilter>(new Filter(() => new Repeater([]), addsLast: true));
        services.AddOktaXaas(Configure).Over(network);
        await using var provider = services.BuildServiceProvider();

        (await provider.GetRequiredService<IIdentitySourcesApi>().ListSessionsAsync()).Should().BeEmpty();

        network.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task Token_requests_take_no_handler_at_all()
    {
        var seen = new List<string>();
        using var network = new ScriptedHandler(Wire.Answer(400, """{"error":"invalid_client"}"""));
        using var key = System.Security.Cryptography.RSA.Create(2048);
        var services = new ServiceCollection();
        services.AddSingleton<IHttpMessageHandlerBuilderFilter>(new Filter(() => new Repeater(seen), addsLast: true));
        services.AddOktaXaas(options =>
        {
            Configure(options);
            options.ApiToken = null;
            options.OAuth = new OAuthOptions { ClientId = "0oaClient", KeyId = "k", PrivateKey = key.ExportPkcs8PrivateKeyPem() };
        }).Over(network);
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<IIdentitySourcesApi>().Awaiting(api => api.CreateSessionAsync()).Should().ThrowAsync<OktaAuthenticationException>();

        network.Requests.Should().ContainSingle().Which.BodyText.Should().Contain("client_assertion");
        seen.Should().NotContain(headers => headers.Contains("assertion"));
    }

    private static void Configure(OktaXaasOptions options)
    {
        var valid = Wire.Options();
        (options.OktaDomain, options.IdentitySourceId, options.ApiToken) = (valid.OktaDomain, valid.IdentitySourceId, valid.ApiToken);
    }

    private sealed class Filter(Func<DelegatingHandler> create, bool addsLast) : IHttpMessageHandlerBuilderFilter
    {
        public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
        {
            next(builder);
            builder.AdditionalHandlers.Insert(addsLast ? builder.AdditionalHandlers.Count : 0, create());
        };
    }

    private sealed class Repeater(List<string> seen) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            (await base.SendAsync(request, cancellationToken)).Dispose();
            seen.Add(request.Headers.ToString());
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
