using System.Text.Json;
using Okta.Xaas.Emulator.Tests.Support;

namespace Okta.Xaas.Emulator.Tests.Control;

/// <summary>The org as a whole, its clock and its settings.</summary>
public sealed class StateControlTests
{
    [Fact]
    public async Task The_state_tells_where_and_what_the_org_is()
    {
        await using var org = await TestOrg.StartAsync(overSocket: true);
        using var control = new ControlClient(org.Okta);
        await org.ImportAsync(("bulk-upsert", Bodies.Users("E1", "E2")), ("bulk-groups-upsert", Bodies.Groups("G1")), ("bulk-group-memberships-upsert", Bodies.Members("G1", "E1", "E2")), ("bulk-devices-upsert", Bodies.Devices("D1")));
        var state = await control.GetAsync("state");
        state.GetProperty("address").GetString().Should().Be(org.Okta.BaseAddress.ToString().TrimEnd('/'));
        state.GetProperty("identitySourceId").GetString().Should().Be(org.Okta.IdentitySourceId);
        state.GetProperty("apiToken").GetString().Should().Be(org.Okta.ApiToken);
        state.GetProperty("now").GetDateTimeOffset().Should().Be(org.Clock.GetUtcNow());
        state.GetProperty("oauth").ValueKind.Should().Be(JsonValueKind.Null);
        state.GetProperty("data").ValueKind.Should().Be(JsonValueKind.Null);
        state.GetProperty("limits").GetRawText().Should().Be("""{"entitiesPerRequest":200,"bytesPerRequest":200000,"requestsPerSession":50}""");
        state.GetProperty("counts").GetRawText().Should().Be("""{"users":2,"activeUsers":2,"groups":1,"memberships":2,"devices":1,"sessions":1,"requests":6,"errors":0}""");
    }

    [Fact]
    public async Task The_service_app_is_named_without_a_key()
    {
        await using var okta = await OktaEmulator.StartAsync(o =>
        {
            o.Urls = "http://127.0.0.1:0";
            o.OAuth.ClientId = "0oaclient";
            using var key = System.Security.Cryptography.RSA.Create(2048);
            o.OAuth.PublicKeys.Add(key.ExportSubjectPublicKeyInfoPem());
        });
        using var control = new ControlClient(okta);
        var oauth = (await control.GetAsync("state")).GetProperty("oauth");
        oauth.GetRawText().Should().Be($$"""{"clientId":"0oaclient","dpop":"required","tokenUrl":"{{okta.BaseAddress}}oauth2/v1/token"}""");
    }

    [Fact]
    public async Task The_cooldown_is_told_while_it_is_in_the_way()
    {
        await using var org = await TestOrg.StartAsync(o => o.ProcessingTime = TimeSpan.FromHours(1), overSocket: true);
        using var control = new ControlClient(org.Okta);
        var id = await org.SessionInAsync("TRIGGERED");
        var cooldown = (await control.GetAsync("state")).GetProperty("cooldown");
        cooldown.GetProperty("sessionId").GetString().Should().Be(id);
        cooldown.GetProperty("activeUntil").GetDateTimeOffset().Should().Be(org.Clock.GetUtcNow().AddMinutes(5));
        await control.PostAsync($"sessions/{id}/finish");
        (await control.GetAsync("state")).GetProperty("cooldown").GetRawText().Should().Be("""{"activeUntil":null,"sessionId":null}""");
    }

    [Fact]
    public async Task Moving_the_clock_ends_an_import_and_a_wait()
    {
        await using var org = await TestOrg.StartAsync(overSocket: true);
        using var control = new ControlClient(org.Okta);
        var id = await org.SessionInAsync("TRIGGERED");
        var before = org.Clock.GetUtcNow();
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        org.Okta.Intercept(request =>
        {
            if (request.Path.EndsWith("/slow", StringComparison.Ordinal)) reached.TrySetResult();
            return request.Path.EndsWith("/slow", StringComparison.Ordinal) ? Fault.Wait(TimeSpan.FromSeconds(30)) : null;
        });
        var slow = org.GetAsync("slow");
        await reached.Task;
        while (!slow.IsCompleted) await control.PostAsync("clock/advance", """{"seconds":60}""");
        (await slow).Status.Should().Be(404);
        (await org.StatusOfAsync(id)).Should().Be("COMPLETED");
        org.Clock.GetUtcNow().Should().Be(before, "only the org's clock was moved");
        (await control.GetAsync("state")).GetProperty("now").GetDateTimeOffset().Should().BeOnOrAfter(before.AddSeconds(60));
    }

