using Microsoft.Extensions.Logging;
using Okta.Xaas.Api;
using Okta.Xaas.Authentication;
using Okta.Xaas.Refit.Internal;
using Refit;

namespace Okta.Xaas.Refit;

/// <summary>
/// The Identity Sources API over Refit. An application that has a service collection gets it by <c>AddOktaXaas(…).UseRefit()</c>, any other by <see cref="Create"/>.
/// </summary>
/// <remarks>All methods may be called concurrently. What is wrong with an argument is in the task, so it is thrown where the task is awaited; nothing has been sent then.</remarks>
public sealed partial class RefitIdentitySourcesApi : IIdentitySourcesApi, IDisposable
{
    private readonly IdentitySourcesApi _connection;
    private readonly HttpClient _client;

    // Takes the ownership of the connection, whose transport does the sending: sign-in, repetition, time limits, errors.
    internal RefitIdentitySourcesApi(IdentitySourcesApi connection)
    {
        _connection = connection;
        _client = TransportHandler.CreateClient(connection.Transport);
        Refit = RestService.For<IIdentitySourcesRefitApi>(_client, new RefitSettings(new ContentSerializer(), new ParameterFormatter()));
    }

    /// <summary>The Refit interface, on the same connection.</summary>
    public IIdentitySourcesRefitApi Refit { get; }

    /// <summary>Makes the API with all of the SDK's handling of sign-in, repetition and time limits, without a service collection.</summary>
    /// <param name="options">The org, the identity source and the sign-in; later changes to it have no effect on the connection.</param>
    /// <param name="primaryHandler">What sends the requests, for example a proxy's or a test's handler; not disposed by this class. <see langword="null"/> makes one.</param>
    /// <param name="credential">What signs the requests, instead of <see cref="OktaXaasOptions.ApiToken"/> or <see cref="OktaXaasOptions.OAuth"/>; not disposed by this class.</param>
    /// <param name="timeProvider">The clock of the waits between attempts; the system's by default. An attempt's own time limit is the network's and keeps to the system's clock.</param>
    /// <param name="loggerFactory">Takes the logs; none by default.</param>
    /// <returns>The API; to be disposed when it is no longer used.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">The options have faults; the message lists all of them.</exception>
    public static RefitIdentitySourcesApi Create(
        OktaXaasOptions options,
        HttpMessageHandler? primaryHandler = null,
        IOktaCredential? credential = null,
        TimeProvider? timeProvider = null,
        ILoggerFactory? loggerFactory = null) =>
        new(IdentitySourcesApi.Create(options, primaryHandler, credential, timeProvider, loggerFactory));

    /// <summary>Closes the connections that this instance has made.</summary>
    public void Dispose()
    {
        _client.Dispose();
        _connection.Dispose();
    }
}
