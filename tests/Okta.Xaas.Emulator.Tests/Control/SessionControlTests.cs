using System.Text.Json;
using Okta.Xaas.Emulator.Tests.Support;

namespace Okta.Xaas.Emulator.Tests.Control;

/// <summary>The sessions as an onlooker sees and steers them.</summary>
public sealed class SessionControlTests
{
    [Fact]
    public async Task A_session_tells_its_way_and_what_came()
    {
        await using var org = await TestOrg.StartAsync(overSocket: true);
        using var control = new ControlClient(org.Okta);
        var id = await org.ImportAsync(("bulk-upsert", Bodies.Users("E1", "E2", "E2")), ("bulk-group-memberships-upsert", Bodies.Members("nowhere", "E1")));
        var session = await control.GetAsync($"sessions/{id}");
        session.GetProperty("history").EnumerateArray().Select(one => one.GetProperty("status").GetString()).Should().Equal("CREATED", "IN_PROGRESS", "TRIGGERED", "COMPLETED");
        session.GetProperty("batches").GetInt32().Should().Be(2);
        session.GetProperty("entities").GetInt32().Should().Be(4);
        session.GetProperty("applied").GetInt32().Should().Be(3);
        session.GetProperty("ignored").GetInt32().Should().Be(1);
        session.GetProperty("duplicates").GetInt32().Should().Be(1);
        session.GetProperty("bytes").GetInt64().Should().Be(session.GetProperty("uploads").EnumerateArray().Sum(upload => upload.GetProperty("bytes").GetInt64()));
        session.GetProperty("error").ValueKind.Should().Be(JsonValueKind.Null);

        var upload = await control.GetAsync($"sessions/{id}/uploads/1");
        upload.GetProperty("body").GetString().Should().Be(Bodies.Users("E1", "E2", "E2"));
        Texts(upload, "people").Should().Equal("E1", "E2");
        upload.GetProperty("requestNumber").GetInt64().Should().Be(2);
        Texts(await control.GetAsync($"sessions/{id}/uploads/2"), "people").Should().Equal("E1");
    }

    [Fact]
    public async Task A_long_body_is_told_as_it_came_by_the_session_and_by_the_log()
    {
        await using var org = await TestOrg.StartAsync(o => o.KeepRequestBodies = true, overSocket: true);
        using var control = new ControlClient(org.Okta);
        string[] people = [.. Bodies.Numbered(200, "Zoë ")];
        var (body, id) = (Bodies.Users(people).Replace("\\u00EB", "ë", StringComparison.Ordinal), await org.NewSessionAsync());
        await org.UploadAsync(id, "bulk-upsert", body);

        var upload = await control.GetAsync($"sessions/{id}/uploads/1");

        upload.GetProperty("bytes").GetInt32().Should().Be(System.Text.Encoding.UTF8.GetByteCount(body));
        upload.GetProperty("body").GetString().Should().Be(body);
        Texts(upload, "people").Should().Equal(people);
        (await control.GetAsync($"requests/{upload.GetProperty("requestNumber").GetInt64()}")).GetProperty("body").GetString().Should().Be(body);
        org.Okta.Requests[^1].Request.Body.Should().Be(body);
    }

    [Fact]
    public async Task The_list_is_newest_first_and_comes_in_pages()
    {
        await using var org = await TestOrg.StartAsync(o => o.CreationCooldown = TimeSpan.Zero, overSocket: true);
        using var control = new ControlClient(org.Okta);
        var ids = new List<string>();
        for (var i = 0; i < 3; i++) ids.Insert(0, await org.ImportAsync(("bulk-upsert", Bodies.Users("E1"))));
        var page = await control.GetAsync("sessions?offset=1&limit=1");
        page.GetProperty("total").GetInt32().Should().Be(3);
        page.GetProperty("items").EnumerateArray().Select(one => one.GetProperty("id").GetString()).Should().Equal(ids[1]);
        (await control.GetAsync("sessions?offset=9")).GetProperty("items").GetArrayLength().Should().Be(0);
    }

    [Theory]
    [InlineData("limit=0", "limit has to be a number from 1 to 200")]
    [InlineData("limit=201", "limit has to be a number from 1 to 200")]
    [InlineData("offset=-1", "offset has to be a number from 0")]
    [InlineData("offset=x", "offset has to be a number from 0")]
    public async Task A_page_that_cannot_be_is_refused(string query, string detail)
    {
        await using var org = await TestOrg.StartAsync(overSocket: true);
        using var control = new ControlClient(org.Okta);
        (await control.SendAsync("GET", "sessions?" + query)).ShouldBeProblem(400, detail);
    }

    [Theory]
    [InlineData("close", "IN_PROGRESS", "CLOSED")]
    [InlineData("expire", "CREATED", "EXPIRED")]
    [InlineData("trigger", "IN_PROGRESS", "TRIGGERED")]
    [InlineData("finish", "TRIGGERED", "COMPLETED")]
    [InlineData("fail", "TRIGGERED", "ERROR")]
    public async Task What_another_client_does_is_done(string action, string from, string to)
    {
        await using var org = await TestOrg.StartAsync(overSocket: true);
        using var control = new ControlClient(org.Okta);
        var id = (await control.PostAsync("sessions")).GetProperty("id").GetString()!;
        if (from != "CREATED") await org.UploadAsync(id, "bulk-upsert", Bodies.Users("E1"));
        if (from == "TRIGGERED") await control.PostAsync($"sessions/{id}/trigger");
        (await control.PostAsync($"sessions/{id}/{action}")).GetProperty("status").GetString().Should().Be(to);
        (await org.StatusOfAsync(id)).Should().Be(to);
        org.Okta.Directory.Users.ContainsKey("E1").Should().Be(to == "COMPLETED");
    }

