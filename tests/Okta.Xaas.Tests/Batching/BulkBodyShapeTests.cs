using System.Text;

namespace Okta.Xaas.Tests.Batching;

/// <summary>The bodies as Okta's API reference shows them, to the byte.</summary>
public class BulkBodyShapeTests
{
    public static TheoryData<IdentityChange, string> Bodies => new()
    {
        {
            IdentityChange.UpsertUser("E1", new UserProfile { UserName = "a@b.c", MobilePhone = null, ["department"] = "Müller \"& Co\" </b>" }),
            """{"entityType":"USERS","profiles":[{"externalId":"E1","profile":{"userName":"a@b.c","mobilePhone":null,"department":"Müller \"& Co\" </b>"}}]}"""
        },
        { IdentityChange.DeleteUser("E1"), """{"entityType":"USERS","profiles":[{"externalId":"E1"}]}""" },
        {
            IdentityChange.UpsertGroup("G1", new GroupProfile { DisplayName = "Sales", Description = null }),
            """{"profiles":[{"externalId":"G1","profile":{"displayName":"Sales","description":null}}]}"""
        },
        { IdentityChange.DeleteGroup("G1"), """{"externalIds":["G1"]}""" },
        { IdentityChange.AddMembers("G1", ["E1", "E2"]), """{"memberships":[{"groupExternalId":"G1","memberExternalIds":["E1","E2"]}]}""" },
        { IdentityChange.RemoveMembers("G1", ["E1"]), """{"memberships":[{"groupExternalId":"G1","memberExternalIds":["E1"]}]}""" },
        {
            IdentityChange.UpsertDevice("D1", new DeviceProfile { SerialNumber = "S", Platform = "MACOS", DisplayName = "L" }),
            """{"profiles":[{"externalId":"D1","profile":{"serialNumber":"S","platform":"MACOS","displayName":"L"}}]}"""
        },
        { IdentityChange.DeleteDevice("D1"), """{"externalIds":["D1"]}""" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public void One_change_makes_the_documented_body(IdentityChange change, string body) =>
        Encoding.UTF8.GetString(Packing.Of(null, [change]).Sessions.Single().Single().Body).Should().Be(body);

    [Fact]
    public void Every_kind_has_a_documented_body() =>
        Bodies.Select(row => ((IdentityChange)row[0]).Kind).Should().BeEquivalentTo(Enum.GetValues<ChangeKind>());

    [Fact]
    public void Entries_are_joined_by_commas() =>
        Encoding.UTF8.GetString(Packing.Of(null, [IdentityChange.DeleteGroup("G1"), IdentityChange.DeleteGroup("G2")]).Sessions.Single().Single().Body)
            .Should().Be("""{"externalIds":["G1","G2"]}""");
}
