namespace Okta.Xaas.DependencyInjection.Internal;

/// <summary>Sends each request by the handlers that the factory has at the time: it exchanges them, so that a change of the org's address in DNS is seen.</summary>
internal sealed class CurrentHandler(IHttpMessageHandlerFactory factory, string clientName) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var invoker = new HttpMessageInvoker(factory.CreateHandler(clientName), disposeHandler: false);
        return await invoker.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
