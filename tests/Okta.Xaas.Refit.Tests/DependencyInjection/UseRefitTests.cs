using Microsoft.Extensions.DependencyInjection;
using Okta.Xaas.Api;
using Okta.Xaas.DependencyInjection;
using Okta.Xaas.Emulator;
using Okta.Xaas.ScenarioTests.Support;
using Okta.Xaas.TestDoubles;
using Okta.Xaas.Tests.Api.Support;
using Okta.Xaas.Tests.DependencyInjection;

namespace Okta.Xaas.Refit.Tests.DependencyInjection;

public class UseRefitTests
{
    [Theory]
    [InlineData("")]
    [InlineData("contractors")]
    public async Task Puts_Refit_in_the_place_of_the_default_transport(string name)
    {
        using var network = new ScriptedHandler(Wire.Answer(200, "[]"), Wire.Answer(200, "[]"));
        await using var provider = Provider(name, builder => builder.Over(network).UseRefit());

        await Get<IIdentitySourcesApi>(provider, name).ListSessionsAsync();
        using var answer = await Get<IIdentitySourcesRefitApi>(provider, name).ListSessionsAsync();

        Get<IIdentitySourcesApi>(provider, name).Should().BeOfType<RefitIdentitySourcesApi>().Which.Refit.Should().BeSameAs(Get<IIdentitySourcesRefitApi>(provider, name));
        network.Requests.Should().HaveCount(2).And.OnlyContain(request => request.Headers["Authorization"] == "SSWS " + Wire.Token);
    }

    [Fact]
    public async Task Changes_nothing_for_other_sources()
    {
        using var network = new ScriptedHandler();
        var services = new ServiceCollection();
        services.AddOktaXaas("staff", Configure).Over(network);
        services.AddOktaXaas("contractors", Configure).Over(network).UseRefit();
        await using var provider = services.BuildServiceProvider();

        Get<IIdentitySourcesApi>(provider, "staff").Should().BeOfType<IdentitySourcesApi>();
        Get<IIdentitySourcesApi>(provider, "contractors").Should().BeOfType<RefitIdentitySourcesApi>();
        provider.GetKeyedService<IIdentitySourcesRefitApi>("staff").Should().BeNull();
    }

    [Fact]
    public async Task Keeps_the_handlers()
    {
        var clock = new VirtualTimeProvider(autoAdvance: true);
        using var network = new ScriptedHandler(
            Wire.Answer(429, headers: [("X-Okta-Request-Id", "req-1"), ("Retry-After", "60")]), Wire.Fault(new HttpRequestException()), Wire.Answer(200, "[]"));
        await using var provider = Provider("", builder => builder.Over(network).UseRefit().Services.AddSingleton<TimeProvider>(clock));
        var started = clock.GetUtcNow();

        using var answer = await provider.GetRequiredService<IIdentitySourcesRefitApi>().ListSessionsAsync();

        network.Requests[2].Headers["X-Okta-Retry-For"].Should().Be("req-1");
        (clock.GetUtcNow() - started).Should().BeGreaterThanOrEqualTo(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task A_run_of_the_synchronizer_goes_over_it()
    {
        var clock = new VirtualTimeProvider(autoAdvance: true);
        await using var okta = await OktaEmulator.StartAsync(o =>
        {
            o.SessionRateLimit = null;
            o.TimeProvider = clock;
            o.IdentitySourceId = "0oaUseRefit000000001";
        });
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock);
        services.AddOktaXaas(o =>
        {
            o.OktaDomain = okta.BaseAddress;
            o.IdentitySourceId = okta.IdentitySourceId;
            o.ApiToken = okta.ApiToken;
        }).UseRefit().ConfigureHttpClient(client => client.ConfigurePrimaryHttpMessageHandler(okta.CreateHandler));
        await using var provider = services.BuildServiceProvider();

        var result = await provider.GetRequiredService<IIdentitySourceSynchronizer>().SynchronizeAsync(People.Upserts(450));

        result.Succeeded.Should().BeTrue();
        okta.Directory.Users.Should().HaveCount(450);
    }

    [Fact]
    public async Task Validates_the_options_at_first_use()
    {
        var services = new ServiceCollection();
        services.AddOktaXaas(_ => { }).UseRefit();
        await using var provider = services.BuildServiceProvider();

        provider.Invoking(p => p.GetRequiredService<IIdentitySourcesRefitApi>()).Should().Throw<Microsoft.Extensions.Options.OptionsValidationException>();
    }

    [Fact]
    public void Refuses_null() =>
        FluentActions.Invoking(() => OktaXaasRefitBuilderExtensions.UseRefit(null!)).Should().Throw<ArgumentNullException>().WithParameterName("builder");

    private static ServiceProvider Provider(string name, Action<IOktaXaasBuilder> setUp)
    {
        var services = new ServiceCollection();
        setUp(name.Length == 0 ? services.AddOktaXaas(Configure) : services.AddOktaXaas(name, Configure));
        return services.BuildServiceProvider();
    }

    private static T Get<T>(IServiceProvider provider, string name)
        where T : class =>
        name.Length == 0 ? provider.GetRequiredService<T>() : provider.GetRequiredKeyedService<T>(name);

    private static void Configure(OktaXaasOptions options)
    {
        options.OktaDomain = new Uri("https://example.okta.com");
        options.IdentitySourceId = "0oaSource";
        options.ApiToken = Wire.Token;
    }
}
