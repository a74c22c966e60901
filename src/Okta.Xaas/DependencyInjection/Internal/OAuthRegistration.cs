using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Okta.Xaas.Authentication;
using Okta.Xaas.Authentication.Internal;
using Okta.Xaas.Http.Internal;

namespace Okta.Xaas.DependencyInjection.Internal;

/// <summary>Registers what signs one identity source in by OAuth.</summary>
internal static class OAuthRegistration
{
    public static void Add(IServiceCollection services, string name)
    {
        var client = SourceRegistration.TokenClientName(name);
        services.AddHttpClient(client)

            // The factory's own logs would have headers in them, and so proofs.
            .RemoveAllLoggers()
            .ConfigureHttpClient(http => http.Timeout = TokenConnection.TimeLimit)
            .ConfigurePrimaryHttpMessageHandler(provider => PrimaryHandler.Create(SourceRegistration.Options(provider, name)));
        SourceServices.TryAdd(services, name, provider => new OAuthCredential(SourceServices.Get<SourceOptions>(provider, name), oauth => Create(provider, name, client, oauth)));
    }

    private static PrivateKeyJwtCredential Create(IServiceProvider provider, string name, string client, OAuthOptions oauth)
    {
        var factory = provider.GetRequiredService<IHttpClientFactory>();
        return new PrivateKeyJwtCredential(
            SourceRegistration.Options(provider, name).OktaDomain!,
            oauth,
            null,
            () => factory.CreateClient(client),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetService<ILoggerFactory>());
    }
}
