using System.Text.Json;
using Okta.Xaas.Emulator.Tests.Support;

namespace Okta.Xaas.Emulator.Tests.Control;

/// <summary>The people and what happened to each of them.</summary>
public sealed class DirectoryControlTests
{
    [Fact]
    public async Task A_persons_history_says_which_import_changed_what()
    {
        await using var org = await TestOrg.StartAsync(overSocket: true);
        using var control = new ControlClient(org.Okta);
        var first = await org.ImportAsync(
            ("bulk-upsert", Bodies.UserProfile("E1", """{"userName":"a@x.test","firstName":"Ada"}""")), ("bulk-groups-upsert", Bodies.Groups("G1")),
            ("bulk-group-memberships-upsert", Bodies.Members("G1", "E1")));
        var second = await org.ImportAsync(("bulk-upsert", Bodies.UserProfile("E1", """{"firstName":null,"lastName":"Byron","userName":"a@x.test"}""")));
        await org.SendAsync("DELETE", "users/E1");
        await org.PostAsync("users", Bodies.User("E1"));

        var history = (await control.GetAsync("users/E1")).GetProperty("history").EnumerateArray().ToList();
        history.Select(one => one.GetProperty("kind").GetString()).Should().Equal("reactivated", "deactivated", "removed", "updated", "added", "created");
        history.Select(one => one.GetProperty("sessionId").GetString()).Should().Equal(null, null, null, second, first, first);
        history.Select(one => one.GetProperty("groupId").GetString()).Should().Equal(null, null, "G1", null, "G1", null);
        history.Select(one => one.GetProperty("operation").GetString()).Should().Equal(
            "createIdentitySourceUser", "deleteIdentitySourceUser", "deleteIdentitySourceUser", "uploadIdentitySourceDataForUpsert",
            "uploadIdentitySourceGroupMembershipsForUpsert", "uploadIdentitySourceDataForUpsert");
        Changes(history[5]).Should().Equal("userName: (none) to a@x.test", "firstName: (none) to Ada");
        Changes(history[3]).Should().Equal("firstName: Ada to (none)", "lastName: (none) to Byron");
        Changes(history[1]).Should().BeEmpty();
    }

    [Fact]
    public async Task A_replaced_profile_tells_what_was_cleared()
    {
        await using var org = await TestOrg.StartAsync(overSocket: true);
        using var control = new ControlClient(org.Okta);
        await org.PostAsync("users", Bodies.User("E1", ""","city":"Bern" """));
        await org.SendAsync("PUT", "users/E1", Bodies.User("E1"));
        Changes((await control.GetAsync("users/E1")).GetProperty("history")[0]).Should().Equal("city: Bern to (none)");
    }

    [Fact]
    public async Task A_group_has_its_history_and_its_members()
    {
        await using var org = await TestOrg.StartAsync(overSocket: true);
        using var control = new ControlClient(org.Okta);
        await org.ImportAsync(("bulk-upsert", Bodies.Users("E2", "E1", "F1")), ("bulk-groups-upsert", Bodies.Groups("G/1")), ("bulk-group-memberships-upsert", Bodies.Members("G/1", "E1", "E2", "F1")));
        await org.PostAsync("groups/G%2F1", Bodies.Group("G/1", "Board"));
        var group = await control.GetAsync("groups/G%2F1");
        group.GetProperty("members").GetInt32().Should().Be(3);
        group.GetProperty("history").EnumerateArray().Select(one => one.GetProperty("kind").GetString()).Should().Equal("updated", "created");
        Changes(group.GetProperty("history")[0]).Should().Equal("displayName: Group G/1 to Board", "description: (none) to All");
        Ids(await control.GetAsync("groups/G%2F1/members")).Should().Equal("E1", "E2", "F1");
        var found = await control.GetAsync("groups/G%2F1/members?search=e&limit=1&offset=1");
        found.GetProperty("total").GetInt32().Should().Be(3, "the user names of all hold an e, in x.test");
        Ids(found).Should().Equal("E2");
        Ids(await control.GetAsync("groups/G%2F1/members?search=f1%40")).Should().Equal("F1");
        (await control.SendAsync("GET", "groups/none/members")).ShouldBeProblem(404, "There is no group none");
        (await control.SendAsync("GET", "groups/none")).ShouldBeProblem(404, "There is no group none");
    }

