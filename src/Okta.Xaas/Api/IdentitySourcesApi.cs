using Microsoft.Extensions.Logging;
using Okta.Xaas.Api.Internal;
using Okta.Xaas.Authentication;
using Okta.Xaas.Http.Internal;

namespace Okta.Xaas.Api;

/// <summary>
/// The Identity Sources API over <see cref="HttpClient"/>. An application that has a service collection gets it by <c>AddOktaXaas</c>,
/// any other by <see cref="Create"/>.
/// </summary>
/// <remarks>
/// All methods may be called concurrently. What is wrong with an argument is in the task, so it is thrown where the task is awaited;
/// nothing has been sent then.
/// </remarks>
public sealed partial class IdentitySourcesApi : IIdentitySourcesApi, IDisposable
{
    private readonly IDisposable[] _owned;

    /// <summary>Uses an HTTP client of the caller's, which must add the credentials itself and must not repeat an upload by itself.</summary>
    /// <param name="httpClient">The client; not disposed by this class. Its base address is not used.</param>
    /// <param name="options">Where to send requests to; a token in it is not used.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">The options have faults; the message lists all of them.</exception>
    public IdentitySourcesApi(HttpClient httpClient, OktaXaasOptions options)
        : this(Constant(httpClient), Valid(options), owned: null)
    {
    }

    // For options that have been validated. Asks for the client at each call, so that a client factory can exchange the handlers below.
    internal IdentitySourcesApi(Func<HttpClient> httpClient, OktaXaasOptions options, IDisposable[]? owned = null)
    {
        Transport = new ApiTransport(httpClient, options);
        _owned = owned ?? [];
    }

    internal ApiTransport Transport { get; }

    /// <summary>Makes the API with all of the SDK's handling of sign-in, repetition and time limits, without a service collection.</summary>
    /// <param name="options">The org, the identity source and the sign-in; later changes to it have no effect on the connection.</param>
    /// <param name="primaryHandler">What sends the requests, for example a proxy's or a test's handler; not disposed by this class. <see langword="null"/> makes one.</param>
    /// <param name="credential">What signs the requests, instead of <see cref="OktaXaasOptions.ApiToken"/> or <see cref="OktaXaasOptions.OAuth"/>; not disposed by this class.</param>
    /// <param name="timeProvider">The clock of the waits between attempts; the system's by default. An attempt's own time limit is the network's and keeps to the system's clock.</param>
    /// <param name="loggerFactory">Takes the logs; none by default.</param>
    /// <returns>The API; to be disposed when it is no longer used.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">The options have faults; the message lists all of them.</exception>
    public static IdentitySourcesApi Create(
        OktaXaasOptions options,
        HttpMessageHandler? primaryHandler = null,
        IOktaCredential? credential = null,
        TimeProvider? timeProvider = null,
        ILoggerFactory? loggerFactory = null)
    {
        OktaXaasOptionsValidator.ThrowIfInvalid(options, credential is not null);
        var clock = timeProvider ?? TimeProvider.System;
        var oauth = credential is null && options.UsesOAuth
            ? new PrivateKeyJwtCredential(options.OktaDomain!, options.OAuth, tokenHandler: primaryHandler, timeProvider: clock, loggerFactory: loggerFactory)
            : null;
        var handlers = HandlerChain.Create(
            options, new OrgStates(clock).Of(options.OktaDomain!), credential ?? oauth ?? (IOktaCredential)new ApiTokenCredential(options.ApiToken!), clock, HandlerChain.CreateLogger(loggerFactory));
        var chain = HandlerChain.Join(handlers, primaryHandler ?? PrimaryHandler.Create(options));
        var client = HandlerChain.CreateClient(chain, disposeHandler: primaryHandler is null);
        return new IdentitySourcesApi(() => client, options, oauth is null ? [client] : [client, oauth]);
    }

    /// <summary>Closes the connections, if this instance was made by <see cref="Create"/>; otherwise does nothing.</summary>
    public void Dispose()
    {
        foreach (var owned in _owned) owned.Dispose();
    }

    private static Func<HttpClient> Constant(HttpClient httpClient)
    {
        ArgumentNullException.ThrowIfNull(httpClient);
        return () => httpClient;
    }

    private static OktaXaasOptions Valid(OktaXaasOptions options)
    {
        OktaXaasOptionsValidator.ThrowIfInvalid(options, credentialProvided: true);
        return options;
    }

    private async Task DoAsync(string operation, HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken) =>
        _ = await Transport.SendAsync(operation, method, path, content, cancellationToken).ConfigureAwait(false);

    private async Task<T> AskAsync<T>(
        string operation, HttpMethod method, string path, HttpContent? content, Func<ApiAnswer, T> read, CancellationToken cancellationToken) =>
        read(await Transport.SendAsync(operation, method, path, content, cancellationToken).ConfigureAwait(false));
}
