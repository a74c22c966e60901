using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Okta.Xaas.Authentication;
using Okta.Xaas.TestDoubles;
using Okta.Xaas.Tests.Api.Support;
using Okta.Xaas.Verification;

namespace Okta.Xaas.Tests.DependencyInjection;

public class OktaXaasServiceCollectionExtensionsTests
{
    [Fact]
    public void Binds_every_option_from_configuration()
    {
        var configuration = Configuration(new()
        {
            ["OktaDomain"] = "https://example.okta.com",
            ["IdentitySourceId"] = "0oaSource",
            ["ApiToken"] = "token",
            ["Retry:MaxRetries"] = "7",
            ["Retry:BaseDelay"] = "00:00:02",
            ["Retry:MaxDelay"] = "00:03:00",
            ["Retry:AttemptTimeout"] = "00:01:30",
            ["Synchronization:MaxEntitiesPerBatch"] = "100",
            ["Synchronization:MaxBatchBytes"] = "150000",
            ["Synchronization:MaxBatchesPerSession"] = "40",
            ["Synchronization:CreationCooldown"] = "00:06:00",
            ["Synchronization:CooldownMode"] = "Eager",
            ["Synchronization:MaxConcurrentUploads"] = "8",
            ["Synchronization:PollingInterval"] = "00:00:10.5",
            ["Synchronization:ImportTimeLimit"] = "1.00:00:00",
            ["Synchronization:CleanUpTimeLimit"] = "00:00:09",
            ["Synchronization:ExistingSession"] = "wait",
            ["Synchronization:ExistingSessionTimeLimit"] = "02:00:00",
            ["Synchronization:InvalidChange"] = "Fail",
        });
        using var provider = Services(services => services.AddOktaXaas(configuration));

        var options = provider.GetRequiredService<IOptions<OktaXaasOptions>>().Value;

        options.Should().BeEquivalentTo(new OktaXaasOptions
        {
            OktaDomain = new Uri("https://example.okta.com"),
            IdentitySourceId = "0oaSource",
            ApiToken = "token",
            Retry = new()
            {
                MaxRetries = 7,
                BaseDelay = TimeSpan.FromSeconds(2),
                MaxDelay = TimeSpan.FromMinutes(3),
                AttemptTimeout = TimeSpan.FromSeconds(90),
            },
            Synchronization = new()
            {
                MaxEntitiesPerBatch = 100,
                MaxBatchBytes = 150_000,
                MaxBatchesPerSession = 40,
                CreationCooldown = TimeSpan.FromMinutes(6),
                CooldownMode = CooldownMode.Eager,
                MaxConcurrentUploads = 8,
                PollingInterval = TimeSpan.FromSeconds(10.5),
                ImportTimeLimit = TimeSpan.FromDays(1),
                CleanUpTimeLimit = TimeSpan.FromSeconds(9),
                ExistingSession = ExistingSessionPolicy.Wait,
                ExistingSessionTimeLimit = TimeSpan.FromHours(2),
                InvalidChange = InvalidChangePolicy.Fail,
            },
        });
    }

    [Fact]
    public async Task Gives_an_API_that_talks_to_the_org_and_a_synchronizer()
    {
        using var network = new ScriptedHandler(Wire.Answer(200, "[]"));
        using var provider = Services(services => services.AddOktaXaas(Configure).Over(network));

        await provider.GetRequiredService<IIdentitySourcesApi>().ListSessionsAsync();

        var request = network.Requests.Should().ContainSingle().Subject;
        request.Target.Should().Be(Wire.Root + "/sessions");
        request.Headers["Authorization"].Should().Be("SSWS " + Wire.Token);
        provider.GetRequiredService<IIdentitySourceSynchronizer>().Should().BeOfType<IdentitySourceSynchronizer>()
            .And.BeSameAs(provider.GetRequiredService<IIdentitySourceSynchronizer>());
        provider.GetRequiredService<IIdentitySourcesApi>().Should().BeSameAs(provider.GetRequiredService<IIdentitySourcesApi>());
    }

