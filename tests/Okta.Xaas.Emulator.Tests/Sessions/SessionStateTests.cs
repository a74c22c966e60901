using Okta.Xaas.Emulator.Tests.Support;

namespace Okta.Xaas.Emulator.Tests.Sessions;

/// <summary>Facts, section 2: the full matrix, status × action.</summary>
public sealed class SessionStateTests
{
    private static readonly string[] Statuses = ["CREATED", "IN_PROGRESS", "TRIGGERED", "COMPLETED", "ERROR", "CLOSED", "EXPIRED"];

    public static TheoryData<string> AllStatuses => new(Statuses);

    public static TheoryData<string, string, string, string> Uploads
    {
        get
        {
            var data = new TheoryData<string, string, string, string>();
            foreach (var status in Statuses)
            {
                var open = status is "CREATED" or "IN_PROGRESS";
                data.Add(status, "bulk-upsert", Bodies.Users("E1"), open ? "IN_PROGRESS" : status);
                data.Add(status, "bulk-groups-upsert", Bodies.Groups("G1"), open ? "IN_PROGRESS" : status);
                data.Add(status, "bulk-group-memberships-upsert", Bodies.Members("G1", "E1"), open ? "IN_PROGRESS" : status);
                data.Add(status, "bulk-group-memberships-delete", Bodies.Members("G1", "E1"), open ? "IN_PROGRESS" : status);
                data.Add(status, "bulk-devices-upsert", Bodies.Devices("D1"), open ? "IN_PROGRESS" : status);

                // Unknown ids: accepted, and nothing changes.
                data.Add(status, "bulk-delete", Bodies.UserDeletes("E1"), status);
                data.Add(status, "bulk-groups-delete", Bodies.Ids("G1"), status);
                data.Add(status, "bulk-devices-delete", Bodies.Ids("D1"), status);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Uploads))]
    public async Task Data_is_loaded_in_CREATED_and_IN_PROGRESS_only(string status, string operation, string json, string statusAfter)
    {
        await using var org = await TestOrg.StartAsync();
        var session = await org.SessionInAsync(status);
        var answer = await org.UploadAsync(session, operation, json);
        if (status is "CREATED" or "IN_PROGRESS") answer.Status.Should().Be(202);
        else answer.ShouldBeError(400, "E0000001");
        (await org.StatusOfAsync(session)).Should().Be(statusAfter);
    }

    [Theory]
    [MemberData(nameof(AllStatuses))]
    public async Task Only_IN_PROGRESS_can_be_triggered(string status)
    {
        await using var org = await TestOrg.StartAsync();
        var session = await org.SessionInAsync(status);
        var answer = await org.PostAsync($"sessions/{session}/start-import");
        if (status == "IN_PROGRESS") answer.Status.Should().Be(200);
        else answer.ShouldBeError(400, "E0000001", $"Session={session} should be in IN_PROGRESS status in order to be processed");
        (await org.StatusOfAsync(session)).Should().Be(status == "IN_PROGRESS" ? "TRIGGERED" : status);
    }

    [Theory]
    [MemberData(nameof(AllStatuses))]
    public async Task Only_CREATED_and_IN_PROGRESS_can_be_cancelled(string status)
    {
        await using var org = await TestOrg.StartAsync();
        var session = await org.SessionInAsync(status);
        var answer = await org.SendAsync("DELETE", $"sessions/{session}");
        if (status is "CREATED" or "IN_PROGRESS")
        {
            answer.Status.Should().Be(204);
            (await org.StatusOfAsync(session)).Should().Be("CLOSED");
            return;
        }

        answer.Status.Should().Be(400);
        var errorId = answer.String("errorId");
        errorId.Should().StartWith("oae");
        answer.Body.Should().Be(
            $$"""{"errorCode":"E0000001","errorSummary":"Api validation failed: importSessionId","errorLink":"E0000001","errorId":"{{errorId}}","errorCauses":[{"errorSummary":"Only a session that is in CREATED or IN_PROGRESS status can be canceled."}]}""");
        (await org.StatusOfAsync(session)).Should().Be(status);
    }

    [Theory]
    [MemberData(nameof(AllStatuses))]
    public async Task Every_session_stays_readable(string status)
    {
        await using var org = await TestOrg.StartAsync();
        var session = await org.SessionInAsync(status);
        var answer = await org.GetAsync($"sessions/{session}");
        answer.Status.Should().Be(200);
        answer.String("status").Should().Be(status);
    }

    [Theory]
    [InlineData("IN_PROGRESS")]
    [InlineData("CLOSED")]
    public async Task Nothing_is_imported_without_a_trigger(string status)
    {
        await using var org = await TestOrg.StartAsync();
        var session = await org.SessionInAsync("IN_PROGRESS");
        if (status == "CLOSED") await org.SendAsync("DELETE", $"sessions/{session}");
        org.Clock.Advance(TimeSpan.FromHours(1));
        org.Okta.Directory.Users.Should().BeEmpty();
    }

    [Fact]
    public async Task A_failed_import_changes_nothing()
    {
        await using var org = await TestOrg.StartAsync();
        await org.SessionInAsync("ERROR");
        org.Okta.Directory.Users.Should().BeEmpty();
        await org.SessionInAsync("COMPLETED");
        org.Okta.Directory.Users.Should().NotBeEmpty("only the next import was to fail");
    }

    [Fact]
    public async Task The_session_tells_its_times()
    {
        await using var org = await TestOrg.StartAsync();
        var start = org.Clock.GetUtcNow();
        var session = await org.SessionInAsync("IN_PROGRESS");
        org.Clock.Advance(TimeSpan.FromSeconds(10));
        await org.PostAsync($"sessions/{session}/start-import");
        org.Clock.Advance(TimeSpan.FromHours(1));
        var done = org.Okta.Sessions.Single();
        done.Created.Should().Be(start);
        done.Triggered.Should().Be(start.AddSeconds(10));
        done.Finished.Should().Be(start.AddSeconds(70));
        done.LastUpdated.Should().Be(done.Finished!.Value);
    }
}