    [Fact]
    public async Task A_group_of_thousands_is_read_whole()
    {
        await using var org = await TestOrg.StartAsync(o => o.CreationCooldown = TimeSpan.Zero, overSocket: true);
        using var control = new ControlClient(org.Okta);
        await org.ImportAsync([("bulk-groups-upsert", Bodies.Groups("G1")), .. Bodies.Numbered(4001).Chunk(200).Select(ids => ("bulk-upsert", Bodies.Users(ids)))]);
        await org.ImportAsync([.. Bodies.Numbered(4001).Chunk(200).Select(ids => ("bulk-group-memberships-upsert", Bodies.Members("G1", ids)))]);
        var last = await control.GetAsync("groups/G1/members?offset=4000");
        last.GetProperty("total").GetInt32().Should().Be(4001);
        Ids(last).Should().Equal("E999");
    }

    [Theory]
    [InlineData("E1", "E1")]
    [InlineData("e1", "E1")]
    [InlineData("LOVELACE", "E1")]
    [InlineData("gr%C3%A4ce", "E2")]
    [InlineData("second@", "E2")]
    [InlineData("ada.l", "E1")]
    [InlineData("Sales")]
    [InlineData("", "E1", "E2")]
    public async Task Users_are_found_by_the_letters_of_their_names(string search, params string[] found)
    {
        await using var org = await TestOrg.StartAsync(overSocket: true);
        using var control = new ControlClient(org.Okta);
        await org.ImportAsync(
            ("bulk-upsert", Bodies.UserProfile("E1", """{"userName":"ada.l@x.test","lastName":"Lovelace","department":"Sales"}""")),
            ("bulk-upsert", Bodies.UserProfile("E2", """{"userName":"g@x.test","firstName":"Gräce","email":"second@x.test","lastName":null}""")));
        var page = await control.GetAsync($"users?search={search}");
        Ids(page).Should().Equal(found);
        page.GetProperty("total").GetInt32().Should().Be(found.Length);
    }

    [Fact]
    public async Task Groups_and_devices_are_found_by_their_names()
    {
        await using var org = await TestOrg.StartAsync(overSocket: true);
        using var control = new ControlClient(org.Okta);
        await org.ImportAsync(("bulk-groups-upsert", Bodies.Groups("G1", "G2")), ("bulk-devices-upsert", Bodies.Devices("D1", "D2")));
        Ids(await control.GetAsync("groups?search=group%20g2")).Should().Equal("G2");
        Ids(await control.GetAsync("devices?search=LAPTOP&offset=1")).Should().Equal("D2");
        Ids(await control.GetAsync("devices?search=d1")).Should().Equal("D1");
    }

    [Fact]
    public async Task Who_left_is_still_seen_and_in_no_group()
    {
        await using var org = await TestOrg.StartAsync(overSocket: true);
        using var control = new ControlClient(org.Okta);
        await org.ImportAsync(("bulk-upsert", Bodies.Users("E1")), ("bulk-groups-upsert", Bodies.Groups("G2", "G1")), ("bulk-group-memberships-upsert", Bodies.Members("G2", "E1")), ("bulk-group-memberships-upsert", Bodies.Members("G1", "E1")));
        (await control.GetAsync("users")).GetProperty("items")[0].GetProperty("groups").GetInt32().Should().Be(2);
        (await control.GetAsync("users/E1")).GetProperty("groups").EnumerateArray().Select(one => one.GetString()).Should().Equal("G1", "G2");
        await org.SendAsync("DELETE", "users/E1");
        var left = await control.GetAsync("users/E1");
        left.GetProperty("status").GetString().Should().Be("DEPROVISIONED");
        left.GetProperty("groups").GetArrayLength().Should().Be(0);
        var counts = (await control.GetAsync("state")).GetProperty("counts");
        counts.GetProperty("users").GetInt32().Should().Be(1);
        counts.GetProperty("activeUsers").GetInt32().Should().Be(0);
        counts.GetProperty("memberships").GetInt32().Should().Be(0);
        (await control.SendAsync("GET", "users/E2")).ShouldBeProblem(404, "There is no user E2");
    }

    private static IEnumerable<string?> Ids(JsonElement page) => page.GetProperty("items").EnumerateArray().Select(one => one.GetProperty("externalId").GetString());

    private static IEnumerable<string> Changes(JsonElement entry) => entry.GetProperty("changes").EnumerateArray().Select(one =>
        $"{one.GetProperty("attribute")}: {one.GetProperty("from").GetString() ?? "(none)"} to {one.GetProperty("to").GetString() ?? "(none)"}");
}
