namespace Okta.Xaas.Tests.Changes;

public class ChangeValidatorTests
{
    public static TheoryData<IdentityChange> EmptyProfiles => new()
    {
        IdentityChange.UpsertUser("E1", new UserProfile()),
        IdentityChange.UpsertGroup("G1", new GroupProfile()),
        IdentityChange.UpsertDevice("D1", new DeviceProfile()),
    };

    [Fact]
    public void Null_is_refused() =>
        FluentActions.Invoking(() => ChangeValidator.Validate(null!)).Should().Throw<ArgumentNullException>().WithParameterName("change");

    [Theory]
    [MemberData(nameof(EmptyProfiles))]
    public void An_empty_profile_would_create_an_empty_entity(IdentityChange change) =>
        ChangeValidator.Validate(change).Should().Contain(f => f.Reason == RejectionReason.EmptyProfile && f.Attribute == null);

    [Fact]
    public void One_attribute_set_to_null_is_not_an_empty_profile() =>
        ChangeValidator.Validate(IdentityChange.UpsertUser("E1", new UserProfile { MobilePhone = null })).Should().BeEmpty();

    [Fact]
    public void Neither_user_name_nor_email_is_needed_in_a_bulk_upsert() =>
        ChangeValidator.Validate(IdentityChange.UpsertUser("E1", new UserProfile { ["department"] = "Sales" })).Should().BeEmpty();

    [Fact]
    public void Values_and_names_of_attributes_are_whole_Unicode()
    {
        // Not data of a theory: the compiler stores attributes as UTF-8, which has no half pairs.
        foreach (var half in new[] { "\ud83d", "ends in half \ud83d", "\ude00 begins with half", "\ud83d\ud83d\ude00" })
        {
            Faults(new UserProfile { ["nickname"] = half }).Should().Equal((RejectionReason.InvalidFormat, "nickname"));
            Faults(new UserProfile { FirstName = half }).Should().Equal((RejectionReason.InvalidFormat, "firstName"));
            Faults(new UserProfile { UserName = "u", [half] = "value" }).Should().Equal((RejectionReason.InvalidFormat, half));
        }

        Faults(new UserProfile { ["\U0001F600"] = "\U0001F600 whole" }).Should().BeEmpty();
    }

    [Fact]
    public void All_faults_are_listed_in_the_order_of_the_profile()
    {
        var profile = new UserProfile { FirstName = "", Email = null, ["department"] = "ok", SecondEmail = "nobody", UserName = new string('x', 101), LastName = "\ud83d" };
        ChangeValidator.Validate(IdentityChange.UpsertUser(" ", profile)).Select(f => (f.Reason, f.Attribute)).Should().Equal(
            (RejectionReason.MissingExternalId, null),
            (RejectionReason.InvalidLength, "firstName"),
            (RejectionReason.NotClearable, "email"),
            (RejectionReason.InvalidFormat, "secondEmail"),
            (RejectionReason.InvalidLength, "userName"),
            (RejectionReason.InvalidFormat, "lastName"));
    }

    [Fact]
    public void A_device_has_exactly_three_attributes()
    {
        DeviceFaults(new() { SerialNumber = "s", Platform = "MACOS", DisplayName = "d" }).Should().BeEmpty();
        DeviceFaults(new() { SerialNumber = "s", Platform = "MACOS", DisplayName = "d", ["model"] = "m" }).Should().Equal((RejectionReason.InvalidAttribute, "model"));
        DeviceFaults(new() { Platform = "MACOS" }).Should().BeEquivalentTo(
            [(RejectionReason.InvalidAttribute, "serialNumber"), (RejectionReason.InvalidAttribute, "displayName")]);
        DeviceFaults(new() { SerialNumber = "s", ["Platform"] = "MACOS", DisplayName = "d" }).Should().BeEquivalentTo(
            [(RejectionReason.InvalidAttribute, "Platform"), (RejectionReason.InvalidAttribute, "platform")]);
    }

    [Fact]
    public void Messages_never_hold_the_value()
    {
        const string Secret = "s3cr3t-value";
        IdentityChange[] changes =
        [
            IdentityChange.UpsertUser(Secret + new string('x', 600), new UserProfile { Email = Secret, UserName = Secret + new string('x', 100), FirstName = Secret + "\ud83d" }),
            IdentityChange.UpsertUser(Secret + "\ud83d", new UserProfile { ["custom"] = Secret + "\ud83d", SecondEmail = $"@{Secret}" }),
            IdentityChange.UpsertGroup(Secret + new string('x', 300), new GroupProfile { DisplayName = Secret + new string('x', 300), Description = Secret + "\ud83d" }),
            IdentityChange.UpsertDevice("D1", new DeviceProfile { SerialNumber = Secret + new string('x', 200), ["model"] = Secret }),
            IdentityChange.AddMembers("G1", [Secret + new string('x', 300), Secret + "\ud83d"]),
        ];
        foreach (var change in changes)
        {
            var faults = ChangeValidator.Validate(change);
            faults.Should().HaveCountGreaterThan(1);
            faults.Should().OnlyContain(f => !f.Message.Contains(Secret, StringComparison.Ordinal));
        }
    }

    private static IEnumerable<(RejectionReason, string?)> Faults(UserProfile profile) =>
        ChangeValidator.Validate(IdentityChange.UpsertUser("E1", profile)).Select(f => (f.Reason, f.Attribute));

    private static IEnumerable<(RejectionReason, string?)> DeviceFaults(DeviceProfile profile) =>
        ChangeValidator.Validate(IdentityChange.UpsertDevice("D1", profile)).Select(f => (f.Reason, f.Attribute));
}
