using Microsoft.Extensions.Logging;
using Okta.Xaas.Api.Internal;
using Okta.Xaas.Authentication;
using Refit;

namespace Okta.Xaas;

/// <summary>Makes <see cref="IOktaOrgApi"/> without a service collection. An application that has one gets it by <c>AddOktaXaas</c>, where it shares sign-in and pacing with <see cref="IIdentitySourcesApi"/>.</summary>
public static class OktaOrgApi
{
    /// <summary>Says which scope or role would let Okta tell what it has refused.</summary>
    /// <param name="exception">What a method of <see cref="IOktaOrgApi"/> has thrown.</param>
    /// <returns>One line for people; <see langword="null"/> when it is no refusal (403 or 404).</returns>
    /// <exception cref="ArgumentNullException"><paramref name="exception"/> is <see langword="null"/>.</exception>
    public static string? RefusalOf(OktaApiException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return OrgRefusal.IsOne(exception) ? OrgRefusal.Of(exception) : null;
    }

    /// <summary>Makes the API with all of the SDK's handling of sign-in, repetition, time limits and answers.</summary>
    /// <param name="options">The org and the sign-in; later changes to it have no effect on the connection. By OAuth, its scopes need those of <see cref="OAuthOptions.OrgScopes"/> that are used.</param>
    /// <param name="primaryHandler">What sends the requests, for example a proxy's or a test's handler; not disposed with the API. <see langword="null"/> makes one.</param>
    /// <param name="credential">What signs the requests, instead of the options': give both APIs the same one, and they share its token. Not disposed with the API.</param>
    /// <param name="timeProvider">The clock of the waits between attempts; the system's by default.</param>
    /// <param name="loggerFactory">Takes the logs; none by default.</param>
    /// <returns>The API; to be disposed when it is no longer used. Its methods may be called concurrently.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">The options have faults; the message lists all of them.</exception>
    public static IOktaOrgConnection Create(
        OktaXaasOptions options,
        HttpMessageHandler? primaryHandler = null,
        IOktaCredential? credential = null,
        TimeProvider? timeProvider = null,
        ILoggerFactory? loggerFactory = null) =>
        RestService.ForGenerated<IOktaOrgConnection>(
            ApiClient.Create(ApiPipeline.Create(options, primaryHandler, credential, timeProvider, loggerFactory), ApiClient.OrgAddress(options)), ApiSettings.Create());
}
