using System.Text.Json;
using Okta.Xaas.Emulator.Tests.Support;

namespace Okta.Xaas.Emulator.Tests.SystemLog;

/// <summary>Facts, section 7: the events of imports in the System Log.</summary>
public sealed class SystemLogTests
{
    [Fact]
    public async Task An_import_writes_its_events()
    {
        await using var org = await TestOrg.StartAsync();
        var session = await org.ImportAsync(("bulk-upsert", Bodies.Users("E1")), ("bulk-groups-upsert", Bodies.Groups("G1")), ("bulk-group-memberships-upsert", Bodies.Members("G1", "E1", "nobody")));
        var events = (await LogsAsync(org)).Json.EnumerateArray().ToList();
        events.Select(Type).Should().Equal(
            "system.import.session.created", "system.identity_sources.bulk_upsert", "system.identity_sources.bulk_group_upsert", "system.identity_sources.bulk_group_membership_upsert",
            "system.import.session.triggered", "system.import.start", "system.import.user.create", "system.import.group.create",
            "app.user_management.user_group_import.upsert_fail", "system.import.complete");
        events.Should().OnlyContain(one => one.GetProperty("debugContext").GetProperty("debugData").GetProperty("importSessionId").GetString() == session);
        events.Select(one => one.GetProperty("uuid").GetString()).Should().OnlyHaveUniqueItems();
        var user = events[6];
        user.GetProperty("target")[0].GetProperty("type").GetString().Should().Be("User");
        user.GetProperty("target")[0].GetProperty("id").GetString().Should().Be(org.Okta.Directory.Users["E1"].Id);
        user.GetProperty("target")[0].GetProperty("alternateId").GetString().Should().Be("E1");
        user.GetProperty("published").GetDateTimeOffset().Should().Be(org.Clock.GetUtcNow());
        user.GetProperty("outcome").GetProperty("result").GetString().Should().Be("SUCCESS");
        events[8].GetProperty("outcome").GetProperty("result").GetString().Should().Be("FAILURE");
        events[8].GetProperty("severity").GetString().Should().Be("WARN");
    }

    [Fact]
    public async Task Changes_deletes_and_single_calls_are_told_and_so_is_how_a_session_ends()
    {
        await using var org = await TestOrg.StartAsync();
        await org.PostAsync("users", Bodies.User("E1"));
        await org.SendAsync("PATCH", "users/E1", Bodies.User("E1"));
        await org.SendAsync("DELETE", "users/E1");
        await org.PostAsync("groups", Bodies.Group("G1"));
        await org.PostAsync("groups/G1", Bodies.Group("G1"));
        await org.PostAsync("users", Bodies.User("E2"));
        await org.PostAsync("groups/G1/membership", """{"memberExternalId":"E2"}""");
        await org.SendAsync("DELETE", "groups/G1/membership/E2");
        await org.PostAsync("groups/G1/membership", """{"memberExternalId":"E2"}""");
        await org.SendAsync("DELETE", "users/E2");
        await org.SendAsync("DELETE", "groups/G1");
        await org.SendAsync("DELETE", $"sessions/{await org.NewSessionAsync()}");
        await org.SessionInAsync("EXPIRED");
        await org.SessionInAsync("ERROR");
        var events = (await LogsAsync(org)).Json.EnumerateArray().ToList();
        events.Select(Type).Should().Equal(
            "system.identity_sources.user.create", "system.identity_sources.user.update", "system.identity_sources.user.delete",
            "system.identity_sources.group.create", "system.identity_sources.group.update",
            "system.identity_sources.user.create", "system.identity_sources.group.user.assign", "system.identity_sources.group.user.revoke", "system.identity_sources.group.user.assign",
            "system.identity_sources.user.delete", "system.identity_sources.group.delete",
            "system.import.session.created", "system.import.session.cancelled", "system.import.session.created", "system.import.session.expired",
            "system.import.session.created", "system.identity_sources.bulk_upsert", "system.import.session.triggered", "system.import.start", "system.import.complete");
        events[^1].GetProperty("outcome").GetProperty("result").GetString().Should().Be("FAILURE");
        var assigned = events[6].GetProperty("target");
        assigned.EnumerateArray().Select(target => (target.GetProperty("type").GetString(), target.GetProperty("alternateId").GetString())).Should().Equal(("User", "E2"), ("UserGroup", "G1"));
    }

    [Fact]
    public async Task What_is_not_known_is_left_out_and_never_null()
    {
        await using var org = await TestOrg.StartAsync();
        await org.ImportAsync(("bulk-upsert", Bodies.Users("E1")), ("bulk-groups-upsert", Bodies.Groups("G1")), ("bulk-group-memberships-upsert", Bodies.Members("G1", "nobody")));
        await org.PostAsync("groups/G1/membership", """{"memberExternalId":"E1"}""");
        (await LogsAsync(org)).Body.Should().NotContain("null").And.Contain("\"result\":\"SUCCESS\"}");
    }

