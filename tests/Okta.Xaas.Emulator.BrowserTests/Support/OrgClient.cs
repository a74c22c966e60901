using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Okta.Xaas.Emulator.BrowserTests.Support;

/// <summary>A client of the Identity Sources API, so that there is something to see.</summary>
internal sealed class OrgClient : IDisposable
{
    private readonly HttpClient _http;

    public OrgClient(OktaEmulator okta)
    {
        _http = new HttpClient { BaseAddress = new Uri(okta.BaseAddress, $"/api/v1/identity-sources/{okta.IdentitySourceId}/") };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("SSWS", okta.ApiToken);
    }

    public async Task<string> CreateSessionAsync() => (await SendAsync(HttpMethod.Post, "sessions"))["id"]!.GetValue<string>();

    public Task LoadAsync(string session, params IEnumerable<Person> people) => SendAsync(HttpMethod.Post, $"sessions/{session}/bulk-upsert", new JsonObject
    {
        ["entityType"] = "USERS",
        ["profiles"] = new JsonArray([.. people.Select(JsonOf)]),
    });

    public Task LoadLeaversAsync(string session, params IEnumerable<Person> people) => SendAsync(HttpMethod.Post, $"sessions/{session}/bulk-delete", new JsonObject
    {
        ["entityType"] = "USERS",
        ["profiles"] = new JsonArray([.. people.Select(person => new JsonObject { ["externalId"] = person.Id })]),
    });

    public Task LoadDevicesAsync(string session, params IEnumerable<string> names) => SendAsync(HttpMethod.Post, $"sessions/{session}/bulk-devices-upsert", new JsonObject
    {
        ["profiles"] = new JsonArray([.. names.Select((name, i) => new JsonObject
        {
            ["externalId"] = $"D{i + 1}",
            ["profile"] = new JsonObject { ["serialNumber"] = $"SN-{4711 + i}", ["platform"] = "MACOS", ["displayName"] = name },
        })]),
    });

    /// <summary>Groups and who is in them; the names in lower case are their ids.</summary>
    public async Task LoadGroupsAsync(string session, params IEnumerable<(string Name, IEnumerable<string> Members)> groups)
    {
        var all = groups.Select(group => (Id: group.Name.ToLowerInvariant(), group.Name, group.Members)).ToList();
        await SendAsync(HttpMethod.Post, $"sessions/{session}/bulk-groups-upsert", new JsonObject
        {
            ["profiles"] = new JsonArray([.. all.Select(group => new JsonObject { ["externalId"] = group.Id, ["profile"] = new JsonObject { ["displayName"] = group.Name } })]),
        });
        await SendAsync(HttpMethod.Post, $"sessions/{session}/bulk-group-memberships-upsert", new JsonObject
        {
            ["memberships"] = new JsonArray([.. all.Select(group => new JsonObject
            {
                ["groupExternalId"] = group.Id,
                ["memberExternalIds"] = new JsonArray([.. group.Members.Select(member => JsonValue.Create(member))]),
            })]),
        });
    }

    public Task TriggerAsync(string session) => SendAsync(HttpMethod.Post, $"sessions/{session}/start-import");

    /// <summary>A whole session, triggered; its id.</summary>
    public async Task<string> ImportAsync(params IEnumerable<Person> people)
    {
        var session = await CreateSessionAsync();
        foreach (var batch in people.Chunk(200)) await LoadAsync(session, batch);
        await TriggerAsync(session);
        return session;
    }

    /// <summary>What an administrator does to a session: finish, fail, close…</summary>
    public Task AdministerAsync(string session, string action) => SendAsync(HttpMethod.Post, $"/_emulator/sessions/{session}/{action}");

    /// <summary>Moves the org's clock ahead.</summary>
    public Task AdvanceAsync(double seconds) => SendAsync(HttpMethod.Post, "/_emulator/clock/advance", new JsonObject { ["seconds"] = seconds });

    /// <summary>The schema of the source's app, as a client reads it.</summary>
    public Task<JsonObject> SchemaAsync(OktaEmulator okta) => SendAsync(HttpMethod.Get, $"/api/v1/meta/schemas/apps/{okta.IdentitySourceId}/default");

    /// <summary>A request that the org refuses; its status.</summary>
    public async Task<int> RefusedAsync(HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        using var answer = await _http.SendAsync(request);
        answer.IsSuccessStatusCode.Should().BeFalse();
        return (int)answer.StatusCode;
    }

    public void Dispose() => _http.Dispose();

    private static JsonObject JsonOf(Person person) => new()
    {
        ["externalId"] = person.Id,
        ["profile"] = new JsonObject
        {
            ["userName"] = $"{person.Id}@example.com",
            ["email"] = $"{person.Id}@example.com",
            ["firstName"] = person.FirstName,
            ["lastName"] = person.LastName,
            ["department"] = person.Department,
        },
    };

    private async Task<JsonObject> SendAsync(HttpMethod method, string path, JsonObject? body = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (body is not null) request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.Should().BeTrue($"{method} {path} is answered {(int)answer.StatusCode} {text}");
        return text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject();
    }
}
