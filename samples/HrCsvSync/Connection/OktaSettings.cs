using Microsoft.Extensions.Configuration;
using Okta.Xaas;
using Okta.Xaas.Authentication;

namespace HrCsvSync.Connection;

/// <summary>The settings under <c>Okta:Xaas</c>, from user secrets and the environment; the environment wins.</summary>
internal sealed class OktaSettings(IConfiguration configuration)
{
    private static readonly string[] OrgKeys =
    [
        nameof(OktaXaasOptions.OktaDomain),
        nameof(OktaXaasOptions.IdentitySourceId),
        nameof(OktaXaasOptions.ApiToken),
        $"{nameof(OktaXaasOptions.OAuth)}:{nameof(OAuthOptions.ClientId)}",
        $"{nameof(OktaXaasOptions.OAuth)}:{nameof(OAuthOptions.PrivateKey)}",
        $"{nameof(OktaXaasOptions.OAuth)}:{nameof(OAuthOptions.PrivateKeyFile)}",
        $"{nameof(OktaXaasOptions.OAuth)}:{nameof(OAuthOptions.KeyId)}",
    ];

    public IConfigurationSection Section { get; } = configuration.GetSection("Okta:Xaas");

    /// <summary>Whether an org is named. Half a name counts too: a forgotten setting must be told, not end in the emulator.</summary>
    public bool NamesAnOrg => OrgKeys.Any(key => !string.IsNullOrWhiteSpace(Section[key]));

    public static OktaSettings Load() =>
        new(new ConfigurationBuilder().AddUserSecrets<OktaSettings>(optional: true).AddEnvironmentVariables().Build());
}
