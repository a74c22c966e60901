using Microsoft.Extensions.Logging;
using Okta.Xaas.Api.Internal;
using Okta.Xaas.Authentication;
using Refit;

namespace Okta.Xaas;

/// <summary>Makes <see cref="IIdentitySourcesApi"/> without a service collection. An application that has one gets it by <c>AddOktaXaas</c>.</summary>
public static class IdentitySourcesApi
{
    /// <summary>Makes the API with all of the SDK's handling of sign-in, repetition, time limits and answers.</summary>
    /// <param name="options">The org, the identity source and the sign-in; later changes to it have no effect on the connection.</param>
    /// <param name="primaryHandler">What sends the requests, for example a proxy's or a test's handler; not disposed with the API. <see langword="null"/> makes one.</param>
    /// <param name="credential">What signs the requests, instead of <see cref="OktaXaasOptions.ApiToken"/> or <see cref="OktaXaasOptions.OAuth"/>; not disposed with the API.</param>
    /// <param name="timeProvider">The clock of the waits between attempts; the system's by default. An attempt's own time limit is the network's and keeps to the system's clock.</param>
    /// <param name="loggerFactory">Takes the logs; none by default.</param>
    /// <returns>The API; to be disposed when it is no longer used. Its methods may be called concurrently.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">The options have faults; the message lists all of them.</exception>
    public static IIdentitySourcesConnection Create(
        OktaXaasOptions options,
        HttpMessageHandler? primaryHandler = null,
        IOktaCredential? credential = null,
        TimeProvider? timeProvider = null,
        ILoggerFactory? loggerFactory = null) =>
        RestService.ForGenerated<IIdentitySourcesConnection>(CreateClient(options, primaryHandler, credential, timeProvider, loggerFactory), RefitSettings());

    /// <summary>
    /// Makes the HTTP client that <see cref="Create"/> puts the interface on, for those who call Refit themselves. Its handlers, outermost first: the answer (judges, reads, throws),
    /// repetition, the time limit of an attempt, authentication, and what sends.
    /// </summary>
    /// <param name="options">As for <see cref="Create"/>.</param>
    /// <param name="primaryHandler">As for <see cref="Create"/>.</param>
    /// <param name="credential">As for <see cref="Create"/>.</param>
    /// <param name="timeProvider">As for <see cref="Create"/>.</param>
    /// <param name="loggerFactory">As for <see cref="Create"/>.</param>
    /// <returns>The client, with the identity source's address; to be disposed when it is no longer used. It sends only what <see cref="IIdentitySourcesApi"/> asks for.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">The options have faults; the message lists all of them.</exception>
    public static HttpClient CreateClient(
        OktaXaasOptions options,
        HttpMessageHandler? primaryHandler = null,
        IOktaCredential? credential = null,
        TimeProvider? timeProvider = null,
        ILoggerFactory? loggerFactory = null) =>
        ApiClient.Create(ApiPipeline.Create(options, primaryHandler, credential, timeProvider, loggerFactory), ApiClient.Address(options));

    /// <summary>The settings that Refit needs for <see cref="IIdentitySourcesApi"/>: Okta's bodies, ids as they may stand in a URL, and exceptions as they are.</summary>
    /// <returns>New settings. They work on a client of <see cref="CreateClient"/> only, which reads the answers.</returns>
    public static RefitSettings RefitSettings() => ApiSettings.Create();
}
