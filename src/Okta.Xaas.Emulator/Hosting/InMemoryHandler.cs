using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Okta.Xaas.Emulator.Pipeline;
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
        var outcome = await pipeline.AnswerAsync(await ReadAsync(request, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        return outcome.Answer is { } answer ? Write(answer, request, outcome.Delivery == Delivery.Cut) : throw Broken(outcome.Delivery);
    }

    private static async Task<EmulatedRequest> ReadAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var target = request.RequestUri ?? throw new InvalidOperationException("The request has no address.");
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        var headers = RequestHeaders.WithoutCredentials(request.Content is null ? request.Headers : request.Headers.Concat(request.Content.Headers));
        var authorization = Header(request, "Authorization");
        var head = RequestHead.Parse(request.Method.Method, target.GetLeftPart(UriPartial.Authority), target.PathAndQuery);
        return new EmulatedRequest(head, headers, authorization, Header(request, "DPoP"), body);
    }

    private static string? Header(HttpRequestMessage request, string name) => request.Headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;

    // As the socket's own handler tells them.
    private static HttpRequestException Broken(Delivery delivery) => delivery == Delivery.NotSent
        ? new(HttpRequestError.ConnectionError, "The emulator refused the connection.", new SocketException((int)SocketError.ConnectionRefused))
        : new(
            HttpRequestError.ResponseEnded,
            "The emulator dropped the connection.",
            new HttpIOException(HttpRequestError.ResponseEnded, "The response ended prematurely."));

    private static HttpResponseMessage Write(EmulatedResponse answer, HttpRequestMessage request, bool isCut)
    {
        HttpContent content = isCut ? new StreamContent(new CutBody(CutBody.Arriving(answer))) : new ByteArrayContent(answer.Payload);
        if (isCut) content.Headers.ContentLength = CutBody.AnnouncedLength(answer);
        if (answer.ContentType is not null) content.Headers.ContentType = MediaTypeHeaderValue.Parse(answer.ContentType);
        var message = new HttpResponseMessage((HttpStatusCode)answer.StatusCode) { Content = content, RequestMessage = request, Version = HttpVersion.Version11 };
        foreach (var (name, value) in answer.AllHeaders)
        {
            if (EmulatedResponse.IsLeftOut(name, value)) continue;
            if (!message.Headers.TryAddWithoutValidation(name, value)) content.Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }
}
