using System.Text;
using Okta.Xaas.Emulator.Tests.Support;

namespace Okta.Xaas.Emulator.Tests.Limits;

/// <summary>Facts, section 3: entities, bytes and uploads, each at its boundary.</summary>
public sealed class UploadLimitsTests
{
    public static TheoryData<string, string, string> TwoHundredAndOneMore => new()
    {
        { "bulk-upsert", Bodies.Users(Bodies.Numbered(200)), Bodies.Users(Bodies.Numbered(201)) },
        { "bulk-delete", Bodies.UserDeletes(Bodies.Numbered(200)), Bodies.UserDeletes(Bodies.Numbered(201)) },
        { "bulk-groups-upsert", Bodies.Groups(Bodies.Numbered(200)), Bodies.Groups(Bodies.Numbered(201)) },
        { "bulk-groups-delete", Bodies.Ids(Bodies.Numbered(200)), Bodies.Ids(Bodies.Numbered(201)) },
        { "bulk-group-memberships-upsert", Bodies.Entries(Bodies.Numbered(200)), Bodies.Entries(Bodies.Numbered(201)) },
        { "bulk-group-memberships-delete", Bodies.Entries(Bodies.Numbered(200)), Bodies.Entries(Bodies.Numbered(201)) },
        { "bulk-devices-upsert", Bodies.Devices(Bodies.Numbered(200)), Bodies.Devices(Bodies.Numbered(201)) },
        { "bulk-devices-delete", Bodies.Ids(Bodies.Numbered(200)), Bodies.Ids(Bodies.Numbered(201)) },
    };

    public static TheoryData<string, string> NoItems => new()
    {
        { "bulk-groups-upsert", """{"profiles":[]}""" },
        { "bulk-groups-upsert", "{}" },
        { "bulk-groups-delete", """{"externalIds":[]}""" },
        { "bulk-group-memberships-upsert", """{"memberships":[]}""" },
        { "bulk-group-memberships-delete", """{"memberships":null}""" },
        { "bulk-devices-upsert", """{"profiles":[]}""" },
        { "bulk-devices-delete", """{"externalIds":[]}""" },
    };

    [Theory]
    [MemberData(nameof(TwoHundredAndOneMore))]
    public async Task Two_hundred_entities_are_accepted_and_one_more_is_not(string operation, string full, string over)
    {
        await using var org = await TestOrg.StartAsync();
        var session = await org.NewSessionAsync();
        (await org.UploadAsync(session, operation, over)).ShouldBeError(400, "E0000001");
        org.Okta.Sessions.Single().Uploads.Should().BeEmpty("a refused upload leaves nothing behind");
        (await org.StatusOfAsync(session)).Should().Be("CREATED");
        (await org.UploadAsync(session, operation, full)).Status.Should().Be(202);
        org.Okta.Sessions.Single().Entities.Should().Be(200);
    }

    [Theory]
    [MemberData(nameof(NoItems))]
    public async Task Where_the_schema_wants_an_item_none_is_refused(string operation, string json)
    {
        await using var org = await TestOrg.StartAsync();
        (await org.UploadAsync(await org.NewSessionAsync(), operation, json)).ShouldBeError(400, "E0000001");
    }

    [Fact]
    public async Task A_group_entry_may_have_more_than_200_members()
    {
        await using var org = await TestOrg.StartAsync();
        var body = Bodies.Members("G1", Bodies.Numbered(5000));
        (await org.UploadAsync(await org.NewSessionAsync(), "bulk-group-memberships-upsert", body)).Status.Should().Be(202);
        org.Okta.Sessions.Single().Entities.Should().Be(1);
    }

    [Theory]
    [InlineData(200_000, 202)]
    [InlineData(200_001, 400)]
    public async Task Two_hundred_thousand_bytes_are_accepted_and_one_more_is_not(int bytes, int status)
    {
        await using var org = await TestOrg.StartAsync();
        var body = Bodies.UserProfile("Ü", """{"userName":"ü"}""");
        body += new string(' ', bytes - Encoding.UTF8.GetByteCount(body));
        (await org.UploadAsync(await org.NewSessionAsync(), "bulk-upsert", body)).Status.Should().Be(status);
    }

    [Fact]
    public async Task Bytes_are_counted_not_characters()
    {
        await using var org = await TestOrg.StartAsync();
        var body = Bodies.UserProfile("E1", $$"""{"a":"{{new string('ü', 99_990)}}"}""");
        body.Length.Should().BeLessThan(200_000);
        (await org.UploadAsync(await org.NewSessionAsync(), "bulk-upsert", body)).ShouldBeError(400, "E0000001");
    }

    [Fact]
    public async Task Fifty_uploads_are_accepted_and_one_more_is_not()
    {
        await using var org = await TestOrg.StartAsync();
        var session = await org.NewSessionAsync();
        for (var i = 1; i <= 50; i++)
        {
            // Of every kind, since the limit is on all together; a refused one does not count.
            var (operation, json) = i % 2 == 0 ? ("bulk-upsert", Bodies.Users($"E{i}")) : ("bulk-groups-upsert", Bodies.Groups($"G{i}"));
            (await org.UploadAsync(session, operation, json)).Status.Should().Be(202, "this is upload {0}", i);
            (await org.UploadAsync(session, operation, "{")).Status.Should().Be(400);
        }

        (await org.UploadAsync(session, "bulk-upsert", Bodies.Users("E51"))).ShouldBeError(400, "E0000001");
        (await org.PostAsync($"sessions/{session}/start-import")).Status.Should().Be(200, "the session itself is still good");
    }
}
