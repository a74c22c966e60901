using Okta.Xaas.Api.Internal;

namespace Okta.Xaas.Refit.Internal;

/// <summary>
/// Where Refit's client ends: what Refit has built is sent by the SDK's own transport, with its handlers and its errors, and what comes back to Refit has been read.
/// </summary>
internal sealed class TransportHandler : HttpMessageHandler
{
    private readonly ApiTransport _transport;
    private readonly int _rootLength;

    private TransportHandler(ApiTransport transport, Uri root)
    {
        _transport = transport;
        _rootLength = root.AbsolutePath.Length;
    }

    /// <summary>The client that the Refit interface is made on.</summary>
    public static HttpClient CreateClient(ApiTransport transport)
    {
        var root = new Uri(transport.Root);

        // Each attempt has a time limit of its own below.
        return new HttpClient(new TransportHandler(transport, root)) { BaseAddress = root, Timeout = Timeout.InfiniteTimeSpan };
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.PathAndQuery.Substring(_rootLength);
        var operation = OperationRoutes.Find(request.Method, path);
        var answer = await _transport.SendAsync(operation, request.Method, path, request.Content, cancellationToken).ConfigureAwait(false);
        var response = new HttpResponseMessage(answer.StatusCode) { RequestMessage = request, Content = new AnswerContent(answer, AnswerModels.Read(answer)) };
        foreach (var header in answer.Headers) response.Headers.TryAddWithoutValidation(header.Key, header.Value);
        return response;
    }
}
