using Okta.Xaas.Emulator.Tests.Support;

namespace Okta.Xaas.Emulator.Tests.Operations;

/// <summary>Facts, section 1: the eight bulk requests and what their imports do.</summary>
public sealed class BulkOperationsTests
{
    public static TheoryData<string, string> Requests => new()
    {
        { "bulk-upsert", Bodies.Users("E1") },
        { "bulk-delete", Bodies.UserDeletes("E1") },
        { "bulk-groups-upsert", Bodies.Groups("G1") },
        { "bulk-groups-delete", Bodies.Ids("G1") },
        { "bulk-group-memberships-upsert", Bodies.Members("G1", "E1") },
        { "bulk-group-memberships-delete", Bodies.Members("G1", "E1") },
        { "bulk-devices-upsert", Bodies.Devices("D1") },
        { "bulk-devices-delete", Bodies.Ids("D1") },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Every_bulk_request_is_answered_with_202_and_no_body(string operation, string json)
    {
        await using var org = await TestOrg.StartAsync();
        var answer = await org.UploadAsync(await org.NewSessionAsync(), operation, json);
        answer.Status.Should().Be(202);
        answer.Body.Should().BeEmpty();
    }

    [Fact]
    public async Task Users_groups_memberships_and_devices_are_imported()
    {
        await using var org = await TestOrg.StartAsync();
        var session = await org.ImportAsync(
            ("bulk-upsert", Bodies.Users("E1", "E2")),
            ("bulk-groups-upsert", Bodies.Groups("G1")),
            ("bulk-group-memberships-upsert", Bodies.Members("G1", "E2", "E1")),
            ("bulk-devices-upsert", Bodies.Devices("D1")));

        (await org.StatusOfAsync(session)).Should().Be("COMPLETED");
        var directory = org.Okta.Directory;
        directory.Users.Keys.Should().BeEquivalentTo("E1", "E2");
        directory.Users["E1"].Id.Should().StartWith("0ua").And.HaveLength(20);
        directory.Users["E1"].Status.Should().Be("ACTIVE");
        directory.Users["E1"].Profile.Should().Equal(new Dictionary<string, string?> { ["userName"] = "E1@x.test" });
        directory.Groups["G1"].Id.Should().StartWith("00g").And.HaveLength(20);
        directory.Groups["G1"].Profile["displayName"].Should().Be("Group G1");
        directory.Memberships["G1"].Should().Equal("E1", "E2");
        directory.Devices["D1"].Profile.Should().Equal(
            new Dictionary<string, string?> { ["serialNumber"] = "SN1", ["platform"] = "MACOS", ["displayName"] = "Laptop" });
        var done = org.Okta.Sessions.Single();
        done.Applied.Should().Be(6);
        done.Ignored.Should().Be(0);
        done.Entities.Should().Be(5);
    }

    [Fact]
    public async Task Deletes_deactivate_users_and_remove_groups_memberships_and_devices()
    {
        await using var org = await TestOrg.StartAsync();
        await org.ImportAsync(
            ("bulk-upsert", Bodies.Users("E1", "E2")),
            ("bulk-groups-upsert", Bodies.Groups("G1", "G2")),
            ("bulk-group-memberships-upsert", Bodies.Members("G2", "E1", "E2")),
            ("bulk-devices-upsert", Bodies.Devices("D1")));
        await org.ImportAsync(
            ("bulk-group-memberships-delete", Bodies.Members("G2", "E2")),
            ("bulk-delete", Bodies.UserDeletes("E1")),
            ("bulk-groups-delete", Bodies.Ids("G1")),
            ("bulk-devices-delete", Bodies.Ids("D1")));

        var directory = org.Okta.Directory;
        directory.Users["E1"].Status.Should().Be("DEPROVISIONED");
        directory.Users["E1"].IsActive.Should().BeFalse();
        directory.Users["E2"].IsActive.Should().BeTrue();
        directory.Groups.Keys.Should().Equal("G2");
        directory.Memberships["G2"].Should().BeEmpty();
        directory.Devices.Should().BeEmpty();
    }

    [Fact]
    public async Task An_upsert_brings_a_deactivated_user_back_under_the_same_id()
    {
        await using var org = await TestOrg.StartAsync();
        await org.ImportAsync(("bulk-upsert", Bodies.Users("E1")));
        var id = org.Okta.Directory.Users["E1"].Id;
        await org.ImportAsync(("bulk-delete", Bodies.UserDeletes("E1")));
        await org.ImportAsync(("bulk-upsert", Bodies.Users("E1")));
        org.Okta.Directory.Users["E1"].Status.Should().Be("ACTIVE");
        org.Okta.Directory.Users["E1"].Id.Should().Be(id);
    }

    [Fact]
    public async Task An_upsert_sets_what_is_given_clears_what_is_null_and_keeps_what_is_absent()
    {
        await using var org = await TestOrg.StartAsync();
        await org.ImportAsync(("bulk-upsert", Bodies.UserProfile("E1", """{"userName":"u","firstName":"A","lastName":"B","department":"Sales"}""")));
        await org.ImportAsync(("bulk-upsert", Bodies.UserProfile("E1", """{"firstName":"C","department":null}""")));
        org.Okta.Directory.Users["E1"].Profile.Should().BeEquivalentTo(
            new Dictionary<string, string?> { ["userName"] = "u", ["firstName"] = "C", ["lastName"] = "B", ["department"] = null });
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    public async Task An_empty_profile_creates_an_empty_user(string profile)
    {
        await using var org = await TestOrg.StartAsync();
        await org.ImportAsync(("bulk-upsert", Bodies.UserProfile("E1", profile)));
        org.Okta.Directory.Users["E1"].Profile.Should().BeEmpty();
    }

    [Fact]
    public async Task Custom_attributes_of_users_and_groups_are_kept()
    {
        await using var org = await TestOrg.StartAsync();
        await org.ImportAsync(
            ("bulk-upsert", Bodies.UserProfile("E1", """{"userName":"u","employeeNumber":"007"}""")),
            ("bulk-groups-upsert", """{"profiles":[{"externalId":"G1","profile":{"displayName":"D","costCenter":"42"}}]}"""));
        org.Okta.Directory.Users["E1"].Profile["employeeNumber"].Should().Be("007");
        org.Okta.Directory.Groups["G1"].Profile["costCenter"].Should().Be("42");
    }

    [Fact]
    public async Task Memberships_of_unknown_groups_and_users_are_passed_over_and_counted()
    {
        await using var org = await TestOrg.StartAsync();
        await org.ImportAsync(
            ("bulk-upsert", Bodies.Users("E1")),
            ("bulk-groups-upsert", Bodies.Groups("G1")),
            ("bulk-group-memberships-upsert", Bodies.Members("G1", "E1", "nobody")),
            ("bulk-group-memberships-upsert", Bodies.Members("nowhere", "E1")));
        org.Okta.Directory.Memberships["G1"].Should().Equal("E1");
        org.Okta.Directory.Memberships.Should().NotContainKey("nowhere");
        org.Okta.Sessions.Single().Ignored.Should().Be(2);
    }

    [Fact]
    public async Task A_deactivated_user_leaves_its_groups()
    {
        await using var org = await TestOrg.StartAsync();
        await org.ImportAsync(
            ("bulk-upsert", Bodies.Users("E1")),
            ("bulk-groups-upsert", Bodies.Groups("G1", "G2")),
            ("bulk-group-memberships-upsert", Bodies.Members("G1", "E1")),
            ("bulk-group-memberships-upsert", Bodies.Members("G2", "E1")));
        await org.ImportAsync(("bulk-delete", Bodies.UserDeletes("E1")));
        org.Okta.Directory.Memberships.Values.Should().AllSatisfy(members => members.Should().BeEmpty());
    }

    [Fact]
    public async Task Unknown_top_level_properties_are_tolerated()
    {
        await using var org = await TestOrg.StartAsync();
        await org.ImportAsync(("bulk-upsert", """{"entityType":"USERS","x":[1],"profiles":[{"externalId":"E1","y":true,"profile":{"userName":"u"}}]}"""));
        org.Okta.Directory.Users.Should().ContainKey("E1");
    }

    [Fact]
    public async Task The_session_tells_each_upload()
    {
        await using var org = await TestOrg.StartAsync();
        var session = await org.NewSessionAsync();
        org.Clock.Advance(TimeSpan.FromSeconds(3));
        var body = Bodies.Users("E1", "E2");
        await org.UploadAsync(session, "bulk-upsert", body);
        var upload = org.Okta.Sessions.Single().Uploads.Single();
        upload.Operation.Should().Be("uploadIdentitySourceDataForUpsert");
        upload.Entities.Should().Be(2);
        upload.UnknownIds.Should().Be(0);
        upload.Bytes.Should().Be(body.Length);
        upload.Received.Should().Be(org.Clock.GetUtcNow());
    }
}