    [Theory]
    [InlineData("close", "Only a session that is in CREATED or IN_PROGRESS status can be canceled.")]
    [InlineData("expire", "can expire")]
    [InlineData("trigger", "should be in IN_PROGRESS status")]
    [InlineData("finish", "is not being imported")]
    [InlineData("fail", "is not being imported")]
    public async Task What_the_org_refuses_is_told_in_its_words(string action, string detail)
    {
        await using var org = await TestOrg.StartAsync(overSocket: true);
        using var control = new ControlClient(org.Okta);
        var id = await org.ImportAsync(("bulk-upsert", Bodies.Users("E1")));
        (await control.SendAsync("POST", $"sessions/{id}/{action}")).ShouldBeProblem(409, detail);
        (await control.SendAsync("POST", $"sessions/unknown/{action}")).ShouldBeProblem(404, "unknown");
    }

    [Fact]
    public async Task A_session_in_the_way_is_told_as_Okta_tells_it()
    {
        await using var org = await TestOrg.StartAsync(overSocket: true);
        using var control = new ControlClient(org.Okta);
        await control.PostAsync("sessions");
        (await control.SendAsync("POST", "sessions")).ShouldBeProblem(409, "Only one active import session per identity source");
    }

    [Fact]
    public async Task A_session_that_waits_behind_a_finished_one_is_done_earlier()
    {
        await using var org = await TestOrg.StartAsync(o => o.CreationCooldown = TimeSpan.Zero, overSocket: true);
        using var control = new ControlClient(org.Okta);
        var ids = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            ids.Add(await org.NewSessionAsync());
            await org.UploadAsync(ids[i], "bulk-upsert", Bodies.Users($"E{i}"));
            await control.PostAsync($"sessions/{ids[i]}/trigger");
        }

        await control.PostAsync($"sessions/{ids[0]}/finish");
        org.Clock.Advance(TestOrg.ProcessingTime - TimeSpan.FromTicks(1));
        (await org.StatusOfAsync(ids[1])).Should().Be("TRIGGERED");
        org.Clock.Advance(TimeSpan.FromTicks(1));
        (await org.StatusOfAsync(ids[1])).Should().Be("COMPLETED");
        await control.PostAsync($"sessions/{ids[2]}/fail");
        (await control.GetAsync($"sessions/{ids[2]}")).GetProperty("error").GetString().Should().NotBeEmpty();
        org.Okta.Directory.Users.Keys.Should().BeEquivalentTo("E0", "E1");
    }

    [Fact]
    public async Task A_forgotten_session_is_still_seen()
    {
        await using var org = await TestOrg.StartAsync(overSocket: true);
        using var control = new ControlClient(org.Okta);
        var id = await org.NewSessionAsync();
        await control.PostAsync($"sessions/{id}/forget");
        (await org.GetAsync($"sessions/{id}")).Status.Should().Be(404);
        (await control.GetAsync($"sessions/{id}")).GetProperty("forgotten").GetBoolean().Should().BeTrue();
    }

    [Fact]
    public async Task Looking_does_not_put_the_expiry_off()
    {
        await using var org = await TestOrg.StartAsync(overSocket: true);
        using var control = new ControlClient(org.Okta);
        var id = await org.NewSessionAsync();
        org.Clock.Advance(TimeSpan.FromHours(23));
        await control.GetAsync($"sessions/{id}");
        org.Clock.Advance(TimeSpan.FromHours(1));
        (await control.GetAsync($"sessions/{id}")).GetProperty("status").GetString().Should().Be("EXPIRED");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("2")]
    [InlineData("first")]
    public async Task An_upload_that_is_not_there_is_404(string number)
    {
        await using var org = await TestOrg.StartAsync(overSocket: true);
        using var control = new ControlClient(org.Okta);
        var id = await org.ImportAsync(("bulk-upsert", Bodies.Users("E1")));
        (await control.SendAsync("GET", $"sessions/{id}/uploads/{number}")).ShouldBeProblem(404, $"has no upload {number}");
    }

    [Theory]
    [InlineData("bulk-groups-delete", "G1")]
    [InlineData("bulk-upsert", null)]
    public async Task An_upload_of_groups_lists_these_and_one_of_nothing_lists_nobody(string operation, string? id)
    {
        await using var org = await TestOrg.StartAsync(overSocket: true);
        using var control = new ControlClient(org.Okta);
        var session = await org.NewSessionAsync();
        await org.UploadAsync(session, operation, id is null ? Bodies.Users() : Bodies.Ids(id));
        Texts(await control.GetAsync($"sessions/{session}/uploads/1"), "people").Should().Equal(id is null ? [] : [id]);
    }

    [Fact]
    public async Task Old_sessions_that_have_ended_are_forgotten()
    {
        await using var org = await TestOrg.StartAsync(o => o.SessionCapacity = 2, overSocket: true);
        using var control = new ControlClient(org.Okta);
        var ids = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            ids.Add(await org.NewSessionAsync());
            if (i < 3) await org.SendAsync("DELETE", $"sessions/{ids[i]}");
        }

        org.Okta.Sessions.Select(session => session.Id).Should().Equal(ids[2..]);
        (await org.GetAsync($"sessions/{ids[0]}")).Status.Should().Be(404);
        (await control.SendAsync("GET", $"sessions/{ids[0]}")).Status.Should().Be(404);
    }

    private static IEnumerable<string> Texts(JsonElement parent, string name) => parent.GetProperty(name).EnumerateArray().Select(one => one.GetString()!);
}
