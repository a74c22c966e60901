using System.Collections.Concurrent;

namespace Okta.Xaas.ScenarioTests.OAuth;

/// <summary>Lets requests through to the emulated org, keeps them, and can do something before one goes on.</summary>
internal sealed class RecordingHandler(HttpMessageHandler org) : DelegatingHandler(org)
{
    private readonly ConcurrentQueue<SentRequest> _sent = new();
    private readonly ConcurrentQueue<string> _answers = new();

    public IReadOnlyList<SentRequest> Sent => [.. _sent];

    /// <summary>The bodies of the token endpoint's answers.</summary>
    public IReadOnlyList<string> TokenAnswers => [.. _answers];

    public Func<SentRequest, CancellationToken, Task<HttpResponseMessage?>>? Before { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var sent = new SentRequest(
            request.Method.Method,
            request.RequestUri!,
            request.Headers.Authorization?.ToString(),
            request.Headers.TryGetValues("DPoP", out var proofs) ? proofs.Single() : null,
            request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken));
        _sent.Enqueue(sent);
        if (Before is { } before && await before(sent, cancellationToken) is { } instead) return instead;
        var response = await base.SendAsync(request, cancellationToken);
        if (sent.IsToken) _answers.Enqueue(await response.Content.ReadAsStringAsync(cancellationToken));
        return response;
    }
}
