using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Okta.Xaas.Benchmarks.Load;

/// <summary>Sends the load: mostly reads and changes of single users, now and then a whole session. Everybody of the directory gets some.</summary>
internal sealed class LoadClient : IDisposable
{
    public const int Users = 100_000;
    private const int UsersEach = 200;
    private const int BatchesEach = 50;
    private const string Source = "/api/v1/identity-sources/0oaxaasemulator00001/";

    // A prime, so that every user gets its turn.
    private const int Step = 7919;

    private readonly HttpClient _client;
    private readonly SemaphoreSlim _session = new(1, 1);

    public LoadClient(Uri address)
    {
        _client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64 }) { BaseAddress = address };
        _client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "SSWS emulator-token");
    }

    /// <summary>Fills the directory through sessions, as a client would.</summary>
    public async Task FillAsync()
    {
        for (var first = 0; first < Users; first += UsersEach * BatchesEach)
        {
            var session = await CreateAsync();
            for (var batch = 0; batch < BatchesEach; batch++) await UploadAsync(session, first + (batch * UsersEach), UsersEach, 0);
            await SendAsync(HttpMethod.Post, $"sessions/{session}/start-import");
        }
    }

    /// <summary>The next request of the mix: half reads and changes of one user, a tenth lists of sessions, and in 40 requests one session of four.</summary>
    public Task SendAsync(long number) => (number % 40) switch
    {
        0 => SessionAsync(number),
        < 5 => SendAsync(HttpMethod.Get, "sessions"),
        < 15 => SendAsync(HttpMethod.Patch, $"users/{Id(number * Step)}", $$"""{"profile":{{Profile(number * Step, number)}}}"""),
        _ => SendAsync(HttpMethod.Get, $"users/{Id(number * Step)}"),
    };

    public void Dispose()
    {
        _client.Dispose();
        _session.Dispose();
    }

    private static string Id(long number) => string.Create(CultureInfo.InvariantCulture, $"E{number % Users:D6}");

    private static string Profile(long number, long change) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"userName":"person.{{number % Users}}@example.com","email":"person.{{number % Users}}@example.com","firstName":"Zoë","lastName":"Müller","department":"Sales {{change % 100}}","employeeNumber":"{{number % Users:D8}}","jobTitle":"Clerk"}""");

    /// <summary>Four requests that belong together; the org has one session at a time, so the next waits.</summary>
    private async Task SessionAsync(long number)
    {
        await _session.WaitAsync();
        try
        {
            var session = await CreateAsync();
            await UploadAsync(session, number * Step, 50, number);
            await UploadAsync(session, (number * Step) + 50, 50, number);
            await SendAsync(HttpMethod.Post, $"sessions/{session}/start-import");
        }
        finally
        {
            _session.Release();
        }
    }

    private async Task<string> CreateAsync() => JsonDocument.Parse(await SendAsync(HttpMethod.Post, "sessions")).RootElement.GetProperty("id").GetString()!;

    private Task<string> UploadAsync(string session, long first, int count, long change)
    {
        var profiles = Enumerable.Range(0, count).Select(i => $$"""{"externalId":"{{Id(first + i)}}","profile":{{Profile(first + i, change)}}}""");
        return SendAsync(HttpMethod.Post, $"sessions/{session}/bulk-upsert", $$"""{"entityType":"USERS","profiles":[{{string.Join(',', profiles)}}]}""");
    }

    private async Task<string> SendAsync(HttpMethod method, string path, string? json = null)
    {
        using var request = new HttpRequestMessage(method, Source + path);
        if (json is not null) request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await _client.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        if (answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.Accepted) return body;
        throw new InvalidOperationException($"{method} {path}: {(int)answer.StatusCode} {body}");
    }
}
