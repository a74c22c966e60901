using Okta.Xaas;
using Okta.Xaas.Api;
using Okta.Xaas.DependencyInjection;
using Okta.Xaas.DependencyInjection.Internal;
using Okta.Xaas.Refit;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Refit as an identity source's transport.</summary>
public static class OktaXaasRefitBuilderExtensions
{
    /// <summary>
    /// Sends the identity source's requests by Refit, those of <see cref="IIdentitySourceSynchronizer"/> too, with the same sign-in, repetition and errors; and adds
    /// <see cref="IIdentitySourcesRefitApi"/> to the services, for a source with a name as a keyed service.
    /// </summary>
    /// <param name="builder">The identity source.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">The argument is <see langword="null"/>.</exception>
    public static IOktaXaasBuilder UseRefit(this IOktaXaasBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var (services, name) = (builder.Services, builder.Name);
        SourceServices.Add(services, name, provider => new RefitIdentitySourcesApi(SourceRegistration.CreateApi(provider, name)));
        SourceServices.Add<IIdentitySourcesApi>(services, name, provider => SourceServices.Get<RefitIdentitySourcesApi>(provider, name));
        SourceServices.Add(services, name, provider => SourceServices.Get<RefitIdentitySourcesApi>(provider, name).Refit);
        return builder;
    }
}