    [Fact]
    public async Task Gives_what_asks_the_org_over_the_same_handlers()
    {
        using var network = new ScriptedHandler(Wire.Answer(200, """{"id":"0oaSource"}"""));
        using var provider = Services(services => services.AddOktaXaas("hr", Configure).Over(network));

        await provider.GetRequiredKeyedService<IOktaOrgApi>("hr").GetAppAsync("0oaSource");

        var request = network.Requests.Should().ContainSingle().Subject;
        request.Target.Should().Be("/api/v1/apps/0oaSource");
        request.Headers["Authorization"].Should().Be("SSWS " + Wire.Token);
        provider.GetRequiredKeyedService<IIdentitySourceVerifier>("hr").Should().BeOfType<IdentitySourceVerifier>();
        provider.GetService<IOktaOrgApi>().Should().BeNull();
    }

    [Fact]
    public async Task Keeps_sources_of_different_names_apart()
    {
        using var staff = new ScriptedHandler(Wire.Answer(200, "[]"));
        using var contractors = new ScriptedHandler(Wire.Answer(200, "[]"));
        using var provider = Services(services =>
        {
            services.AddOktaXaas(Configure).Over(staff);
            services.AddOktaXaas("contractors", Configuration(new()
            {
                ["OktaDomain"] = "https://other.okta.com",
                ["IdentitySourceId"] = "0oaContractors",
                ["ApiToken"] = "other-token",
            })).Over(contractors);
        });

        await provider.GetRequiredService<IIdentitySourcesApi>().ListSessionsAsync();
        await provider.GetRequiredKeyedService<IIdentitySourcesApi>("contractors").ListSessionsAsync();

        staff.Requests.Should().ContainSingle().Which.Address.Should().Be("https://example.okta.com/api/v1/identity-sources/0oaSource/sessions");
        var request = contractors.Requests.Should().ContainSingle().Subject;
        request.Address.Should().Be("https://other.okta.com/api/v1/identity-sources/0oaContractors/sessions");
        request.Headers["Authorization"].Should().Be("SSWS other-token");
        provider.GetRequiredKeyedService<IIdentitySourceSynchronizer>("contractors").Should().NotBeSameAs(provider.GetRequiredService<IIdentitySourceSynchronizer>());
    }

    [Fact]
    public void A_named_source_alone_is_not_the_default_one()
    {
        using var provider = Services(services => services.AddOktaXaas("contractors", Configure));

        provider.GetService<IIdentitySourcesApi>().Should().BeNull();
        provider.GetRequiredKeyedService<IIdentitySourceSynchronizer>("contractors").Should().NotBeNull();
    }

    [Fact]
    public void The_host_learns_of_all_faults_when_it_starts()
    {
        using var provider = Services(services =>
        {
            services.AddOktaXaas(_ => { });
            services.AddOktaXaas("contractors", options => options.ApiToken = "token");
        });

        var thrown = provider.GetRequiredService<IStartupValidator>().Invoking(validator => validator.Validate()).Should().Throw<AggregateException>().Which;

        thrown.InnerExceptions.Cast<OptionsValidationException>().ToDictionary(one => one.OptionsName, one => one.Failures.Count())
            .Should().Equal(new Dictionary<string, int> { [""] = 3, ["contractors"] = 2 });
    }

    [Fact]
    public void Without_a_host_the_faults_come_at_first_use()
    {
        using var provider = Services(services => services.AddOktaXaas(_ => { }));

        provider.Invoking(p => p.GetRequiredService<IIdentitySourceSynchronizer>()).Should().Throw<OptionsValidationException>().Which.Failures.Should().HaveCount(3);
    }

