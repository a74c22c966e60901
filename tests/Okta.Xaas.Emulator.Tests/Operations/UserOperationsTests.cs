using Okta.Xaas.Emulator.Tests.Support;

namespace Okta.Xaas.Emulator.Tests.Operations;

/// <summary>Facts, section 1: single users.</summary>
public sealed class UserOperationsTests
{
    [Fact]
    public async Task Creating_answers_200_and_the_user()
    {
        await using var org = await TestOrg.StartAsync();
        var answer = await org.PostAsync("users", Bodies.User("E1", ""","department":"Vertrieb Köln" """));
        answer.Status.Should().Be(200);
        var id = answer.String("id");
        answer.Body.Should().Be(
            $$$"""{"id":"{{{id}}}","externalId":"E1","created":"2026-11-02T06:00:00.000Z","lastUpdated":"2026-11-02T06:00:00.000Z","profile":{"userName":"a@x.test","email":"a@x.test","department":"Vertrieb Köln","mobilePhone":null,"secondEmail":null}}""");
        org.Okta.Directory.Users["E1"].Id.Should().Be(id);
    }

    [Fact]
    public async Task Reading_answers_200_and_the_user()
    {
        await using var org = await TestOrg.StartAsync();
        var created = await org.PostAsync("users", Bodies.User("E1"));
        var read = await org.GetAsync("users/E1");
        read.Status.Should().Be(200);
        read.Body.Should().Be(created.Body);
    }

    [Fact]
    public async Task A_time_is_a_whole_second_and_the_cooldown_goes_by_it()
    {
        await using var org = await TestOrg.StartAsync(o => o.ProcessingTime = TimeSpan.FromHours(1));
        org.Clock.Advance(TimeSpan.FromMilliseconds(1999));
        (await org.PostAsync("users", Bodies.User("E1"))).String("created").Should().Be("2026-11-02T06:00:01.000Z");
        var session = await org.SessionInAsync("TRIGGERED");
        (await org.GetAsync($"sessions/{session}")).String("lastUpdated").Should().Be("2026-11-02T06:00:01.000Z");
        org.Clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
        (await org.PostAsync("sessions")).Status.Should().Be(400);
        org.Clock.Advance(TimeSpan.FromMilliseconds(1));
        (await org.PostAsync("sessions")).Status.Should().Be(201, "five minutes after the time that was told");
    }

    [Fact]
    public async Task What_was_set_is_not_told_as_null()
    {
        await using var org = await TestOrg.StartAsync();
        var created = await org.PostAsync("users", Bodies.User("E1", ""","mobilePhone":"1","secondEmail":"b@x.test" """));
        created.Json.GetProperty("profile").GetRawText().Should().Be("""{"userName":"a@x.test","email":"a@x.test","mobilePhone":"1","secondEmail":"b@x.test"}""");
        org.Okta.Directory.Users["E1"].Profile.Should().HaveCount(4);
    }

    [Fact]
    public async Task Replacing_nulls_what_is_absent()
    {
        await using var org = await TestOrg.StartAsync();
        await org.PostAsync("users", Bodies.User("E1", ""","firstName":"A","department":"Sales" """));
        org.Clock.Advance(TimeSpan.FromSeconds(1));
        var answer = await org.SendAsync("PUT", "users/E1", Bodies.User("E1", ""","lastName":"B" """));
        answer.Status.Should().Be(200);
        answer.String("lastUpdated").Should().Be("2026-11-02T06:00:01.000Z");
        org.Okta.Directory.Users["E1"].Profile.Should().BeEquivalentTo(new Dictionary<string, string?>
        {
            ["userName"] = "a@x.test",
            ["email"] = "a@x.test",
            ["lastName"] = "B",
            ["firstName"] = null,
            ["secondEmail"] = null,
            ["mobilePhone"] = null,
            ["homeAddress"] = null,
            ["department"] = null,
        });
    }

