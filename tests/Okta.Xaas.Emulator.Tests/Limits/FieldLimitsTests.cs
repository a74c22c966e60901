using Okta.Xaas.Emulator.Tests.Support;

namespace Okta.Xaas.Emulator.Tests.Limits;

/// <summary>Facts, section 3: how long each field may be, and what a profile may hold.</summary>
public sealed class FieldLimitsTests
{
    private const string Value = "@@";

    public static TheoryData<string, string, int> MaxLengths => new()
    {
        { "bulk-upsert", Bodies.UserProfile(Value, """{"userName":"u"}"""), 512 },
        { "bulk-delete", Bodies.UserDeletes(Value), 512 },
        { "bulk-upsert", Bodies.UserProfile("E1", """{"userName":"@@"}"""), 100 },
        { "bulk-upsert", Bodies.UserProfile("E1", """{"email":"@@"}"""), 100 },
        { "bulk-upsert", Bodies.UserProfile("E1", """{"secondEmail":"@@"}"""), 100 },
        { "bulk-upsert", Bodies.UserProfile("E1", """{"firstName":"@@"}"""), 50 },
        { "bulk-upsert", Bodies.UserProfile("E1", """{"lastName":"@@"}"""), 50 },
        { "bulk-upsert", Bodies.UserProfile("E1", """{"mobilePhone":"@@"}"""), 100 },
        { "bulk-upsert", Bodies.UserProfile("E1", """{"homeAddress":"@@"}"""), 4096 },
        { "bulk-groups-upsert", """{"profiles":[{"externalId":"@@","profile":{"displayName":"d"}}]}""", 255 },
        { "bulk-groups-upsert", """{"profiles":[{"externalId":"G1","profile":{"displayName":"@@"}}]}""", 255 },
        { "bulk-groups-upsert", """{"profiles":[{"externalId":"G1","profile":{"displayName":"d","description":"@@"}}]}""", 1024 },
        { "bulk-groups-delete", Bodies.Ids(Value), 255 },
        { "bulk-group-memberships-upsert", Bodies.Members(Value, "E1"), 255 },
        { "bulk-group-memberships-upsert", Bodies.Members("G1", Value), 255 },
        { "bulk-group-memberships-delete", Bodies.Members(Value, "E1"), 255 },
        { "bulk-group-memberships-delete", Bodies.Members("G1", Value), 255 },
        { "bulk-devices-upsert", Bodies.Devices(Value), 127 },
        { "bulk-devices-upsert", DeviceWith("serialNumber", Value), 127 },
        { "bulk-devices-upsert", DeviceWith("displayName", Value), 255 },
        { "bulk-devices-delete", Bodies.Ids(Value), 127 },
    };

    public static TheoryData<string, string> TooShort => new()
    {
        { "bulk-upsert", Bodies.Users(string.Empty) },
        { "bulk-upsert", Bodies.UserProfile("E1", """{"email":"a@xx"}""") },
        { "bulk-upsert", Bodies.UserProfile("E1", """{"secondEmail":"a@xx"}""") },
        { "bulk-upsert", Bodies.UserProfile("E1", """{"firstName":""}""") },
        { "bulk-upsert", Bodies.UserProfile("E1", """{"lastName":""}""") },
        { "bulk-groups-upsert", """{"profiles":[{"externalId":"G1","profile":{"displayName":""}}]}""" },
        { "bulk-groups-delete", Bodies.Ids(string.Empty) },
        { "bulk-group-memberships-upsert", Bodies.Members(string.Empty, "E1") },
        { "bulk-group-memberships-upsert", Bodies.Members("G1", string.Empty) },
    };

    public static TheoryData<string, string> NoStrings => new()
    {
        { "bulk-upsert", Bodies.UserProfile("E1", """{"age":42}""") },
        { "bulk-upsert", Bodies.UserProfile("E1", """{"tags":["a"]}""") },
        { "bulk-upsert", Bodies.UserProfile("E1", """{"active":true}""") },
        { "bulk-upsert", Bodies.UserProfile("E1", """{"manager":{"id":"x"}}""") },
        { "bulk-groups-upsert", """{"profiles":[{"externalId":"G1","profile":{"size":1}}]}""" },
    };

