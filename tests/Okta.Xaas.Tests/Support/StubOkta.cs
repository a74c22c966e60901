using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Okta.Xaas.Tests.Support;

/// <summary>The least that an org answers to bring one session to its end; an upload can go wrong. It never echoes what it was sent.</summary>
internal sealed class StubOkta : HttpMessageHandler
{
    private string _status = "CREATED";

    /// <summary>Everything that was sent: to be sure that what is looked for elsewhere was really there.</summary>
    public ConcurrentQueue<string> Received { get; } = new();

    /// <summary>What happens to each upload, instead of its acceptance.</summary>
    public Func<CancellationToken, Task<HttpResponseMessage>>? OnUpload { get; init; }

    public static HttpResponseMessage Answer(HttpStatusCode status, string body = "", string type = "application/json") =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, type), Headers = { Date = new(2026, 11, 2, 6, 0, 0, TimeSpan.Zero) } };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Received.Enqueue($"{request.Method} {request.RequestUri} {request.Headers} {body}");
        var path = request.RequestUri!.AbsolutePath;
        if (path.Contains("/bulk-", StringComparison.Ordinal))
        {
            if (OnUpload is not null) return await OnUpload(cancellationToken);
            _status = "IN_PROGRESS";
            return Answer(HttpStatusCode.Accepted);
        }

        if (path.EndsWith("/start-import", StringComparison.Ordinal)) _status = "COMPLETED";
        else if (request.Method == HttpMethod.Delete) _status = "CLOSED";
        else if (request.Method == HttpMethod.Post) _status = "CREATED";
        if (request.Method == HttpMethod.Delete || path.EndsWith("/membership", StringComparison.Ordinal)) return Answer(HttpStatusCode.NoContent);
        return path.EndsWith("/sessions", StringComparison.Ordinal) && request.Method == HttpMethod.Get
            ? Answer(HttpStatusCode.OK, "[]")
            : Answer(HttpStatusCode.OK, $$"""{"id":"aps1","status":"{{_status}}"}""");
    }
}
