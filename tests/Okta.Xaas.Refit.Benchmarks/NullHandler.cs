using System.Net;

namespace Okta.Xaas.Refit.Benchmarks;

/// <summary>A network without a network: each body is written, as it would be on a connection, and dropped.</summary>
internal sealed class NullHandler : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await request.Content!.CopyToAsync(Stream.Null, cancellationToken);
        return new HttpResponseMessage(HttpStatusCode.Accepted);
    }
}
