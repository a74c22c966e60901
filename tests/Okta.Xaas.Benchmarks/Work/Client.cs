using System.Net.Http.Headers;
using System.Text.Json;

namespace Okta.Xaas.Benchmarks.Work;

/// <summary>The ways of sending the work to one server.</summary>
internal sealed class Client : IDisposable
{
    private const string IdentitySourceId = "0oa1";
    private const string SessionId = "aps1";
    private const string Token = "00benchmark";

    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly Uri _domain;
    private readonly Uri _sessions;
    private readonly Uri _session;
    private readonly Uri _trigger;
    private readonly Uri _upload;
    private readonly HttpClient _http;
    private readonly IIdentitySourcesConnection _api;

    /// <param name="domain">The server.</param>
    /// <param name="insteadOfNetwork">What answers the API and the synchronizer in place of the server.</param>
    public Client(Uri domain, HttpMessageHandler? insteadOfNetwork = null)
    {
        _domain = domain;
        _sessions = new Uri(domain, $"/api/v1/identity-sources/{IdentitySourceId}/sessions");
        _session = new Uri($"{_sessions}/{SessionId}");
        _trigger = new Uri($"{_session}/start-import");
        _upload = new Uri($"{_session}/bulk-upsert");
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        _http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "SSWS " + Token);
        _api = IdentitySourcesApi.Create(Options(uploadsAtOnce: 1), insteadOfNetwork);
    }

    /// <summary>The floor: nothing but the requests of a session, the bytes of the uploads ready.</summary>
    public Task SendBytesAsync(IReadOnlyList<byte[]> bodies, int atOnce) => SendAsync(bodies, atOnce, PostAsync);

    /// <summary>What a program without the SDK would do: generated serializers, and the requests of a session.</summary>
    public Task SendHandWrittenAsync(IReadOnlyList<HandWrittenUpload> uploads, int atOnce) =>
        SendAsync(uploads, atOnce, upload => PostAsync(JsonSerializer.SerializeToUtf8Bytes(upload, HandWrittenJson.Default.HandWrittenUpload)));

    /// <summary>The low-level API with bytes that are ready, as the synchronizer uses it.</summary>
    public Task SendBytesByApiAsync(IReadOnlyList<byte[]> bodies, int atOnce) =>
        SendByApiAsync(bodies, atOnce, body => _api.UploadAsync(SessionId, ChangeKind.UserUpsert, body));

    /// <summary>The low-level API: the requests of a session, the bodies of the uploads written from the users.</summary>
    public Task SendByApiAsync(IReadOnlyList<UserUpsert[]> lists, int atOnce) =>
        SendByApiAsync(lists, atOnce, users => _api.UploadUsersForUpsertAsync(SessionId, users));

    /// <summary>Everything: checking, packing, the session, the uploads, the import and the account of each change.</summary>
    public async Task SynchronizeAsync(IEnumerable<IdentityChange> changes, int atOnce)
    {
        var result = await new IdentitySourceSynchronizer(_api, Options(atOnce)).SynchronizeAsync(changes);
        result.EnsureSuccess();
    }

    public void Dispose()
    {
        _http.Dispose();
        _api.Dispose();
    }

    // Okta's cooldown between two sessions is no work of the client's, so it is not measured.
    private OktaXaasOptions Options(int uploadsAtOnce) => new()
    {
        OktaDomain = _domain,
        IdentitySourceId = IdentitySourceId,
        ApiToken = Token,
        Synchronization = { CreationCooldown = TimeSpan.Zero, MaxConcurrentUploads = uploadsAtOnce },
    };

    // The five calls around the uploads are those that the synchronizer makes, one after another.
    private async Task SendAsync<T>(IReadOnlyList<T> uploads, int atOnce, Func<T, Task> send)
    {
        await CallAsync(HttpMethod.Get, _sessions);
        await CallAsync(HttpMethod.Post, _sessions);
        await ForEachAsync(uploads, atOnce, send);
        await CallAsync(HttpMethod.Get, _session);
        await CallAsync(HttpMethod.Post, _trigger);
        await CallAsync(HttpMethod.Get, _session);
    }

    private async Task SendByApiAsync<T>(IReadOnlyList<T> uploads, int atOnce, Func<T, Task> send)
    {
        await _api.ListSessionsAsync();
        await _api.CreateSessionAsync();
        await ForEachAsync(uploads, atOnce, send);
        await _api.GetSessionAsync(SessionId);
        await _api.StartImportAsync(SessionId);
        await _api.GetSessionAsync(SessionId);
    }

    private async Task CallAsync(HttpMethod method, Uri address)
    {
        using var request = new HttpRequestMessage(method, address);
        using var response = await _http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        await response.Content.ReadAsByteArrayAsync();
    }

    private async Task PostAsync(byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = Json;
        using var response = await _http.PostAsync(_upload, content);
        response.EnsureSuccessStatusCode();
    }

    private static async Task ForEachAsync<T>(IReadOnlyList<T> items, int atOnce, Func<T, Task> send)
    {
        if (atOnce == 1)
        {
            foreach (var item in items) await send(item);
            return;
        }

        await Parallel.ForEachAsync(items, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (item, _) => await send(item));
    }
}
