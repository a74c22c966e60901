namespace Okta.Xaas.Api.Internal;

/// <summary>Makes the client that an interface is put on: the answer's handler outermost, and the address that its paths begin after.</summary>
internal static class ApiClient
{
    /// <param name="chain">What a request passes below the answer's handler; disposed with the client.</param>
    /// <param name="address">What the paths begin after.</param>
    /// <param name="configure">What an application sets on the client, for example default headers. It has no say in the address and the time limit.</param>
    public static HttpClient Create(HttpMessageHandler chain, Uri address, IEnumerable<Action<HttpClient>>? configure = null)
    {
#if NETFRAMEWORK
        var client = new HttpClient(new CallersTokenHandler { InnerHandler = new AnswerHandler { InnerHandler = chain } });
#else
        var client = new HttpClient(new AnswerHandler { InnerHandler = chain });
#endif
        foreach (var action in configure ?? []) action(client);
        client.BaseAddress = address;

        // The client's own time limit would span all attempts and the waits between them; each attempt has one instead.
        client.Timeout = Timeout.InfiniteTimeSpan;
        return client;
    }

    /// <summary>The address of the identity source, which the paths of the operations begin after.</summary>
    public static Uri Address(OktaXaasOptions options) =>
        new(OrgAddress(options).AbsoluteUri + "/identity-sources/" + PathSegment.Escape(options.IdentitySourceId!));

    /// <summary>The address of the org's APIs, which the paths of their operations begin after.</summary>
    public static Uri OrgAddress(OktaXaasOptions options) => new(options.OktaDomain!.GetLeftPart(UriPartial.Authority) + "/api/v1");
}
