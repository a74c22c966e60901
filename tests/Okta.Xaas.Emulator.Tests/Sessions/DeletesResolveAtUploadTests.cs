using Okta.Xaas.Emulator.Tests.Support;

namespace Okta.Xaas.Emulator.Tests.Sessions;

/// <summary>Facts, section 2: "Deletes resolve at upload", empty payloads and duplicates.</summary>
public sealed class DeletesResolveAtUploadTests
{
    [Theory]
    [InlineData("bulk-delete")]
    [InlineData("bulk-groups-delete")]
    [InlineData("bulk-devices-delete")]
    public async Task A_delete_of_unknown_ids_only_is_accepted_leaves_the_session_CREATED_and_can_not_be_triggered(string operation)
    {
        await using var org = await TestOrg.StartAsync();
        var session = await org.NewSessionAsync();
        var answer = await org.UploadAsync(session, operation, operation == "bulk-delete" ? Bodies.UserDeletes("X", "Y") : Bodies.Ids("X", "Y"));
        answer.Status.Should().Be(202);
        (await org.StatusOfAsync(session)).Should().Be("CREATED");
        org.Okta.Sessions.Single().Uploads.Single().UnknownIds.Should().Be(2);
        (await org.PostAsync($"sessions/{session}/start-import")).Status.Should().Be(400);
    }

    [Fact]
    public async Task One_known_id_is_enough_and_the_unknown_ones_are_ignored()
    {
        await using var org = await TestOrg.StartAsync();
        await org.ImportAsync(("bulk-upsert", Bodies.Users("E1", "E2")));
        var session = await org.ImportAsync(("bulk-delete", Bodies.UserDeletes("nobody", "E1")));
        (await org.StatusOfAsync(session)).Should().Be("COMPLETED");
        org.Okta.Directory.Users["E1"].IsActive.Should().BeFalse();
        org.Okta.Directory.Users["E2"].IsActive.Should().BeTrue();
    }

    [Fact]
    public async Task An_upsert_and_a_delete_of_the_same_new_id_leave_the_user_active()
    {
        await using var org = await TestOrg.StartAsync();
        await org.ImportAsync(("bulk-upsert", Bodies.Users("E1")), ("bulk-delete", Bodies.UserDeletes("E1")));
        org.Okta.Directory.Users["E1"].IsActive.Should().BeTrue("the id was unknown when the delete was uploaded");
    }

    [Fact]
    public async Task A_user_who_is_only_in_a_queued_import_is_unknown_to_a_delete()
    {
        await using var org = await TestOrg.StartAsync(o => o.CreationCooldown = TimeSpan.Zero);
        await org.SessionInAsync("TRIGGERED");
        var second = await org.NewSessionAsync();
        await org.UploadAsync(second, "bulk-delete", Bodies.UserDeletes("seed"));
        (await org.StatusOfAsync(second)).Should().Be("CREATED");
    }

    [Fact]
    public async Task A_deactivated_user_is_unknown_to_a_delete()
    {
        await using var org = await TestOrg.StartAsync();
        await org.ImportAsync(("bulk-upsert", Bodies.Users("E1")));
        await org.ImportAsync(("bulk-delete", Bodies.UserDeletes("E1")));
        var session = await org.NewSessionAsync();
        await org.UploadAsync(session, "bulk-delete", Bodies.UserDeletes("E1"));
        (await org.StatusOfAsync(session)).Should().Be("CREATED");
    }

    [Theory]
    [InlineData("bulk-upsert", """{"entityType":"USERS","profiles":null}""")]
    [InlineData("bulk-upsert", """{"entityType":"USERS","profiles":[]}""")]
    [InlineData("bulk-delete", """{"entityType":"USERS","profiles":[]}""")]
    public async Task A_list_of_nobody_is_accepted_and_leaves_the_session_CREATED(string operation, string json)
    {
        await using var org = await TestOrg.StartAsync();
        var session = await org.NewSessionAsync();
        (await org.UploadAsync(session, operation, json)).Status.Should().Be(202);
        (await org.StatusOfAsync(session)).Should().Be("CREATED");
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"entityType":"USERS"}""")]
    [InlineData("""{"entityType":"USERS","users":[{"externalId":"E1","profile":{"userName":"u"}}]}""")]
    [InlineData("""{"entityType":"USERS","groups":[]}""")]
    public async Task A_body_that_lacks_the_field_of_its_operation_is_refused_by_each(string json)
    {
        await using var org = await TestOrg.StartAsync();
        var session = await org.NewSessionAsync();
        string[] operations =
        [
            "bulk-upsert", "bulk-delete", "bulk-groups-upsert", "bulk-groups-delete", "bulk-group-memberships-upsert", "bulk-group-memberships-delete",
            "bulk-devices-upsert", "bulk-devices-delete",
        ];
        foreach (var operation in operations) (await org.UploadAsync(session, operation, json)).Status.Should().Be(400, operation);
        (await org.StatusOfAsync(session)).Should().Be("CREATED");
        org.Okta.Sessions.Single().Uploads.Should().BeEmpty();
    }

    [Theory]
    [InlineData("bulk-upsert", """{"entityType":"USERS","profiles":[{"externalId":"E1","profil":{"userName":"u"}}]}""", "profile: The field is required")]
    [InlineData("bulk-groups-upsert", """{"profiles":[{"externalId":"G1"}]}""", "profile: The field is required")]
    [InlineData("bulk-groups-upsert", """{"profiles":[{"externalId":"G1","profile":{}}]}""", "profile: The profile can't be empty")]
    [InlineData("bulk-groups-upsert", """{"profiles":[{"externalId":"G1","profile":null}]}""", "profile: The profile can't be empty")]
    [InlineData("bulk-group-memberships-upsert", """{"memberships":[{"groupExternalId":"G1","members":["E1"]}]}""", "memberExternalIds: The field is required")]
    public async Task So_is_an_entry_that_does(string operation, string json, string cause)
    {
        await using var org = await TestOrg.StartAsync();
        var session = await org.NewSessionAsync();
        (await org.UploadAsync(session, operation, json)).ShouldBeError(400, "E0000001", cause);
    }

    [Fact]
    public async Task What_is_listed_twice_in_a_session_is_told()
    {
        await using var org = await TestOrg.StartAsync();
        await org.ImportAsync(
            ("bulk-upsert", Bodies.Users("E1", "E2")),
            ("bulk-delete", Bodies.UserDeletes("E2")),
            ("bulk-groups-upsert", Bodies.Groups("G1", "G1")),
            ("bulk-group-memberships-upsert", Bodies.Members("G1", "E1", "E2")),
            ("bulk-group-memberships-delete", Bodies.Members("G1", "E1")),
            ("bulk-devices-upsert", Bodies.Devices("E1")));
        org.Okta.Sessions.Single().DuplicateEntities.Should().Equal("user:E2", "group:G1", "membership:G1/E1");
    }

    [Fact]
    public async Task A_group_split_over_several_entries_is_no_duplicate()
    {
        await using var org = await TestOrg.StartAsync();
        await org.ImportAsync(
            ("bulk-group-memberships-upsert", Bodies.Members("G1", "E1")),
            ("bulk-group-memberships-upsert", Bodies.Members("G1", "E2")));
        org.Okta.Sessions.Single().DuplicateEntities.Should().BeEmpty();
    }
}
