namespace Okta.Xaas.Tests.Changes;

public class ExternalIdLimitsTests
{
    public static TheoryData<ChangeKind, int> Limits => new()
    {
        { ChangeKind.UserUpsert, 512 },
        { ChangeKind.UserDelete, 512 },
        { ChangeKind.GroupUpsert, 255 },
        { ChangeKind.GroupDelete, 255 },
        { ChangeKind.MembershipAdd, 255 },
        { ChangeKind.MembershipRemove, 255 },
        { ChangeKind.DeviceUpsert, 127 },
        { ChangeKind.DeviceDelete, 127 },
    };

    public static TheoryData<ChangeKind> Kinds => [.. Enum.GetValues<ChangeKind>()];

    [Theory]
    [MemberData(nameof(Limits))]
    public void An_id_may_be_as_long_as_the_greatest_length_and_no_longer(ChangeKind kind, int most)
    {
        ChangeValidator.Validate(Change(kind, "x")).Should().BeEmpty();
        ChangeValidator.Validate(Change(kind, new string('x', most))).Should().BeEmpty();
        var fault = ChangeValidator.Validate(Change(kind, new string('x', most + 1))).Should().ContainSingle().Which;
        fault.Should().BeEquivalentTo(new { Reason = RejectionReason.InvalidLength, Attribute = (string?)null, MemberExternalId = (string?)null });
        fault.Message.Should().Contain($"{most + 1} characters").And.Contain($"at most {most}.");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_blank_id_is_missing(ChangeKind kind)
    {
        foreach (var id in new[] { "", " ", "\t\n" })
            ChangeValidator.Validate(Change(kind, id)).Should().ContainSingle().Which.Reason.Should().Be(RejectionReason.MissingExternalId);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_id_is_whole_Unicode(ChangeKind kind)
    {
        ChangeValidator.Validate(Change(kind, "id-\U0001F600-é")).Should().BeEmpty();
        foreach (var id in new[] { "id\ud83d", "\ude00id", "a\ud83db", "\ude00\ud83d" })
            ChangeValidator.Validate(Change(kind, id)).Should().ContainSingle().Which.Reason.Should().Be(RejectionReason.InvalidFormat);
    }

    private static IdentityChange Change(ChangeKind kind, string id) => kind switch
    {
        ChangeKind.UserUpsert => IdentityChange.UpsertUser(id, new UserProfile { UserName = "u" }),
        ChangeKind.UserDelete => IdentityChange.DeleteUser(id),
        ChangeKind.GroupUpsert => IdentityChange.UpsertGroup(id, new GroupProfile { DisplayName = "g" }),
        ChangeKind.GroupDelete => IdentityChange.DeleteGroup(id),
        ChangeKind.MembershipAdd => IdentityChange.AddMembers(id, ["E1"]),
        ChangeKind.MembershipRemove => IdentityChange.RemoveMembers(id, ["E1"]),
        ChangeKind.DeviceUpsert => IdentityChange.UpsertDevice(id, new DeviceProfile { SerialNumber = "s", Platform = "p", DisplayName = "d" }),
        _ => IdentityChange.DeleteDevice(id),
    };
}
