using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Okta.Xaas.Authentication;
using Okta.Xaas.TestDoubles;
using Okta.Xaas.Tests.Api.Support;

namespace Okta.Xaas.Tests.DependencyInjection;

public class OktaXaasBuilderExtensionsTests
{
    public static TheoryData<string> Names => ["", "contractors"];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_credential_takes_the_place_of_the_token_and_stays_the_callers(string name)
    {
        using var credential = new OwnCredential("instance");
        var request = await AskAsync(name, builder => builder.UseCredential(credential));

        request.Headers["Authorization"].Should().Be("Own instance");
        credential.IsDisposed.Should().BeFalse();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_credential_can_be_made_of_services_and_options(string name)
    {
        OwnCredential? made = null;
        var request = await AskAsync(name, builder => builder.UseCredential(
            provider => made = new OwnCredential(provider.GetRequiredService<IOptionsMonitor<OktaXaasOptions>>().Get(name).IdentitySourceId!)));

        request.Headers["Authorization"].Should().Be("Own 0oaSource");
        made!.IsDisposed.Should().BeTrue();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_last_credential_counts(string name)
    {
        using var first = new OwnCredential("first");
        using var last = new OwnCredential("last");

        (await AskAsync(name, builder => builder.UseCredential(first).UseCredential(last))).Headers["Authorization"].Should().Be("Own last");
    }

    [Fact]
    public async Task A_credential_of_one_source_is_not_anothers()
    {
        using var credential = new OwnCredential("staff");
        using var network = new ScriptedHandler(Wire.Answer(200, "[]"));
        var services = new ServiceCollection();
        services.AddOktaXaas(options => Configure(options, token: null)).UseCredential(credential);
        services.AddOktaXaas("contractors", options => Configure(options, Wire.Token)).Over(network);
        services.AddOktaXaas("guests", options => Configure(options, token: null));
        using var provider = services.BuildServiceProvider();

        await provider.GetRequiredKeyedService<IIdentitySourcesApi>("contractors").ListSessionsAsync();

        network.Requests.Should().ContainSingle().Which.Headers["Authorization"].Should().Be("SSWS " + Wire.Token);
        provider.Invoking(p => p.GetRequiredKeyedService<IIdentitySourcesApi>("guests")).Should().Throw<OptionsValidationException>().WithMessage("Identity source \"guests\": ApiToken is missing*");
    }

    [Fact]
    public async Task A_handler_of_the_application_sees_each_request_once_and_no_token()
    {
        var seen = new List<string?>();
        using var network = new ScriptedHandler(Wire.Answer(503, headers: [("Retry-After", "0")]), Wire.Answer(200, "[]"));
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new VirtualTimeProvider(autoAdvance: true));
        services.AddOktaXaas(options => Configure(options, Wire.Token))
            .ConfigureHttpClient(client => client.AddHttpMessageHandler(() => new Watcher(seen)))
            .Over(network);
        using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<IIdentitySourcesApi>().ListSessionsAsync();

        seen.Should().Equal([null]);
        network.Requests.Should().HaveCount(2).And.OnlyContain(request => request.Headers["Authorization"] == "SSWS " + Wire.Token);
    }

    [Fact]
    public void Refuses_null()
    {
        using var credential = new OwnCredential("x");
        var builder = new ServiceCollection().AddOktaXaas(_ => { });
        IOktaXaasBuilder none = null!;
        FluentActions.Invoking(() => none.UseCredential(credential)).Should().Throw<ArgumentNullException>().WithParameterName("builder");
        FluentActions.Invoking(() => none.UseCredential(_ => credential)).Should().Throw<ArgumentNullException>().WithParameterName("builder");
        FluentActions.Invoking(() => none.ConfigureHttpClient(_ => { })).Should().Throw<ArgumentNullException>().WithParameterName("builder");
        FluentActions.Invoking(() => builder.UseCredential((IOktaCredential)null!)).Should().Throw<ArgumentNullException>().WithParameterName("credential");
        FluentActions.Invoking(() => builder.UseCredential((Func<IServiceProvider, IOktaCredential>)null!)).Should().Throw<ArgumentNullException>().WithParameterName("create");
        FluentActions.Invoking(() => builder.ConfigureHttpClient(null!)).Should().Throw<ArgumentNullException>().WithParameterName("configure");
    }

    private static async Task<WireRequest> AskAsync(string name, Action<IOktaXaasBuilder> setUp)
    {
        using var network = new ScriptedHandler(Wire.Answer(200, "[]"));
        var services = new ServiceCollection();
        void Options(OktaXaasOptions options) => Configure(options, token: null);
        var builder = name.Length == 0 ? services.AddOktaXaas(Options) : services.AddOktaXaas(name, Options);
        builder.Name.Should().Be(name);
        builder.Services.Should().BeSameAs(services);
        setUp(builder.Over(network));
        await using var provider = services.BuildServiceProvider();
        var api = name.Length == 0 ? provider.GetRequiredService<IIdentitySourcesApi>() : provider.GetRequiredKeyedService<IIdentitySourcesApi>(name);
        await api.ListSessionsAsync();
        return network.Requests.Should().ContainSingle().Subject;
    }

    private static void Configure(OktaXaasOptions options, string? token)
    {
        options.OktaDomain = new Uri("https://example.okta.com");
        options.IdentitySourceId = "0oaSource";
        options.ApiToken = token;
    }

    private sealed class Watcher(List<string?> seen) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            seen.Add(request.Headers.Authorization?.Scheme);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
