using Okta.Xaas.Emulator.Tests.Support;

namespace Okta.Xaas.Emulator.Tests.Hosting;

public sealed class DirectorySnapshotTests
{
    [Fact]
    public async Task What_was_read_never_changes_and_what_is_read_anew_is_up_to_date()
    {
        await using var org = await TestOrg.StartAsync();
        await org.PostAsync("users", Bodies.User("E1"));
        await org.PostAsync("groups", Bodies.Group("G1"));
        var users = org.Okta.Directory.Users;
        var memberships = org.Okta.Directory.Memberships;
        await org.PostAsync("users", Bodies.User("E2"));
        await org.SendAsync("DELETE", "users/E1");
        await org.PostAsync("groups/G1/membership", """{"memberExternalId":"E2"}""");
        users.Keys.Should().Equal("E1");
        users["E1"].IsActive.Should().BeTrue();
        memberships["G1"].Should().BeEmpty();
        org.Okta.Directory.Users.Keys.Should().Equal("E1", "E2");
        org.Okta.Directory.Memberships["G1"].Should().Equal("E2");
    }

    [Fact]
    public async Task An_import_is_seen_as_soon_as_its_time_has_passed_though_no_request_came()
    {
        await using var org = await TestOrg.StartAsync();
        await org.SessionInAsync("TRIGGERED");
        org.Okta.Directory.Users.Should().BeEmpty();
        org.Clock.Advance(TestOrg.ProcessingTime);
        org.Okta.Directory.Users.Should().ContainKey("seed");
    }
}
