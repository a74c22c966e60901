namespace Okta.Xaas.Tests.Changes;

/// <summary>The lengths of Okta's API reference, each at its boundary.</summary>
public class AttributeLimitsTests
{
    private const int NoLimit = -1;

    public static TheoryData<string, string, int, int> Limits => new()
    {
        { "user", "userName", 1, 100 },
        { "user", "email", 5, 100 },
        { "user", "secondEmail", 5, 100 },
        { "user", "firstName", 1, 50 },
        { "user", "lastName", 1, 50 },
        { "user", "mobilePhone", 0, 100 },
        { "user", "homeAddress", 0, 4096 },
        { "user", "department", 0, NoLimit },
        { "group", "displayName", 1, 255 },
        { "group", "description", 0, 1024 },
        { "group", "costCenter", 0, NoLimit },
        { "device", "serialNumber", 1, 127 },
        { "device", "platform", 1, NoLimit },
        { "device", "displayName", 1, 255 },
    };

    public static TheoryData<string, string, bool> Clearable => new()
    {
        { "user", "userName", false },
        { "user", "email", false },
        { "user", "secondEmail", false },
        { "user", "firstName", true },
        { "user", "lastName", true },
        { "user", "mobilePhone", true },
        { "user", "homeAddress", true },
        { "user", "department", true },
        { "group", "displayName", false },
        { "group", "description", true },
        { "group", "costCenter", true },
        { "device", "serialNumber", false },
        { "device", "platform", false },
        { "device", "displayName", false },
    };

    [Theory]
    [MemberData(nameof(Limits))]
    public void A_value_may_be_as_short_as_the_least_length_and_no_shorter(string entity, string attribute, int least, int most)
    {
        _ = most;
        Check(entity, attribute, ValueOf(attribute, least)).Should().BeEmpty();
        if (least == 0) return;
        Check(entity, attribute, ValueOf(attribute, least - 1)).Should().ContainSingle()
            .Which.Should().BeEquivalentTo(new { Reason = RejectionReason.InvalidLength, Attribute = attribute, MemberExternalId = (string?)null });
    }

    [Theory]
    [MemberData(nameof(Limits))]
    public void A_value_may_be_as_long_as_the_greatest_length_and_no_longer(string entity, string attribute, int least, int most)
    {
        _ = least;
        Check(entity, attribute, ValueOf(attribute, most == NoLimit ? 10_000 : most)).Should().BeEmpty();
        if (most == NoLimit) return;
        var fault = Check(entity, attribute, ValueOf(attribute, most + 1)).Should().ContainSingle().Which;
        fault.Should().BeEquivalentTo(new { Reason = RejectionReason.InvalidLength, Attribute = attribute });
        fault.Message.Should().Contain($"{most + 1} characters").And.Contain($"{most}.");
    }

    [Theory]
    [MemberData(nameof(Clearable))]
    public void Null_clears_only_what_Okta_can_clear(string entity, string attribute, bool clearable)
    {
        var faults = Check(entity, attribute, null);
        if (clearable) faults.Should().BeEmpty();
        else faults.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Reason = RejectionReason.NotClearable, Attribute = attribute });
    }

    [Theory]
    [InlineData("a@b.c", true)]
    [InlineData("ada@example", true)]
    [InlineData("\"a@b\"@example.com", true)]
    [InlineData("zoë@exämple.com", true)]
    [InlineData("ada.example.com", false)]
    [InlineData("@example.com", false)]
    [InlineData("adal@", false)]
    [InlineData("ada lovelace@example.com", false)]
    [InlineData("ada@example.com ", false)]
    [InlineData("ada\t@example.com", false)]
    public void An_email_address_has_a_name_an_at_sign_and_a_domain(string address, bool valid)
    {
        foreach (var attribute in new[] { "email", "secondEmail" })
        {
            var faults = Check("user", attribute, address);
            if (valid) faults.Should().BeEmpty();
            else faults.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Reason = RejectionReason.InvalidFormat, Attribute = attribute });
        }
    }

    [Fact]
    public void Only_attributes_of_the_name_are_held_against_its_limits() =>
        Check("user", "EMAIL", "no address").Should().BeEmpty("names are case-sensitive, and this one is the schema's own");

    private static IReadOnlyList<ChangeFault> Check(string entity, string attribute, string? value) => ChangeValidator.Validate(entity switch
    {
        "user" => IdentityChange.UpsertUser("E1", new UserProfile { [attribute] = value }),
        "group" => IdentityChange.UpsertGroup("G1", new GroupProfile { [attribute] = value }),
        _ => IdentityChange.UpsertDevice("D1", new DeviceProfile { SerialNumber = "S1", Platform = "MACOS", DisplayName = "Laptop", [attribute] = value }),
    });

    private static string ValueOf(string attribute, int length) =>
        attribute.EndsWith("mail", StringComparison.Ordinal) ? "@b".PadLeft(length, 'x') : new string('x', length);
}
