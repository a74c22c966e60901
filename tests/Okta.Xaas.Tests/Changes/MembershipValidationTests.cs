namespace Okta.Xaas.Tests.Changes;

public class MembershipValidationTests
{
    public static TheoryData<string> Operations => ["add", "remove"];

    [Theory]
    [MemberData(nameof(Operations))]
    public void A_membership_change_names_members(string operation) =>
        ChangeValidator.Validate(Change(operation, "G1")).Should().ContainSingle()
            .Which.Should().BeEquivalentTo(new { Reason = RejectionReason.NoMembers, MemberExternalId = (string?)null });

    [Theory]
    [MemberData(nameof(Operations))]
    public void A_members_id_may_have_255_characters_and_no_more(string operation)
    {
        var longest = new string('x', 255);
        ChangeValidator.Validate(Change(operation, "G1", longest)).Should().BeEmpty();
        ChangeValidator.Validate(Change(operation, "G1", longest + "x")).Should().ContainSingle()
            .Which.Should().BeEquivalentTo(new { Reason = RejectionReason.InvalidLength, MemberExternalId = longest + "x" });
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Each_faulty_member_has_a_fault_of_its_own_and_the_others_have_none(string operation)
    {
        var tooLong = new string('x', 256);
        ChangeValidator.Validate(Change(operation, "G1", "E1", "", "E2", null!, tooLong, "half\ud83d", "E3"))
            .Select(f => (f.Reason, f.MemberExternalId)).Should().Equal(
                (RejectionReason.MissingExternalId, ""),
                (RejectionReason.MissingExternalId, ""),
                (RejectionReason.InvalidLength, tooLong),
                (RejectionReason.InvalidFormat, "half\ud83d"));
    }

    [Fact]
    public void A_faulty_group_concerns_the_whole_change() =>
        ChangeValidator.Validate(IdentityChange.AddMembers("", ["E1", " "])).Select(f => (f.Reason, f.MemberExternalId)).Should().Equal(
            (RejectionReason.MissingExternalId, null),
            (RejectionReason.MissingExternalId, " "));

    private static MembershipChange Change(string operation, string group, params string[] members) =>
        operation == "add" ? IdentityChange.AddMembers(group, members) : IdentityChange.RemoveMembers(group, members);
}
