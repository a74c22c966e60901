using System.Text.Json;
using Okta.Xaas.Emulator.Control;
using Okta.Xaas.Emulator.Tests.Support;

namespace Okta.Xaas.Emulator.Tests.Control;

/// <summary>The document that describes the control API is true: each route, each method, each field of each answer.</summary>
public sealed class OpenApiTests
{
    private static readonly JsonElement Document = JsonDocument.Parse(OpenApiDocument.Bytes).RootElement;
    private static readonly SchemaCheck Schemas = new(Document);

    [Fact]
    public void The_document_has_every_route_and_no_other() =>
        Operations().Should().BeEquivalentTo(ControlRoutes.All.Select(route => $"{route.Method} {route.Path}"));

    [Fact]
    public void Every_operation_has_an_id_of_its_own_and_every_schema_is_used()
    {
        var all = Document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()).Select(one => one.Value).ToList();
        all.Select(one => one.GetProperty("operationId").GetString()).Should().OnlyHaveUniqueItems();
        foreach (var schema in Document.GetProperty("components").GetProperty("schemas").EnumerateObject())
        {
            if (schema.Name == "Changed") continue; // the data of an event, which the document can't refer to
            Document.GetRawText().Should().Contain($"#/components/schemas/{schema.Name}\"");
        }
    }

    [Fact]
    public void Every_parameter_of_a_path_is_described()
    {
        foreach (var path in Document.GetProperty("paths").EnumerateObject())
        {
            var inPath = path.Name.Split('/').Where(segment => segment.StartsWith('{')).Select(segment => segment.Trim('{', '}'));
            foreach (var operation in path.Value.EnumerateObject())
            {
                var described = operation.Value.TryGetProperty("parameters", out var parameters)
                    ? parameters.EnumerateArray().Select(one => Schemas.Resolve(one.GetProperty("$ref").GetString()!)).Where(one => one.GetProperty("in").GetString() == "path").Select(one => one.GetProperty("name").GetString()!)
                    : [];
                described.Should().BeEquivalentTo(inPath, path.Name);
            }
        }
    }

    [Fact]
    public async Task Every_answer_is_as_described_and_every_operation_is_held()
    {
        await using var org = await TestOrg.StartAsync(o => o.KeepRequestBodies = true, overSocket: true);
        using var control = new ControlClient(org.Okta);
        var session = await org.ImportAsync(
            ("bulk-upsert", Bodies.Users("E1", "E2")), ("bulk-groups-upsert", Bodies.Groups("G1")), ("bulk-group-memberships-upsert", Bodies.Members("G1", "E1", "nobody")),
            ("bulk-devices-upsert", Bodies.Devices("D1")));
        await org.ImportAsync(("bulk-upsert", Bodies.UserProfile("E1", """{"firstName":"Ada","department":null}""")));
        await org.GetAsync("users/nobody");
        var held = new List<string>();

        await HoldAsync("GET", "openapi.json", "openapi.json");
        await HoldAsync("GET", "sessions", "sessions?limit=1");
        await HoldAsync("GET", "sessions/{id}", $"sessions/{session}");
        await HoldAsync("GET", "sessions/{id}/uploads/{number}", $"sessions/{session}/uploads/1");
        await HoldAsync("GET", "users", "users?search=e1");
        await HoldAsync("GET", "users/{externalId}", "users/E1");
        await HoldAsync("PUT", "users/{externalId}/outcome", "users/E1/outcome", """{"status":"IMPORTED","syncState":"ERROR","drift":{"firstName":null,"city":"Bern"},"fails":false}""");
        await HoldAsync("GET", "users/{externalId}", "users/E1");
        await HoldAsync("GET", "groups", "groups");
        await HoldAsync("GET", "groups/{externalId}", "groups/G1");
        await HoldAsync("GET", "groups/{externalId}/members", "groups/G1/members");
        await HoldAsync("GET", "devices", "devices");
        await HoldAsync("PUT", "schema/{name}", "schema/costCenter", """{"title":"Cost center","type":"string","required":true,"minLength":1,"maxLength":20,"enum":["100","200"]}""");
        await HoldAsync("GET", "schema", "schema");
        await HoldAsync("GET", "schema/{name}", "schema/costCenter");
        await HoldAsync("DELETE", "schema/{name}", "schema/costCenter");
        await HoldAsync("GET", "requests", "requests?errors=true");
        await HoldAsync("GET", "requests/{number}", $"requests/{org.Okta.Requests[^1].Request.Number}");
        await HoldAsync("GET", "faults/kinds", "faults/kinds");
        await HoldAsync("POST", "faults", "faults", """{"kind":"wait","delaySeconds":1,"operation":"getIdentitySourceUser","times":2,"after":1}""");
        await HoldAsync("GET", "state", "state");
        await HoldAsync("DELETE", "faults/{id}", "faults/f1");
        await HoldAsync("DELETE", "faults", "faults");
        await HoldAsync("POST", "clock/advance", "clock/advance", """{"seconds":300}""");
        await HoldAsync("PUT", "clock/speed", "clock/speed", """{"factor":1}""");
        await HoldAsync("PUT", "settings", "settings", """{"processingTimeSeconds":60,"cooldownSeconds":0,"rateLimit":{"enforced":false,"perMinute":100,"sessionsPerMinute":15,"concurrent":5}}""");
        foreach (var action in new[] { "close", "expire", "trigger", "finish", "fail", "forget" })
        {
            var id = (await HoldAsync("POST", "sessions", "sessions")).GetProperty("id").GetString()!;
            await org.UploadAsync(id, "bulk-upsert", Bodies.Users("E9"));
            if (action is "finish" or "fail" or "forget") await control.PostAsync($"sessions/{id}/trigger");
            await HoldAsync("POST", $"sessions/{{id}}/{action}", $"sessions/{id}/{action}");
        }

        await HoldAsync("POST", "reset", "reset");
        held.Distinct().Should().BeEquivalentTo(Operations().Except(["GET /_emulator/events"]), "no operation is left out");

        async Task<JsonElement> HoldAsync(string method, string route, string path, string? json = null)
        {
            held.Add($"{method} /_emulator/{route}");
            var described = Document.GetProperty("paths").GetProperty("/_emulator/" + route).GetProperty(method.ToLowerInvariant());
            if (json is not null)
            {
                var body = described.GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema");
                Schemas.FaultsOf(JsonDocument.Parse(json).RootElement, body, "body").Should().BeEmpty();
            }

            var answer = await control.SendAsync(method, path, json);
            var response = described.GetProperty("responses").GetProperty(answer.Status.ToString(System.Globalization.CultureInfo.InvariantCulture));
            if (!response.TryGetProperty("content", out var content)) return default;
            answer.ContentHeaders.ContentType!.MediaType.Should().Be("application/json");
            Schemas.FaultsOf(answer.Json, content.GetProperty("application/json").GetProperty("schema"), route).Should().BeEmpty();
            return answer.Json;
        }
    }

    [Fact]
    public void A_fault_is_found()
    {
        var schema = Document.GetProperty("components").GetProperty("schemas").GetProperty("Status");
        Schemas.FaultsOf(JsonDocument.Parse("""{"status":"OPEN","at":"2026-11-02T06:00:00.000Z"}""").RootElement, schema, "s").Should().BeEmpty();
        Schemas.FaultsOf(JsonDocument.Parse("""{"status":1,"more":2}""").RootElement, schema, "s").Should().HaveCount(3);
    }

    private static IEnumerable<string> Operations() =>
        Document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(one => $"{one.Name.ToUpperInvariant()} {path.Name}"));
}