    [Fact]
    public async Task A_poll_goes_on_where_the_last_page_ended_for_ever()
    {
        await using var org = await TestOrg.StartAsync();
        await org.ImportAsync(("bulk-upsert", Bodies.Users("E1", "E2", "E3")));
        var seen = new List<string>();
        var path = "/api/v1/logs?limit=3&since=2026-01-01T00:00:00Z";
        for (var page = 0; page < 4; page++)
        {
            using var response = await org.Client.GetAsync(new Uri(path, UriKind.Relative));
            var answer = await Answer.ReadAsync(response);
            seen.AddRange(answer.Json.EnumerateArray().Select(Type));
            path = NextOf(answer)!.PathAndQuery;
        }

        seen.Should().HaveCount(8).And.EndWith("system.import.complete");
        path.Should().Contain("limit=3").And.Contain("since=");
        await org.PostAsync("users", Bodies.User("E9"));
        using var last = await org.Client.GetAsync(new Uri(path, UriKind.Relative));
        (await Answer.ReadAsync(last)).Json.EnumerateArray().Select(Type).Should().Equal("system.identity_sources.user.create");
    }

    [Fact]
    public async Task With_an_until_there_is_a_last_page()
    {
        await using var org = await TestOrg.StartAsync();
        await org.PostAsync("users", Bodies.User("E1"));
        org.Clock.Advance(TimeSpan.FromMinutes(1));
        var until = org.Clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        await org.PostAsync("users", Bodies.User("E2"));
        var answer = await LogsAsync(org, $"?until={until}");
        answer.Json.GetArrayLength().Should().Be(1, "until is not within");
        NextOf(answer).Should().BeNull();
        (await LogsAsync(org, $"?since={until}")).Json.EnumerateArray().Single().GetProperty("target")[0].GetProperty("alternateId").GetString().Should().Be("E2");
        org.Clock.Advance(TimeSpan.FromDays(8));
        (await LogsAsync(org)).Json.GetArrayLength().Should().Be(0, "without a since it is the last seven days");
    }

    [Theory]
    [InlineData("eventType eq \"system.import.user.create\"", 2)]
    [InlineData("eventType eq \"system.import.user.create\" or eventType EQ \"system.import.start\"", 3)]
    [InlineData("eventType eq \"no.such\"", 0)]
    public async Task A_filter_takes_event_types(string filter, int count)
    {
        await using var org = await TestOrg.StartAsync();
        await org.ImportAsync(("bulk-upsert", Bodies.Users("E1", "E2")));
        (await LogsAsync(org, $"?filter={Uri.EscapeDataString(filter)}")).Json.GetArrayLength().Should().Be(count);
    }

    [Theory]
    [InlineData("filter=actor.id%20eq%20%22x%22", "E0000031")]
    [InlineData("filter=eventType%20eq%20x", "E0000031")]
    [InlineData("filter=", "E0000031")]
    [InlineData("limit=0", "E0000001")]
    [InlineData("limit=1001", "E0000001")]
    [InlineData("since=yesterday", "E0000001")]
    [InlineData("after=x", "E0000001")]
    [InlineData("sortOrder=DESCENDING", "E0000001")]
    [InlineData("q=ada", "E0000001")]
    public async Task What_it_does_not_know_is_refused(string query, string code)
    {
        await using var org = await TestOrg.StartAsync();
        (await LogsAsync(org, "?" + query)).ShouldBeError(400, code);
    }

    [Fact]
    public async Task The_oldest_events_go_first()
    {
        await using var org = await TestOrg.StartAsync(o => o.SystemLogCapacity = 3);
        for (var i = 0; i < 5; i++) await org.PostAsync("users", Bodies.User($"E{i}"));
        var page = await LogsAsync(org, "?limit=2");
        page.Json.EnumerateArray().Select(one => one.GetProperty("target")[0].GetProperty("alternateId").GetString()).Should().Equal("E2", "E3");
        using var next = await org.Client.GetAsync(NextOf(page));
        (await Answer.ReadAsync(next)).Json.GetArrayLength().Should().Be(1);
    }

    [Fact]
    public async Task It_is_the_operation_listLogEvents_and_takes_no_other_method()
    {
        await using var org = await TestOrg.StartAsync();
        await LogsAsync(org);
        org.Okta.Requests.Single().Request.Operation.Should().Be("listLogEvents");
        using var post = await org.Client.PostAsync(new Uri("/api/v1/logs", UriKind.Relative), null);
        ((int)post.StatusCode).Should().Be(405);
        org.Client.DefaultRequestHeaders.Remove("Authorization");
        (await LogsAsync(org)).Status.Should().Be(401);
    }

    private static string Type(JsonElement one) => one.GetProperty("eventType").GetString()!;

    private static Uri? NextOf(Answer answer) => answer.Headers.GetValues("Link").Where(link => link.EndsWith("rel=\"next\"", StringComparison.Ordinal))
        .Select(link => new Uri(link[1..link.IndexOf('>', StringComparison.Ordinal)])).SingleOrDefault();

    private static async Task<Answer> LogsAsync(TestOrg org, string query = "")
    {
        using var response = await org.Client.GetAsync(new Uri("/api/v1/logs" + query, UriKind.Relative));
        return await Answer.ReadAsync(response);
    }
}
