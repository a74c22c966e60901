using Okta.Xaas.Emulator.Tests.Support;

namespace Okta.Xaas.Emulator.Tests.Operations;

/// <summary>Facts, section 1: the sessions' rows.</summary>
public sealed class SessionOperationsTests
{
    [Fact]
    public async Task Creating_answers_201_and_one_object()
    {
        await using var org = await TestOrg.StartAsync();
        var answer = await org.PostAsync("sessions");
        answer.Status.Should().Be(201);
        var id = answer.String("id");
        id.Should().StartWith("aps").And.HaveLength(20);
        answer.Body.Should().Be(
            $$"""{"id":"{{id}}","identitySourceId":"0oaxaasemulator00001","status":"CREATED","importType":"INCREMENTAL","created":"2026-11-02T06:00:00.000Z","lastUpdated":"2026-11-02T06:00:00.000Z"}""");
        answer.ContentHeaders.ContentType!.MediaType.Should().Be("application/json");
    }

    [Fact]
    public async Task Reading_answers_200_and_the_same_object()
    {
        await using var org = await TestOrg.StartAsync();
        var created = await org.PostAsync("sessions");
        var read = await org.GetAsync($"sessions/{created.String("id")}");
        read.Status.Should().Be(200);
        read.Body.Should().Be(created.Body);
    }

    [Fact]
    public async Task Reading_an_unknown_session_answers_404()
    {
        await using var org = await TestOrg.StartAsync();
        (await org.GetAsync("sessions/apsUnknown")).ShouldBeError(404, "E0000007");
    }

    [Theory]
    [InlineData("DELETE", "")]
    [InlineData("POST", "/start-import")]
    [InlineData("POST", "/bulk-upsert")]
    [InlineData("POST", "/bulk-devices-delete")]
    public async Task No_operation_knows_an_unknown_session(string method, string path)
    {
        await using var org = await TestOrg.StartAsync();
        (await org.SendAsync(method, $"sessions/apsUnknown{path}", method == "POST" ? Bodies.Users("E1") : null)).ShouldBeError(404, "E0000007");
    }

    [Fact]
    public async Task Cancelling_answers_204_without_a_body_and_the_session_stays_readable_as_CLOSED()
    {
        await using var org = await TestOrg.StartAsync();
        var session = await org.NewSessionAsync();
        var answer = await org.SendAsync("DELETE", $"sessions/{session}");
        answer.Status.Should().Be(204);
        answer.Body.Should().BeEmpty();
        (await org.StatusOfAsync(session)).Should().Be("CLOSED");
    }

    [Fact]
    public async Task Starting_the_import_answers_200_and_one_TRIGGERED_object()
    {
        await using var org = await TestOrg.StartAsync();
        var session = await org.SessionInAsync("IN_PROGRESS");
        org.Clock.Advance(TimeSpan.FromSeconds(7));
        var answer = await org.PostAsync($"sessions/{session}/start-import");
        answer.Status.Should().Be(200);
        answer.String("id").Should().Be(session);
        answer.String("status").Should().Be("TRIGGERED");
        answer.String("lastUpdated").Should().Be("2026-11-02T06:00:07.000Z");
    }

    [Theory]
    [InlineData("CREATED", true)]
    [InlineData("IN_PROGRESS", true)]
    [InlineData("TRIGGERED", true)]
    [InlineData("COMPLETED", false)]
    [InlineData("ERROR", false)]
    [InlineData("CLOSED", false)]
    [InlineData("EXPIRED", false)]
    public async Task The_list_has_active_sessions_only(string status, bool listed)
    {
        await using var org = await TestOrg.StartAsync();
        var session = await org.SessionInAsync(status);
        var answer = await org.GetAsync("sessions");
        answer.Status.Should().Be(200);
        answer.Json.EnumerateArray().Select(one => (one.GetProperty("id").GetString(), one.GetProperty("status").GetString()))
            .Should().Equal(listed ? [(session, status)] : []);
    }

    [Fact]
    public async Task The_list_of_a_new_org_is_empty()
    {
        await using var org = await TestOrg.StartAsync();
        (await org.GetAsync("sessions")).Body.Should().Be("[]");
    }
}
