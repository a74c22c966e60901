using System.Text.Json;
using Okta.Xaas.Emulator.Tests.Support;

namespace Okta.Xaas.Emulator.Tests.Apps;

/// <summary>Facts of the org's APIs, section 2: who Okta has from the source, and what can be said of one.</summary>
public sealed class AppUserTests
{
    [Fact]
    public async Task One_who_is_imported_is_confirmed()
    {
        await using var org = await TestOrg.StartAsync();
        await org.ImportAsync(("bulk-upsert", Bodies.UserProfile("E1", """{"userName":"ada@x.test","firstName":"Ada","city":null}""")));

        var user = (await org.OrgAsync("apps/{id}/users")).Ok().EnumerateArray().Single();

        user.GetProperty("id").GetString().Should().StartWith("00u");
        user.GetProperty("externalId").GetString().Should().Be("E1");
        user.GetProperty("status").GetString().Should().Be("ACTIVE");
        user.GetProperty("syncState").GetString().Should().Be("SYNCHRONIZED");
        user.GetProperty("credentials").GetProperty("userName").GetString().Should().Be("ada@x.test");
        user.GetProperty("profile").GetRawText().Should().Be("""{"userName":"ada@x.test","firstName":"Ada","city":null}""");
        (await org.OrgAsync($"apps/{{id}}/users/{user.GetProperty("id").GetString()}")).Ok().GetRawText().Should().Be(user.GetRawText());
        (await org.OrgAsync("apps/{id}/users/00unobody")).ShouldBeError(404, "E0000007");
    }

    [Theory]
    [InlineData("IMPORTED", false)]
    [InlineData("MATCHED", false)]
    [InlineData("UNASSIGNED", false)]
    [InlineData("STAGED", true)]
    [InlineData("SOMETHING_NEW", true)]
    public async Task One_can_wait_or_be_somebody_elses_in_a_completed_import(string status, bool hasExternalId)
    {
        await using var org = await TestOrg.StartAsync();
        org.Okta.SetOutcome("E1", new ImportOutcome { Status = status });
        var session = await org.ImportAsync(("bulk-upsert", Bodies.Users("E1", "E2")));

        (await org.StatusOfAsync(session)).Should().Be("COMPLETED");
        var users = await UsersAsync(org);
        users.Select(StatusOf).Should().BeEquivalentTo([status, "ACTIVE"]);
        users.Single(user => StatusOf(user) == status).TryGetProperty("externalId", out _).Should().Be(hasExternalId);
        org.Okta.Directory.Users["E1"].AppStatus.Should().Be(status);
    }

    [Fact]
    public async Task One_who_fails_does_not_come_and_the_System_Log_says_so()
    {
        await using var org = await TestOrg.StartAsync();
        org.Okta.SetOutcome("E1", ImportOutcome.Failed);
        var session = await org.ImportAsync(("bulk-upsert", Bodies.Users("E1", "E2")));

        (await org.StatusOfAsync(session)).Should().Be("COMPLETED");
        org.Okta.Sessions.Single().Ignored.Should().Be(1);
        (await UsersAsync(org)).Select(user => user.GetProperty("externalId").GetString()).Should().Equal("E2");
        var failure = (await org.OrgAsync("logs")).Ok().EnumerateArray().Single(one => one.GetProperty("outcome").GetProperty("result").GetString() == "FAILURE");
        failure.GetProperty("eventType").GetString().Should().StartWith("app.user_management.");
        failure.GetProperty("target")[0].GetProperty("alternateId").GetString().Should().Be("E1");
    }

    [Fact]
    public async Task One_who_fails_and_is_there_stays_as_it_is_until_that_is_taken_back()
    {
        await using var org = await TestOrg.StartAsync(o => o.CreationCooldown = TimeSpan.Zero);
        await org.ImportAsync(("bulk-upsert", Bodies.Users("E1")));
        org.Okta.SetOutcome("E1", ImportOutcome.Failed);
        await org.ImportAsync(("bulk-upsert", Bodies.UserProfile("E1", """{"userName":"new@x.test"}""")));
        await org.ImportAsync(("bulk-delete", Bodies.UserDeletes("E1")));
        (await UsersAsync(org)).Single().GetProperty("profile").GetProperty("userName").GetString().Should().Be("E1@x.test");

        org.Okta.SetOutcome("E1", ImportOutcome.Confirmed);
        await org.ImportAsync(("bulk-upsert", Bodies.UserProfile("E1", """{"userName":"new@x.test"}""")));
        (await UsersAsync(org)).Single().GetProperty("profile").GetProperty("userName").GetString().Should().Be("new@x.test");
    }

    [Fact]
    public async Task One_who_drifts_has_other_attributes_in_the_app_and_the_same_in_the_source()
    {
        await using var org = await TestOrg.StartAsync();
        await org.ImportAsync(("bulk-upsert", Bodies.UserProfile("E1", """{"userName":"a@x.test","lastName":"King","mobilePhone":"1"}""")));
        org.Okta.SetOutcome("E1", ImportOutcome.Drifted(new Dictionary<string, string?> { ["lastName"] = "Byron", ["mobilePhone"] = null, ["city"] = "Bern" }));

        (await UsersAsync(org)).Single().GetProperty("profile").GetRawText().Should().Be("""{"userName":"a@x.test","lastName":"Byron","city":"Bern"}""");
        (await org.GetAsync("users/E1")).Ok().GetProperty("profile").GetProperty("lastName").GetString().Should().Be("King");
        org.Okta.Directory.Users["E1"].AppProfile["lastName"].Should().Be("Byron");
        org.Okta.Directory.Users["E1"].Profile["lastName"].Should().Be("King");
    }

