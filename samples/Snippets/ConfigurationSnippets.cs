using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Okta.Xaas;

namespace Snippets;

/// <summary>The code of docs/configuration.md.</summary>
public sealed class ConfigurationSnippets
{
    [Fact]
    public void A_section_of_the_configuration_sets_the_options()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection(Settings("Okta:Xaas").Append(new("Okta:Xaas:Synchronization:CooldownMode", "Eager")));

        // <section>
        builder.Services.AddOktaXaas(builder.Configuration.GetSection("Okta:Xaas"));
        // </section>

        using var host = builder.Build();
        var options = host.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<OktaXaasOptions>>().Value;
        Assert.Equal("0oa3l6l6WK6h0R0QW0g4", options.IdentitySourceId);
        Assert.Equal(CooldownMode.Eager, options.Synchronization.CooldownMode);
        Assert.NotNull(host.Services.GetRequiredService<IIdentitySourceSynchronizer>());
    }

    [Fact]
    public void Code_sets_the_options()
    {
        var services = new ServiceCollection();
        var secrets = new ConfigurationBuilder().AddInMemoryCollection([new("HrFeedToken", "token")]).Build();

        // <action>
        services.AddOktaXaas(options =>
        {
            options.OktaDomain = new Uri("https://example.okta.com");
            options.IdentitySourceId = "0oa3l6l6WK6h0R0QW0g4";
            options.ApiToken = secrets["HrFeedToken"];
            options.Synchronization.ExistingSession = ExistingSessionPolicy.Cancel;
        });
        // </action>

        using var provider = services.BuildServiceProvider();
        Assert.NotNull(provider.GetRequiredService<IIdentitySourceSynchronizer>());
    }

    [Fact]
    public void Full_lists_are_set_up_by_the_configuration_and_a_section_of_ones_own_is_named()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection(Settings("Okta:Xaas").Concat([new("Okta:Xaas:Snapshots:Store:File", "employees.db"), new("Okta:Xaas:Snapshots:Safeguards:MaxUserDeletions", "50")]));
        var section = builder.Configuration.GetSection("Okta:Xaas");

        // <snapshots>
        builder.Services.AddOktaXaas("employees", section)
            .UseSnapshots(section.GetSection("Snapshots"))    // Store:File or Store:PostgreSql, and the options of full lists
            .ExpectSettings(section.GetSection("Mapping"));
        // </snapshots>

        using var host = builder.Build();
        Assert.NotNull(host.Services.GetRequiredKeyedService<Okta.Xaas.Snapshots.ISnapshotSynchronizer>("employees"));
        Assert.Equal(50, host.Services.GetRequiredService<Microsoft.Extensions.Options.IOptionsMonitor<Okta.Xaas.Snapshots.SnapshotOptions>>().Get("employees").Safeguards.MaxUserDeletions);
    }

    [Fact]
    public void A_second_source_has_a_name()
    {
        var services = new ServiceCollection();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([.. Settings("Okta:Employees"), .. Settings("Okta:Contractors")]).Build();

        // <named>
        services.AddOktaXaas("employees", configuration.GetSection("Okta:Employees"));
        services.AddOktaXaas("contractors", configuration.GetSection("Okta:Contractors"));
        services.AddTransient<ContractorFeed>();
        // </named>

        using var provider = services.BuildServiceProvider();
        Assert.NotNull(provider.GetRequiredService<ContractorFeed>().Synchronizer);
        Assert.NotNull(provider.GetRequiredKeyedService<IIdentitySourceSynchronizer>("employees"));
    }

    [Fact]
    public async Task A_credential_of_ones_own_signs_each_attempt()
    {
        await using var org = await EmulatedOrg.StartAsync();
        var services = new ServiceCollection();
        services.AddSingleton<ITokenVault>(new FixedVault(org.Okta.ApiToken));

        // <credential>
        services.AddOktaXaas(options =>
        {
            options.OktaDomain = org.Okta.BaseAddress;
            options.IdentitySourceId = org.Okta.IdentitySourceId;
        })
        .UseCredential(provider => new VaultCredential(provider.GetRequiredService<ITokenVault>()))
        .ConfigureHttpClient(client => client.ConfigurePrimaryHttpMessageHandler(() => org.Okta.CreateHandler()));
        // </credential>

        await using var provider = services.BuildServiceProvider();
        Assert.Empty(await provider.GetRequiredService<IIdentitySourcesApi>().ListSessionsAsync());
    }

    [Fact]
    public void A_proxy_is_set_on_the_primary_handler()
    {
        var services = new ServiceCollection();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Settings("Okta:Xaas")).Build();

        // <proxy>
        services.AddOktaXaas(configuration.GetSection("Okta:Xaas"))
            .ConfigureHttpClient(client => client.ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                Proxy = new WebProxy("http://proxy.example.com:3128"),
                AllowAutoRedirect = false,
                UseCookies = false,
            }));
        // </proxy>

        using var provider = services.BuildServiceProvider();
        Assert.NotNull(provider.GetRequiredService<IIdentitySourcesApi>());
    }

    [Fact]
    public async Task Nothing_but_a_constructor_is_needed()
    {
        await using var org = await EmulatedOrg.StartAsync();
        var (domain, source, token, handler) = (org.Okta.BaseAddress, org.Okta.IdentitySourceId, org.Okta.ApiToken, org.Okta.CreateHandler());

        // <create>
        var options = new OktaXaasOptions { OktaDomain = domain, IdentitySourceId = source, ApiToken = token };
        using var api = IdentitySourcesApi.Create(options, handler);
        var synchronizer = new IdentitySourceSynchronizer(api, options);
        // </create>

        Assert.Equal(0, (await synchronizer.SynchronizeAsync(Array.Empty<IdentityChange>())).ChangesRead);
    }

    [Fact]
    public void Logs_are_filtered_by_their_category()
    {
        var builder = Host.CreateApplicationBuilder();

        // <logging>
        builder.Logging.AddFilter("Okta.Xaas", LogLevel.Debug);
        // </logging>

        using var host = builder.Build();
        Assert.True(host.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Okta.Xaas.Http").IsEnabled(LogLevel.Debug));
    }

    private static IEnumerable<KeyValuePair<string, string?>> Settings(string section) =>
    [
        new($"{section}:OktaDomain", "https://example.okta.com"),
        new($"{section}:IdentitySourceId", "0oa3l6l6WK6h0R0QW0g4"),
        new($"{section}:ApiToken", "token"),
    ];

    private sealed class FixedVault(string token) : ITokenVault
    {
        public ValueTask<string> GetAsync(string name, CancellationToken cancellationToken) => new(token);
    }
}
