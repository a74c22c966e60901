using System.Text.Json;
using Okta.Xaas.Emulator.Tests.Support;

namespace Okta.Xaas.Emulator.Tests.Control;

/// <summary>The requests as an onlooker sees them, and the rules that they broke.</summary>
public sealed class RequestControlTests
{
    [Theory]
    [InlineData("GET", "users/nobody", null, "There is no such thing")]
    [InlineData("PATCH", "sessions", null, "The path takes another method")]
    [InlineData("POST", "users", "{", "The body is not what the operation takes")]
    [InlineData("POST", "users", """{"externalId":"E1","profile":{}}""", "A field is missing")]
    [InlineData("POST", "sessions/S/start-import", null, "Only a session that holds data is triggered")]
    [InlineData("POST", "sessions", null, "One open session")]
    public async Task A_refusal_is_explained(string method, string path, string? json, string title)
    {
        await using var org = await TestOrg.StartAsync(o => o.KeepRequestBodies = true, overSocket: true);
        using var control = new ControlClient(org.Okta);
        var session = await org.NewSessionAsync();
        var answer = await org.SendAsync(method, path.Replace("/S/", $"/{session}/", StringComparison.Ordinal), json);
        var request = await control.GetAsync("requests/2");
        request.GetProperty("status").GetInt32().Should().Be(answer.Status);
        request.GetProperty("errorBody").GetString().Should().Be(answer.Body);
        request.GetProperty("errorCode").GetString().Should().Be(answer.ErrorCode);
        request.GetProperty("rule").GetProperty("title").GetString().Should().StartWith(title);
        request.GetProperty("rule").GetProperty("explanation").GetString().Should().NotBeEmpty();
        request.GetProperty("rule").GetProperty("guideSection").GetString().Should().NotBeEmpty();
        request.GetProperty("body").GetString().Should().Be(json ?? "");
        request.GetProperty("requestId").GetString().Should().Be(answer.Header("X-Okta-Request-Id"));
    }

    [Fact]
    public async Task A_success_has_no_error_and_no_rule_and_a_fault_is_named()
    {
        await using var org = await TestOrg.StartAsync(overSocket: true);
        using var control = new ControlClient(org.Okta);
        using (org.Okta.Intercept(_ => Fault.Html(502).AfterEffect())) await org.PostAsync("sessions");
        await org.GetAsync("sessions?x=1");
        var hidden = await control.GetAsync("requests/1");
        hidden.GetProperty("fault").GetString().Should().Be("Html 502 after effect");
        hidden.GetProperty("effectStatus").GetInt32().Should().Be(201);
        hidden.GetProperty("rule").ValueKind.Should().Be(JsonValueKind.Null);
        hidden.GetProperty("errorBody").GetString().Should().Contain("<html>");
        var good = await control.GetAsync("requests/2");
        good.GetProperty("query").GetString().Should().Be("x=1");
        good.GetProperty("errorBody").ValueKind.Should().Be(JsonValueKind.Null);
        good.GetProperty("body").ValueKind.Should().Be(JsonValueKind.Null, "bodies are not kept");
    }

    [Fact]
    public async Task No_credential_is_told()
    {
        await using var org = await TestOrg.StartAsync(o => o.ApiToken = "very-secret", overSocket: true);
        using var control = new ControlClient(org.Okta);
        await org.GetAsync("sessions");
        (await control.GetAsync("requests/1")).GetRawText().Should().NotContain("very-secret");
    }

    [Fact]
    public async Task The_list_is_newest_first_and_may_hold_errors_only()
    {
        await using var org = await TestOrg.StartAsync(overSocket: true);
        using var control = new ControlClient(org.Okta);
        await org.GetAsync("users/nobody");
        await org.GetAsync("sessions");
        using (org.Okta.Intercept(_ => Fault.Drop())) await FluentActions.Awaiting(() => org.GetAsync("sessions")).Should().ThrowAsync<HttpRequestException>();
        Numbers(await control.GetAsync("requests")).Should().Equal(3, 2, 1);
        Numbers(await control.GetAsync("requests?errors=true")).Should().Equal(3, 1);
        Numbers(await control.GetAsync("requests?errors=false&limit=1&offset=1")).Should().Equal(2);
        (await control.SendAsync("GET", "requests?errors=maybe")).ShouldBeProblem(400, "errors has to be true or false");
        var counts = (await control.GetAsync("state")).GetProperty("counts");
        counts.GetProperty("requests").GetInt64().Should().Be(3, "those of the control API are not counted");
        counts.GetProperty("errors").GetInt64().Should().Be(2);
    }

    [Theory]
    [InlineData("2")]
    [InlineData("x")]
    public async Task A_request_that_is_not_there_is_404(string number)
    {
        await using var org = await TestOrg.StartAsync(overSocket: true);
        using var control = new ControlClient(org.Okta);
        (await control.SendAsync("GET", $"requests/{number}")).ShouldBeProblem(404, $"Request {number} is not in the log");
    }

    private static IEnumerable<long> Numbers(JsonElement page) => page.GetProperty("items").EnumerateArray().Select(one => one.GetProperty("number").GetInt64());
}