    [Fact]
    public async Task Updating_keeps_what_is_absent()
    {
        await using var org = await TestOrg.StartAsync();
        await org.PostAsync("users", Bodies.User("E1", ""","firstName":"A","department":"Sales" """));
        var answer = await org.SendAsync("PATCH", "users/E1", """{"profile":{"userName":"b@x.test","email":"b@x.test","department":null}}""");
        answer.Status.Should().Be(200);
        answer.Json.GetProperty("profile").GetRawText().Should().Be("""{"userName":"b@x.test","email":"b@x.test","firstName":"A","department":null,"mobilePhone":null,"secondEmail":null}""");
    }

    [Fact]
    public async Task Deleting_answers_200_without_a_body_and_deactivates()
    {
        await using var org = await TestOrg.StartAsync();
        await org.PostAsync("users", Bodies.User("E1"));
        var answer = await org.SendAsync("DELETE", "users/E1");
        answer.Status.Should().Be(200);
        answer.Body.Should().BeEmpty();
        org.Okta.Directory.Users["E1"].Status.Should().Be("DEPROVISIONED");
        (await org.GetAsync("users/E1")).ShouldBeError(404, "E0000007");
    }

    [Fact]
    public async Task Creating_a_deactivated_user_brings_it_back()
    {
        await using var org = await TestOrg.StartAsync();
        var id = (await org.PostAsync("users", Bodies.User("E1"))).String("id");
        await org.SendAsync("DELETE", "users/E1");
        (await org.PostAsync("users", Bodies.User("E1"))).String("id").Should().Be(id);
    }

    [Fact]
    public async Task Creating_a_user_twice_is_refused()
    {
        await using var org = await TestOrg.StartAsync();
        await org.PostAsync("users", Bodies.User("E1"));
        (await org.PostAsync("users", Bodies.User("E1"))).ShouldBeError(400, "E0000001");
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task An_unknown_user_is_answered_with_404(string method)
    {
        await using var org = await TestOrg.StartAsync();
        (await org.SendAsync(method, "users/nobody", method is "PUT" or "PATCH" ? Bodies.User("nobody") : null)).ShouldBeError(404, "E0000007");
    }

    [Theory]
    [InlineData("POST", "users", """{"externalId":"E2","profile":{"email":"a@x.test"}}""", "userName")]
    [InlineData("POST", "users", """{"externalId":"E2","profile":{"userName":"a"}}""", "email")]
    [InlineData("POST", "users", """{"externalId":"E2"}""", "email")]
    [InlineData("PUT", "users/E1", """{"externalId":"E1","profile":{"email":"a@x.test"}}""", "userName")]
    [InlineData("PATCH", "users/E1", """{"profile":{"userName":"a"}}""", "email")]
    public async Task Email_and_userName_are_required(string method, string path, string json, string missing)
    {
        await using var org = await TestOrg.StartAsync();
        await org.PostAsync("users", Bodies.User("E1"));
        var answer = await org.SendAsync(method, path, json);
        answer.ShouldBeError(400, "E0000001");
        answer.ErrorSummary.Should().Be($"Api validation failed: profile.{missing}");
    }

    [Fact]
    public async Task A_user_needs_an_external_id()
    {
        await using var org = await TestOrg.StartAsync();
        (await org.PostAsync("users", """{"profile":{"userName":"a","email":"a@x.test"}}""")).ShouldBeError(400, "E0000001");
    }

    [Fact]
    public async Task An_external_id_can_not_be_changed()
    {
        await using var org = await TestOrg.StartAsync();
        await org.PostAsync("users", Bodies.User("E1"));
        (await org.SendAsync("PUT", "users/E1", Bodies.User("E2"))).ShouldBeError(400, "E0000001");
    }

    [Fact]
    public async Task Without_an_external_id_in_the_body_the_path_s_counts()
    {
        await using var org = await TestOrg.StartAsync();
        await org.PostAsync("users", Bodies.User("E1"));
        (await org.SendAsync("PUT", "users/E1", """{"profile":{"userName":"b","email":"b@x.test"}}""")).String("externalId").Should().Be("E1");
    }
}
