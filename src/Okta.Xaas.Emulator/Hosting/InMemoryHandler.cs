using System.Net;
using System.Net.Http.Headers;
using Okta.Xaas.Emulator.Wire;

namespace Okta.Xaas.Emulator.Hosting;

/// <summary>
/// The way in without a socket. A request without latency or fault is answered on the caller's thread before SendAsync returns:
/// under virtual time nothing else can then happen in between.
/// </summary>
internal sealed class InMemoryHandler(RequestPipeline pipeline) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var answer = await pipeline.AnswerAsync(await ReadAsync(request, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false)
            ?? throw new HttpRequestException(
                HttpRequestError.ResponseEnded,
                "The emulator dropped the connection.",
                new HttpIOException(HttpRequestError.ResponseEnded, "The response ended prematurely."));
        return Write(answer, request);
    }

    private static async Task<EmulatedRequest> ReadAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var target = request.RequestUri ?? throw new InvalidOperationException("The request has no address.");
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        var headers = RequestHeaders.WithoutCredentials(request.Content is null ? request.Headers : request.Headers.Concat(request.Content.Headers));
        var authorization = request.Headers.NonValidated.TryGetValues("Authorization", out var values) ? values.ToString() : null;
        var head = RequestHead.Parse(request.Method.Method, target.GetLeftPart(UriPartial.Authority), target.PathAndQuery);
        return new EmulatedRequest(head, headers, authorization, body);
    }

    private static HttpResponseMessage Write(EmulatedResponse answer, HttpRequestMessage request)
    {
        var content = new ByteArrayContent(answer.Payload);
        if (answer.ContentType is not null) content.Headers.ContentType = MediaTypeHeaderValue.Parse(answer.ContentType);
        var message = new HttpResponseMessage((HttpStatusCode)answer.StatusCode) { Content = content, RequestMessage = request, Version = HttpVersion.Version11 };
        foreach (var (name, value) in answer.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value)) content.Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }
}
