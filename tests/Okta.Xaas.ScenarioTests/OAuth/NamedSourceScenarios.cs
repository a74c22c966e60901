using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Okta.Xaas.Emulator;
using Okta.Xaas.ScenarioTests.Support;

namespace Okta.Xaas.ScenarioTests.OAuth;

/// <summary>Two identity sources in one container, each with a service app of its own.</summary>
public sealed class NamedSourceScenarios
{
    [Fact]
    public async Task Each_source_has_its_own_token_and_uses_it_for_all_of_its_runs()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await using var staff = await StartAsync("0oanamedstaff0000001", "0oastaffapp", key);
        await using var contractors = await StartAsync("0oanamedcontract0001", "0oacontractapp", key);
        var services = new ServiceCollection();
        Add(services, "staff", staff, "0oastaffapp", key);
        Add(services, "contractors", contractors, "0oacontractapp", key);
        await using var provider = services.BuildServiceProvider();

        foreach (var name in new[] { "staff", "contractors" })
        {
            var synchronizer = provider.GetRequiredKeyedService<IIdentitySourceSynchronizer>(name);
            (await synchronizer.SynchronizeAsync(People.Upserts(3))).Succeeded.Should().BeTrue();
            (await synchronizer.SynchronizeAsync(People.Upserts(3, from: 3))).Succeeded.Should().BeTrue();
        }

        foreach (var okta in new[] { staff, contractors })
        {
            okta.OAuth.TokensIssued.Should().Be(1);
            okta.Directory.Users.Should().HaveCount(6);
        }
    }

    private static Task<OktaEmulator> StartAsync(string source, string clientId, ECDsa key) => OktaEmulator.StartAsync(o =>
    {
        o.SessionRateLimit = null;
        o.IdentitySourceId = source;
        o.ProcessingTime = TimeSpan.Zero;
        o.CreationCooldown = TimeSpan.Zero;
        o.OAuth.ClientId = clientId;
        o.OAuth.PublicKeys.Add(key.ExportSubjectPublicKeyInfoPem());
    });

    private static void Add(ServiceCollection services, string name, OktaEmulator okta, string clientId, ECDsa key) =>
        services.AddOktaXaas(name, o =>
        {
            o.OktaDomain = okta.BaseAddress;
            o.IdentitySourceId = okta.IdentitySourceId;
            o.OAuth.ClientId = clientId;
            o.OAuth.KeyId = "key";
            o.OAuth.PrivateKey = key.ExportPkcs8PrivateKeyPem();
            o.Synchronization.CreationCooldown = TimeSpan.Zero;
        }).ConfigureHttpClient(client => client.ConfigurePrimaryHttpMessageHandler(okta.CreateHandler));
}
