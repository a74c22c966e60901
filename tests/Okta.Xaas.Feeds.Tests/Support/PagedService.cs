using System.Net;
using Okta.Xaas.TestDoubles;
using RichardSzalay.MockHttp;

namespace Okta.Xaas.Feeds.Tests.Support;

/// <summary>An HR service whose answers a test names by their paths and queries; waits are in virtual time.</summary>
internal sealed class PagedService : IDisposable
{
    public const string Host = "https://hr.example.com";

    private readonly MockHttpMessageHandler _http = new();

    public VirtualTimeProvider Clock { get; } = new(autoAdvance: true);

    /// <summary>What was asked, with the token.</summary>
    public List<(string PathAndQuery, string? Token)> Asked { get; } = [];

    public HttpMessageHandler Handler => _http;

    /// <summary>Answers, one after another and the last one for ever.</summary>
    public PagedService On(string pathAndQuery, params Func<HttpResponseMessage>[] answers)
    {
        var next = 0;
        _http.When("*").With(request => request.RequestUri!.PathAndQuery == pathAndQuery).Respond(request =>
        {
            Asked.Add((pathAndQuery, request.Headers.Authorization?.ToString()));
            return answers[Math.Min(next++, answers.Length - 1)]();
        });
        return this;
    }

    public PagedService On(string pathAndQuery, string json, string? link = null) => On(pathAndQuery, () => Answer(json, link));

    public static HttpResponseMessage Answer(string json, string? link = null)
    {
        var answer = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(json) };
        if (link is not null) answer.Headers.TryAddWithoutValidation("Link", link);
        return answer;
    }

    public JsonService Service(JsonPaging paging, string pathAndQuery = "/people", string? total = null) =>
        new(new Uri(Host + pathAndQuery)) { Paging = paging, Total = total, Handler = _http };

    public Task<JsonSnapshot> DownloadAsync(JsonService service, HrMapping? mapping = null) => JsonSnapshot.DownloadAsync(service, mapping ?? TestMapping.With("\"records\": \"people\""), Clock);

    public async Task<List<string>> KeysAsync(JsonService service, HrMapping? mapping = null)
    {
        using var list = await DownloadAsync(service, mapping);
        return await list.Snapshot.Users!.Select(user => user.ExternalId).ToListAsync();
    }

    public Task<string> FailureAsync(JsonService service, HrMapping? mapping = null) => TestJson.FailureAsync(() => KeysAsync(service, mapping));

    /// <summary>A page with people of these keys.</summary>
    public static string Page(string more, params string[] keys) =>
        $$"""{ "people": [{{string.Join(",", keys.Select(key => $$"""{ "id": "{{key}}", "mail": "{{key}}@example.com", "name": "{{key}}" }"""))}}]{{(more.Length > 0 ? ", " + more : "")}} }""";

    public void Dispose() => _http.Dispose();
}
