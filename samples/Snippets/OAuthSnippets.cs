using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Okta.Xaas;
using Okta.Xaas.Authentication;
using Okta.Xaas.Emulator;

namespace Snippets;

/// <summary>The code of docs/oauth.md.</summary>
public sealed class OAuthSnippets
{
    [Fact]
    public async Task A_vault_signs_for_the_app()
    {
        using var vault = new RsaVault();
        await using var okta = await OktaEmulator.StartAsync(o =>
        {
            o.OAuth.ClientId = "0oa8x1rifa2H6Q5d8325";
            o.OAuth.PublicKeys.Add(vault.PublicKey);
        });
        var services = new ServiceCollection();
        services.AddSingleton(vault);
        var (domain, source) = (okta.BaseAddress, okta.IdentitySourceId);

        // <vault>
        services.AddSingleton(provider => ClientKey.FromCallback("RS256", "key-2026", provider.GetRequiredService<RsaVault>().SignAsync));
        services.AddOktaXaas(options =>
        {
            options.OktaDomain = domain;
            options.IdentitySourceId = source;
        })
        .UseCredential(provider => new PrivateKeyJwtCredential(
            domain,
            new OAuthOptions { ClientId = "0oa8x1rifa2H6Q5d8325" },
            provider.GetRequiredService<ClientKey>(),
            tokenHandler: okta.CreateHandler()))
        // </vault>
        .ConfigureHttpClient(client => client.ConfigurePrimaryHttpMessageHandler(okta.CreateHandler));

        await using var provider = services.BuildServiceProvider();
        Assert.Empty(await provider.GetRequiredService<IIdentitySourcesApi>().ListSessionsAsync());
    }

    [Fact]
    public async Task The_emulator_knows_an_app()
    {
        using var vault = new RsaVault();
        var (publicKeyPem, privateKeyPem) = (vault.PublicKey, vault.PrivateKey);

        // <emulator>
        await using var okta = await OktaEmulator.StartAsync(o =>
        {
            o.OAuth.ClientId = "0oa8x1rifa2H6Q5d8325";
            o.OAuth.PublicKeys.Add(publicKeyPem);
        });
        var options = new OktaXaasOptions { OktaDomain = okta.BaseAddress, IdentitySourceId = okta.IdentitySourceId };
        options.OAuth.ClientId = "0oa8x1rifa2H6Q5d8325";
        options.OAuth.PrivateKey = privateKeyPem;
        options.OAuth.KeyId = "key-2026";
        using var api = IdentitySourcesApi.Create(options, okta.CreateHandler());
        // </emulator>

        Assert.Empty(await api.ListSessionsAsync());
    }
}

/// <summary>Stands for a vault: the key is never given out.</summary>
public sealed class RsaVault : IDisposable
{
    private readonly RSA _key = RSA.Create(2048);

    public string PublicKey => _key.ExportSubjectPublicKeyInfoPem();

    public string PrivateKey => _key.ExportPkcs8PrivateKeyPem();

    public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken) =>
        new(_key.SignData(data.Span, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    public void Dispose() => _key.Dispose();
}
