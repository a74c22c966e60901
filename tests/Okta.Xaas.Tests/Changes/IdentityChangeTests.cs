namespace Okta.Xaas.Tests.Changes;

public class IdentityChangeTests
{
    public static TheoryData<string, string, Action> NullArguments => new()
    {
        { "UpsertUser", "externalId", () => IdentityChange.UpsertUser(null!, new UserProfile()) },
        { "UpsertUser", "profile", () => IdentityChange.UpsertUser("E1", null!) },
        { "DeleteUser", "externalId", () => IdentityChange.DeleteUser(null!) },
        { "UpsertGroup", "externalId", () => IdentityChange.UpsertGroup(null!, new GroupProfile()) },
        { "UpsertGroup", "profile", () => IdentityChange.UpsertGroup("G1", null!) },
        { "DeleteGroup", "externalId", () => IdentityChange.DeleteGroup(null!) },
        { "AddMembers", "groupExternalId", () => IdentityChange.AddMembers(null!, ["E1"]) },
        { "AddMembers", "memberExternalIds", () => IdentityChange.AddMembers("G1", null!) },
        { "RemoveMembers", "groupExternalId", () => IdentityChange.RemoveMembers(null!, ["E1"]) },
        { "RemoveMembers", "memberExternalIds", () => IdentityChange.RemoveMembers("G1", null!) },
        { "UpsertDevice", "externalId", () => IdentityChange.UpsertDevice(null!, new DeviceProfile()) },
        { "UpsertDevice", "profile", () => IdentityChange.UpsertDevice("D1", null!) },
        { "DeleteDevice", "externalId", () => IdentityChange.DeleteDevice(null!) },
    };

    public static TheoryData<IdentityChange, ChangeKind, string> Made => new()
    {
        { IdentityChange.UpsertUser("E1", new UserProfile()), ChangeKind.UserUpsert, "E1" },
        { IdentityChange.DeleteUser("E2"), ChangeKind.UserDelete, "E2" },
        { IdentityChange.UpsertGroup("G1", new GroupProfile()), ChangeKind.GroupUpsert, "G1" },
        { IdentityChange.DeleteGroup("G2"), ChangeKind.GroupDelete, "G2" },
        { IdentityChange.AddMembers("G3", ["E1"]), ChangeKind.MembershipAdd, "G3" },
        { IdentityChange.RemoveMembers("G4", ["E1"]), ChangeKind.MembershipRemove, "G4" },
        { IdentityChange.UpsertDevice("D1", new DeviceProfile()), ChangeKind.DeviceUpsert, "D1" },
        { IdentityChange.DeleteDevice("D2"), ChangeKind.DeviceDelete, "D2" },
    };

    [Theory]
    [MemberData(nameof(NullArguments))]
    public void Null_is_refused_by_the_name_of_the_argument_in_the_called_method(string method, string argument, Action make) =>
        make.Should().Throw<ArgumentNullException>(because: method).WithParameterName(argument);

    [Theory]
    [MemberData(nameof(Made))]
    public void A_change_has_the_kind_and_the_id_it_was_made_with(IdentityChange change, ChangeKind kind, string id)
    {
        change.Kind.Should().Be(kind);
        change.ExternalId.Should().Be(id);
        change.ToString().Should().Be($"{kind} {id}");
    }

    [Fact]
    public void Every_kind_of_change_can_be_made() =>
        Made.Select(row => (ChangeKind)row[1]).Should().BeEquivalentTo(Enum.GetValues<ChangeKind>());

    [Fact]
    public void A_bad_id_is_not_refused_when_the_change_is_made() =>
        IdentityChange.DeleteUser(" ").ExternalId.Should().Be(" ", "one bad record of an HR system must not stop the others");

    [Fact]
    public void Members_are_copied_in_their_order()
    {
        List<string> members = ["E2", "E1", "E2"];
        var change = IdentityChange.AddMembers("G1", members);
        members.Clear();
        change.MemberExternalIds.Should().Equal("E2", "E1", "E2");
    }

    [Fact]
    public void Members_are_enumerated_once()
    {
        var enumerations = 0;
        IEnumerable<string> Members()
        {
            enumerations++;
            yield return "E1";
        }

        var change = IdentityChange.RemoveMembers("G1", Members());
        change.MemberExternalIds.Should().Equal("E1");
        change.MemberExternalIds.Should().Equal("E1");
        enumerations.Should().Be(1);
    }
}
