namespace Okta.Xaas.Tests.Api.Support;

/// <summary>Answers one request after the other as a test says, by an answer or by a fault, and remembers what it was asked.</summary>
internal sealed class ScriptedHandler(params IEnumerable<Func<HttpResponseMessage>> answers) : HttpMessageHandler
{
    private readonly Queue<Func<HttpResponseMessage>> _answers = new(answers);

    public List<WireRequest> Requests { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add(await WireRequest.ReadAsync(request));
        return _answers.Dequeue()();
    }
}