    [Fact]
    public async Task A_leaver_is_deprovisioned_and_one_who_was_never_linked_is_gone()
    {
        await using var org = await TestOrg.StartAsync(o => o.CreationCooldown = TimeSpan.Zero);
        org.Okta.SetOutcome("E2", ImportOutcome.Unconfirmed);
        await org.ImportAsync(("bulk-upsert", Bodies.Users("E1", "E2")));
        await org.ImportAsync(("bulk-delete", Bodies.UserDeletes("E1", "E2")));

        (await UsersAsync(org)).Select(user => (user.GetProperty("externalId").GetString(), StatusOf(user))).Should().Equal(("E1", "DEPROVISIONED"));
    }

    [Fact]
    public async Task Pages_follow_the_link_and_are_stable_while_people_come_and_go()
    {
        await using var org = await TestOrg.StartAsync(o => o.CreationCooldown = TimeSpan.Zero);
        await org.ImportAsync(("bulk-upsert", Bodies.Users(Enumerable.Range(100, 150).Select(i => $"E{i}"))));

        var first = await org.OrgAsync("apps/{id}/users");
        first.Json.GetArrayLength().Should().Be(50, "that is Okta's usual page");
        var ids = new List<string>(IdsOf(first.Json));
        await org.ImportAsync(("bulk-upsert", Bodies.Users("E000")), ("bulk-delete", Bodies.UserDeletes("E149")));
        for (var next = NextOf(first); next is not null;)
        {
            var page = await org.OrgAsync(next);
            ids.AddRange(IdsOf(page.Json));
            next = NextOf(page);
        }

        ids.Should().Equal(Enumerable.Range(100, 150).Select(i => $"E{i}"));
        (await org.OrgAsync("apps/{id}/users?limit=500")).Json.GetArrayLength().Should().Be(151);
        (await org.OrgAsync("apps/{id}/users?limit=501")).ShouldBeError(400, "E0000001", "limit: The value has to be between 1 and 500");
    }

    [Theory]
    [InlineData("q=ADA", "E1")]
    [InlineData("q=king", "E1,E2")]
    [InlineData("q=da", "")]
    [InlineData("q=e2@", "E2")]
    public async Task A_search_holds_the_beginnings(string query, string found)
    {
        await using var org = await TestOrg.StartAsync();
        await org.ImportAsync(
            ("bulk-upsert", Bodies.UserProfile("E1", """{"userName":"e1@x.test","firstName":"Ada","lastName":"King"}""")),
            ("bulk-upsert", Bodies.UserProfile("E2", """{"userName":"e2@x.test","firstName":"Eda","lastName":"Kingston"}""")));
        IdsOf((await org.OrgAsync("apps/{id}/users?" + query)).Json).Should().Equal(found.Split(',', StringSplitOptions.RemoveEmptyEntries));
        var first = await org.OrgAsync("apps/{id}/users?limit=1&q=king");
        IdsOf((await org.OrgAsync(NextOf(first)!)).Json).Should().Equal("E2");
    }

    [Fact]
    public async Task The_control_API_says_the_same()
    {
        await using var org = await TestOrg.StartAsync(overSocket: true);
        using var control = new ControlClient(org.Okta);
        (await control.SendAsync("PUT", "users/E%2F1/outcome", """{"status":"MATCHED","drift":{"city":"Bern"}}""")).Status.Should().Be(204);
        await org.ImportAsync(("bulk-upsert", Bodies.Users("E/1", "E2")));

        var user = await control.GetAsync("users/E%2F1");
        user.GetProperty("appStatus").GetString().Should().Be("MATCHED");
        user.GetProperty("drift").GetProperty("city").GetString().Should().Be("Bern");
        (await control.GetAsync("users")).GetProperty("items").EnumerateArray().Select(one => one.GetProperty("appStatus").GetString()).Should().Equal("MATCHED", "ACTIVE");
        (await control.SendAsync("PUT", "users/E2/outcome", """{"fails":true}""")).Status.Should().Be(204);
        (await control.GetAsync("users/E2")).GetProperty("appStatus").GetString().Should().Be("ACTIVE");
        (await control.SendAsync("PUT", "users/E2/outcome", """{"status":""}""")).ShouldBeProblem(400, "not empty");
        (await control.SendAsync("PUT", "users/E2/outcome", """{"state":"MATCHED"}""")).ShouldBeProblem(400, "can't be read");
    }

    [Fact]
    public async Task A_reset_forgets_it()
    {
        await using var org = await TestOrg.StartAsync();
        org.Okta.SetOutcome("E1", ImportOutcome.Failed);
        org.Okta.Reset();
        await org.ImportAsync(("bulk-upsert", Bodies.Users("E1")));
        org.Okta.Directory.Users["E1"].AppStatus.Should().Be("ACTIVE");
    }

    private static async Task<List<JsonElement>> UsersAsync(TestOrg org) => [.. (await org.OrgAsync("apps/{id}/users")).Ok().EnumerateArray()];

    private static string? StatusOf(JsonElement user) => user.GetProperty("status").GetString();

    private static IEnumerable<string> IdsOf(JsonElement users) => users.EnumerateArray().Select(user => user.GetProperty("externalId").GetString()!);

    private static string? NextOf(Answer answer) =>
        answer.Headers.GetValues("Link").SingleOrDefault(link => link.EndsWith("rel=\"next\"", StringComparison.Ordinal)) is { } link ? new Uri(link[1..link.IndexOf('>', StringComparison.Ordinal)]).PathAndQuery["/api/v1/".Length..] : null;
}