    [Theory]
    [MemberData(nameof(MaxLengths))]
    public async Task The_longest_value_is_accepted_and_one_character_more_is_not(string operation, string template, int max)
    {
        await using var org = await TestOrg.StartAsync();
        var session = await org.NewSessionAsync();
        (await org.UploadAsync(session, operation, template.Replace(Value, new string('x', max + 1), StringComparison.Ordinal))).ShouldBeError(400, "E0000001");
        (await org.UploadAsync(session, operation, template.Replace(Value, new string('x', max), StringComparison.Ordinal))).Status.Should().Be(202);
    }

    [Theory]
    [MemberData(nameof(TooShort))]
    public async Task A_value_that_is_too_short_is_refused(string operation, string json) => await ShouldBeRefusedAsync(operation, json);

    [Theory]
    [MemberData(nameof(NoStrings))]
    public async Task A_profile_value_that_is_no_string_is_refused(string operation, string json) => await ShouldBeRefusedAsync(operation, json);

    [Theory]
    [InlineData("userName")]
    [InlineData("email")]
    [InlineData("secondEmail")]
    public async Task Null_is_refused_where_the_schema_is_not_nullable(string attribute) =>
        await ShouldBeRefusedAsync("bulk-upsert", Bodies.UserProfile("E1", $$"""{"{{attribute}}":null}"""));

    [Theory]
    [InlineData("firstName")]
    [InlineData("lastName")]
    [InlineData("mobilePhone")]
    [InlineData("homeAddress")]
    [InlineData("department")]
    public async Task Null_is_accepted_where_the_schema_is_nullable_and_for_custom_attributes(string attribute)
    {
        await using var org = await TestOrg.StartAsync();
        (await org.UploadAsync(await org.NewSessionAsync(), "bulk-upsert", Bodies.UserProfile("E1", $$"""{"{{attribute}}":null}"""))).Status.Should().Be(202);
    }

    [Theory]
    [InlineData("""{"serialNumber":"s","platform":"MACOS"}""")]
    [InlineData("""{"serialNumber":"s","displayName":"d"}""")]
    [InlineData("""{"platform":"MACOS","displayName":"d"}""")]
    [InlineData("""{"serialNumber":"s","platform":"MACOS","displayName":null}""")]
    [InlineData("""{"serialNumber":"s","platform":"MACOS","displayName":"d","owner":"x"}""")]
    [InlineData("{}")]
    public async Task A_device_has_exactly_its_three_attributes(string profile) =>
        await ShouldBeRefusedAsync("bulk-devices-upsert", $$"""{"profiles":[{{Bodies.Item("D1", profile)}}]}""");

    [Theory]
    [InlineData("bulk-upsert", """{"entityType":"USERS","profiles":[{"profile":{}}]}""")]
    [InlineData("bulk-delete", """{"entityType":"USERS","profiles":[{}]}""")]
    [InlineData("bulk-groups-upsert", """{"profiles":[{"profile":{"displayName":"d"}}]}""")]
    [InlineData("bulk-group-memberships-upsert", """{"memberships":[{"memberExternalIds":["E1"]}]}""")]
    public async Task An_entity_without_its_id_is_refused(string operation, string json) => await ShouldBeRefusedAsync(operation, json);

    [Fact]
    public async Task One_bad_entity_refuses_the_whole_upload()
    {
        await using var org = await TestOrg.StartAsync();
        var session = await org.NewSessionAsync();
        await org.UploadAsync(session, "bulk-upsert", Bodies.Users("E1", string.Empty));
        (await org.StatusOfAsync(session)).Should().Be("CREATED");
    }

    private static async Task ShouldBeRefusedAsync(string operation, string json)
    {
        await using var org = await TestOrg.StartAsync();
        var answer = await org.UploadAsync(await org.NewSessionAsync(), operation, json);
        answer.ShouldBeError(400, "E0000001");
        answer.ErrorSummary.Should().StartWith("Api validation failed: ");
        answer.ErrorCause.Should().NotBeEmpty();
    }

    private static string DeviceWith(string attribute, string value)
    {
        var attributes = new Dictionary<string, string> { ["serialNumber"] = "s", ["platform"] = "MACOS", ["displayName"] = "d", [attribute] = value };
        var profile = "{" + string.Join(',', attributes.Select(one => $"{Bodies.Quote(one.Key)}:{Bodies.Quote(one.Value)}")) + "}";
        return $$"""{"profiles":[{{Bodies.Item("D1", profile)}}]}""";
    }
}
