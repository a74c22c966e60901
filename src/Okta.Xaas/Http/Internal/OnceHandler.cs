namespace Okta.Xaas.Http.Internal;

/// <summary>Lets each request in once. Handlers of the application stand further out, and one that repeats requests would do a write twice.</summary>
internal sealed class OnceHandler : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var isFirst = Passage.Of(request).TryEnter();
        return isFirst || request.Method == HttpMethod.Get
            ? base.SendAsync(request, cancellationToken)
            : throw new HttpRequestException(
                "A message handler of the application sent the request a second time, which could do it twice, so it was not sent again: take the handler out; the SDK repeats by itself what can be repeated.");
    }
}
