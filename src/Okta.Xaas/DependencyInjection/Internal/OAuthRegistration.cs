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
            .ConfigurePrimaryHttpMessageHandler(PrimaryHandler.Create)

            // A retry that an application adds to all of its clients would send an assertion twice, and Okta takes it once.
            .ConfigureAdditionalHttpMessageHandlers((handlers, _) => handlers.Clear());
        SourceServices.TryAdd(services, name, provider => new OAuthCredential(Create(provider, name, client)));
    }

    private static PrivateKeyJwtCredential Create(IServiceProvider provider, string name, string client)
    {
        var options = SourceRegistration.Options(provider, name);
        var factory = provider.GetRequiredService<IHttpClientFactory>();
        return new PrivateKeyJwtCredential(
            options.OktaDomain!, options.OAuth, null, () => factory.CreateClient(client), provider.GetRequiredService<TimeProvider>(), provider.GetService<ILoggerFactory>());
    }
}