    [Fact]
    public async Task Waits_by_the_applications_clock()
    {
        var clock = new VirtualTimeProvider(autoAdvance: true);
        using var network = new ScriptedHandler(Wire.Answer(429, headers: [("Retry-After", "60")]), Wire.Answer(200, "[]"));
        using var provider = Services(services =>
        {
            services.AddSingleton<TimeProvider>(clock);
            services.AddOktaXaas(Configure).Over(network);
        });

        await provider.GetRequiredService<IIdentitySourcesApi>().ListSessionsAsync();

        clock.Elapsed.Should().Be(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task Keeps_what_the_application_registered_before()
    {
        using var network = new ScriptedHandler(Wire.Answer(200, "[]"));
        using var own = IdentitySourcesApi.Create(Wire.Options(), network);
        using var provider = Services(services =>
        {
            services.AddSingleton<IIdentitySourcesApi>(own);
            services.AddKeyedSingleton<IOktaCredential>("contractors", new OwnCredential("keyed"));
            services.AddOktaXaas(Configure);
            services.AddOktaXaas("contractors", options =>
            {
                Configure(options);
                options.ApiToken = null;
            }).Over(network);
        });

        await provider.GetRequiredKeyedService<IIdentitySourcesApi>("contractors").ListSessionsAsync();

        network.Requests.Should().ContainSingle().Which.Headers["Authorization"].Should().Be("Own keyed");
        provider.GetRequiredService<IIdentitySourcesApi>().Should().BeSameAs(own);
    }

    [Fact]
    public async Task Adding_a_source_twice_only_adds_to_its_options()
    {
        using var network = new ScriptedHandler(Wire.Answer(503), Wire.Answer(503));
        using var provider = Services(services =>
        {
            services.AddOktaXaas(Configure).Over(network);
            services.AddOktaXaas(options => options.Retry.MaxRetries = 0);
        });

        var api = provider.GetRequiredService<IIdentitySourcesApi>();
        await api.Awaiting(a => a.ListSessionsAsync()).Should().ThrowAsync<OktaApiException>();

        network.Requests.Should().ContainSingle("a second retry handler would have repeated it");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_handler_for_all_clients_of_the_application_does_not_repeat_uploads(bool before)
    {
        using var network = new ScriptedHandler(Wire.Answer(500), Wire.Answer(202));
        using var provider = Services(services =>
        {
            if (before) services.ConfigureHttpClientDefaults(defaults => defaults.AddHttpMessageHandler(() => new BlindRepeater()));
            services.AddOktaXaas(Configure).Over(network);
            if (!before) services.ConfigureHttpClientDefaults(defaults => defaults.AddHttpMessageHandler(() => new BlindRepeater()));
        });

        var api = provider.GetRequiredService<IIdentitySourcesApi>();
        await api.Awaiting(a => a.UploadGroupsForDeleteAsync("aps1", ["G1"])).Should().ThrowAsync<OktaApiException>();

        network.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Nothing_logged_holds_an_id_a_token_or_a_body()
    {
        using var log = new CollectingLogger();
        using var network = new ScriptedHandler(Wire.Answer(503, "SecretBody"), Wire.Okta(200, """{"externalId":"SecretId","profile":{"email":"SecretMail"}}"""));
        using var provider = Services(services =>
        {
            services.AddSingleton<TimeProvider>(new VirtualTimeProvider(autoAdvance: true));
            services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
            services.AddOktaXaas(Configure).Over(network);
        });

        await provider.GetRequiredService<IIdentitySourcesApi>().GetUserAsync("SecretId");

        log.Lines.Select(line => line.Id).Where(id => id is >= 100 and < 200).Should().Equal(100, 102, 100);
        log.Everything.Should().NotContain("Secret").And.NotContain(Wire.Token).And.NotContain("/users");
    }

    [Fact]
    public void Refuses_bad_arguments()
    {
        var services = new ServiceCollection();
        var configuration = Configuration([]);
        FluentActions.Invoking(() => OktaXaasServiceCollectionExtensions.AddOktaXaas(null!, Configure)).Should().Throw<ArgumentNullException>().WithParameterName("services");
        FluentActions.Invoking(() => OktaXaasServiceCollectionExtensions.AddOktaXaas(null!, configuration)).Should().Throw<ArgumentNullException>().WithParameterName("services");
        FluentActions.Invoking(() => services.AddOktaXaas((IConfiguration)null!)).Should().Throw<ArgumentNullException>().WithParameterName("configuration");
        FluentActions.Invoking(() => services.AddOktaXaas((Action<OktaXaasOptions>)null!)).Should().Throw<ArgumentNullException>().WithParameterName("configure");
        FluentActions.Invoking(() => services.AddOktaXaas(" ", Configure)).Should().Throw<ArgumentException>().WithParameterName("name");
        FluentActions.Invoking(() => services.AddOktaXaas(null!, configuration)).Should().Throw<ArgumentNullException>().WithParameterName("name");
        services.Should().BeEmpty();
    }

    private static void Configure(OktaXaasOptions options)
    {
        var valid = Wire.Options();
        options.OktaDomain = valid.OktaDomain;
        options.IdentitySourceId = valid.IdentitySourceId;
        options.ApiToken = valid.ApiToken;
    }

    private static IConfiguration Configuration(Dictionary<string, string?> values) => new ConfigurationBuilder().AddInMemoryCollection(values).Build();

    private static ServiceProvider Services(Action<IServiceCollection> add)
    {
        var services = new ServiceCollection();
        add(services);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    private sealed class BlindRepeater : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await base.SendAsync(request, cancellationToken);
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
