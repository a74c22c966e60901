namespace Okta.Xaas.Api.Internal;

/// <summary>Makes the client that the interface is put on: the answer's handler outermost, and the identity source's address.</summary>
internal static class ApiClient
{
    /// <param name="chain">What a request passes below the answer's handler; disposed with the client.</param>
    /// <param name="options">Validated.</param>
    /// <param name="configure">What an application sets on the client, for example default headers. It has no say in the address and the time limit.</param>
    public static HttpClient Create(HttpMessageHandler chain, OktaXaasOptions options, IEnumerable<Action<HttpClient>>? configure = null)
    {
#if NETFRAMEWORK
        var client = new HttpClient(new CallersTokenHandler { InnerHandler = new AnswerHandler { InnerHandler = chain } });
#else
        var client = new HttpClient(new AnswerHandler { InnerHandler = chain });
#endif
        foreach (var action in configure ?? []) action(client);
        client.BaseAddress = Address(options);

        // The client's own time limit would span all attempts and the waits between them; each attempt has one instead.
        client.Timeout = Timeout.InfiniteTimeSpan;
        return client;
    }

    /// <summary>The address of the identity source, which the paths of the operations begin after.</summary>
    public static Uri Address(OktaXaasOptions options) =>
        new(options.OktaDomain!.GetLeftPart(UriPartial.Authority) + "/api/v1/identity-sources/" + PathSegment.Escape(options.IdentitySourceId!));
}
