#pragma warning disable OKTAXAAS001 // Devices are tested as the rest is
using System.Text;
using System.Text.Json;
using Okta.Xaas.Changes.Internal;

namespace Okta.Xaas.Tests.Changes.Internal;

public class BulkBodyTests
{
    [Theory]
    [InlineData(ChangeKind.UserUpsert, """{"entityType":"USERS","profiles":[""")]
    [InlineData(ChangeKind.UserDelete, """{"entityType":"USERS","profiles":[""")]
    [InlineData(ChangeKind.GroupUpsert, """{"profiles":[""")]
    [InlineData(ChangeKind.GroupDelete, """{"externalIds":[""")]
    [InlineData(ChangeKind.MembershipAdd, """{"memberships":[""")]
    [InlineData(ChangeKind.MembershipRemove, """{"memberships":[""")]
    [InlineData(ChangeKind.DeviceUpsert, """{"profiles":[""")]
    [InlineData(ChangeKind.DeviceDelete, """{"externalIds":[""")]
    public void Each_kind_has_the_envelope_of_its_operation(ChangeKind kind, string prefix)
    {
        Encoding.UTF8.GetString(BulkBody.Prefix(kind)).Should().Be(prefix);
        Encoding.UTF8.GetString(BulkBody.Suffix).Should().Be("]}");
    }

    [Fact]
    public void There_is_no_envelope_for_an_unknown_kind() =>
        FluentActions.Invoking(() => BulkBody.Prefix((ChangeKind)99).Length).Should().Throw<ArgumentOutOfRangeException>();

    [Fact]
    public void Null_is_sent_and_what_was_never_set_is_not() =>
        Entry(IdentityChange.UpsertUser("E1", new UserProfile { UserName = "a", MobilePhone = null, ["département"] = "R&D <1>" }))
            .Should().Be("""{"externalId":"E1","profile":{"userName":"a","mobilePhone":null,"département":"R&D <1>"}}""");

    [Fact]
    public void Text_is_escaped_where_JSON_demands_it_and_nowhere_else() =>
        Entry(IdentityChange.DeleteUser("\"\\\n\u0001 äß'&+")).Should().Be("""{"externalId":"\"\\\n\u0001 äß'&+"}""");

    [Fact]
    public void A_delete_of_users_is_an_object_and_of_others_an_id()
    {
        Entry(IdentityChange.DeleteUser("E1")).Should().Be("""{"externalId":"E1"}""");
        Entry(IdentityChange.DeleteGroup("G1")).Should().Be("\"G1\"");
        Entry(IdentityChange.DeleteDevice("D1")).Should().Be("\"D1\"");
    }

    [Fact]
    public void Members_keep_their_order()
    {
        const string Expected = """{"groupExternalId":"G1","memberExternalIds":["E2","E1"]}""";
        Entry(IdentityChange.AddMembers("G1", ["E2", "E1"])).Should().Be(Expected);
        Entry(IdentityChange.RemoveMembers("G1", ["E2", "E1"])).Should().Be(Expected);
    }

    [Fact]
    public void A_membership_begun_and_ended_by_hand_is_the_same_entry()
    {
        using var memory = new MemoryStream();
        using (var writer = new Utf8JsonWriter(memory, BulkBody.WriterOptions))
        {
            BulkBody.WriteMembershipStart(writer, "G1");
            writer.WriteStringValue("E1");
        }

        memory.Write(BulkBody.MembershipEnd);

        Encoding.UTF8.GetString(memory.ToArray()).Should().Be(Entry(IdentityChange.AddMembers("G1", ["E1"])));
    }

    [Fact]
    public void Names_are_written_as_they_are_wherever_they_stand_in_a_profile()
    {
        using var memory = new MemoryStream();
        using (var writer = new Utf8JsonWriter(memory, BulkBody.WriterOptions))
        {
            writer.WriteStartArray();
            foreach (var profile in new UserProfile[]
            {
                new() { ["a"] = "1", ["größe"] = "2" },
                new() { ["größe"] = "3", ["a"] = null, ["c\"d"] = "4" },
                new(),
                new() { ["😀"] = "5", ["half \ud83d"] = "6", ["e"] = "7" },
                new() { ["a"] = "8" },
            })
            {
                BulkBody.WriteProfile(writer, profile);
            }

            writer.WriteEndArray();
        }

        var json = JsonElement.Parse(memory.ToArray()).EnumerateArray().Select(one => one.EnumerateObject().Select(attribute => (attribute.Name, attribute.Value.GetString())).ToArray()).ToList();
        json[0].Should().Equal(("a", "1"), ("größe", "2"));
        json[1].Should().Equal(("größe", "3"), ("a", null), ("c\"d", "4"));
        json[2].Should().BeEmpty();
        json[3].Should().Equal(("😀", "5"), ("half \ufffd", "6"), ("e", "7"));
        json[4].Should().Equal(("a", "8"));
        Encoding.UTF8.GetString(memory.ToArray()).Should().Contain("\"größe\":\"2\"");
    }

    private static string Entry(IdentityChange change)
    {
        using var memory = new MemoryStream();
        using (var writer = new Utf8JsonWriter(memory, BulkBody.WriterOptions)) BulkBody.WriteEntry(writer, change);
        return Encoding.UTF8.GetString(memory.ToArray());
    }
}