    [Fact]
    public async Task A_faster_clock_goes_by_the_factor()
    {
        await using var org = await TestOrg.StartAsync(overSocket: true);
        using var control = new ControlClient(org.Okta);
        (await control.PutAsync("clock/speed", """{"factor":60}""")).GetProperty("speed").GetDouble().Should().Be(60);
        var before = (await control.GetAsync("state")).GetProperty("now").GetDateTimeOffset();
        org.Clock.Advance(TimeSpan.FromSeconds(5));
        (await control.GetAsync("state")).GetProperty("now").GetDateTimeOffset().Should().Be(before.AddMinutes(5));
    }

    [Fact]
    public async Task Settings_take_effect_and_what_is_absent_stays()
    {
        await using var org = await TestOrg.StartAsync(overSocket: true);
        using var control = new ControlClient(org.Okta);
        var state = await control.PutAsync("settings", """{"processingTimeSeconds":1.5,"rateLimit":{"enforced":true,"perMinute":2}}""");
        state.GetProperty("settings").GetRawText().Should().Be("""{"processingTimeSeconds":1.5,"cooldownSeconds":300,"rateLimit":{"enforced":true,"perMinute":2,"sessionsPerMinute":0,"concurrent":75}}""");
        await org.NewSessionAsync();
        await org.GetAsync("sessions");
        (await org.GetAsync("sessions")).Status.Should().Be(429);
        await control.PutAsync("settings", """{"rateLimit":{"enforced":false}}""");
        (await org.GetAsync("sessions")).Status.Should().Be(200);
    }

    [Theory]
    [InlineData("POST", "clock/advance", "{}", "seconds is missing")]
    [InlineData("POST", "clock/advance", """{"seconds":-1}""", "seconds has to be from 0 to 31536000")]
    [InlineData("POST", "clock/advance", """{"seconds":1e300}""", "seconds has to be from 0")]
    [InlineData("PUT", "clock/speed", "{}", "factor is missing")]
    [InlineData("PUT", "clock/speed", """{"factor":0.05}""", "factor has to be from 0.1 to 10000")]
    [InlineData("PUT", "clock/speed", """{"factor":10001}""", "factor has to be from 0.1 to 10000")]
    [InlineData("PUT", "settings", """{"cooldownSeconds":-1}""", "cooldownSeconds has to be from 0")]
    [InlineData("PUT", "settings", """{"rateLimit":{"perMinute":0}}""", "rateLimit.perMinute has to be 1 or more")]
    [InlineData("PUT", "settings", """{"rateLimit":{"sessionsPerMinute":-1}}""", "rateLimit.sessionsPerMinute has to be 0")]
    [InlineData("PUT", "settings", """{"rateLimit":{"concurrent":0}}""", "rateLimit.concurrent has to be 1 or more")]
    [InlineData("PUT", "settings", """{"rateLimits":{}}""", "rateLimits")]
    public async Task What_cannot_be_is_refused_and_changes_nothing(string method, string path, string json, string detail)
    {
        await using var org = await TestOrg.StartAsync(overSocket: true);
        using var control = new ControlClient(org.Okta);
        var before = (await control.GetAsync("state")).GetRawText();
        (await control.SendAsync(method, path, json)).ShouldBeProblem(400, detail);
        (await control.GetAsync("state")).GetRawText().Should().Be(before);
    }

    [Fact]
    public async Task A_reset_empties_everything_but_the_clock()
    {
        await using var org = await TestOrg.StartAsync(overSocket: true);
        using var control = new ControlClient(org.Okta);
        await org.ImportAsync(("bulk-upsert", Bodies.Users("E1")), ("bulk-groups-upsert", Bodies.Groups("G1")), ("bulk-group-memberships-upsert", Bodies.Members("G1", "E1")));
        await org.SessionInAsync("TRIGGERED");
        await control.PostAsync("faults", """{"kind":"drop"}""");
        await control.PostAsync("clock/advance", """{"seconds":5}""");
        var state = await control.PostAsync("reset");
        state.GetProperty("counts").GetRawText().Should().Be("""{"users":0,"activeUsers":0,"groups":0,"memberships":0,"devices":0,"sessions":0,"requests":0,"errors":0}""");
        state.GetProperty("faults").GetArrayLength().Should().Be(0);
        state.GetProperty("now").GetDateTimeOffset().Should().Be(org.Clock.GetUtcNow().AddSeconds(5));
        await org.Client.GetStringAsync(new Uri("/api/v1/logs", UriKind.Relative)).ContinueWith(log => log.Result.Should().Be("[]"), TaskScheduler.Default);
        org.Okta.Sessions.Should().BeEmpty();
        await org.ImportAsync(("bulk-upsert", Bodies.Users("E1")));
        (await control.GetAsync("users/E1")).GetProperty("history").GetArrayLength().Should().Be(1, "the history began anew");
    }
}
