namespace Okta.Xaas.Tests.Changes;

public class IdentityProfileTests
{
    [Fact]
    public void Attributes_keep_the_order_in_which_they_were_first_set()
    {
        var profile = new UserProfile { UserName = "u", ["zone"] = "1", Email = "e", ["area"] = "2" };
        profile["zone"] = "3";
        profile.UserName = "v";
        Attributes(profile).Should().Equal(Pair("userName", "v"), Pair("zone", "3"), Pair("email", "e"), Pair("area", "2"));
    }

    [Fact]
    public void An_attribute_set_to_null_is_there_and_one_never_set_is_not()
    {
        var profile = new UserProfile { MobilePhone = null };
        Attributes(profile).Should().Equal(Pair("mobilePhone", null));
        profile.Count.Should().Be(1);
        profile.Contains("mobilePhone").Should().BeTrue();
        profile.Contains("homeAddress").Should().BeFalse();
        profile["mobilePhone"].Should().BeNull();
        profile["homeAddress"].Should().BeNull();
        profile.HomeAddress.Should().BeNull();
        profile.Count.Should().Be(1, "reading sets nothing");
    }

    [Fact]
    public void A_removed_attribute_is_as_if_it_was_never_set()
    {
        var profile = new UserProfile { UserName = "u", Email = "e", ["department"] = "d" };
        profile.Remove("email").Should().BeTrue();
        profile.Remove("email").Should().BeFalse();
        profile.Contains("email").Should().BeFalse();
        Attributes(profile).Should().Equal(Pair("userName", "u"), Pair("department", "d"));

        profile.Email = "again";
        profile.Select(a => a.Key).Should().Equal("userName", "department", "email");
    }

    [Fact]
    public void Names_are_case_sensitive()
    {
        var profile = new UserProfile { ["username"] = "lower", UserName = "camel" };
        profile.Count.Should().Be(2);
        profile["username"].Should().Be("lower");
        profile["userName"].Should().Be("camel");
        profile.Contains("USERNAME").Should().BeFalse();
        profile.Remove("UserName").Should().BeFalse();
    }

    [Fact]
    public void A_name_cannot_be_null() =>
        new UserProfile().Invoking(p => p[null!] = "value").Should().Throw<ArgumentNullException>().WithParameterName("attribute");

    [Theory]
    [InlineData("")]
    [InlineData(" \t")]
    public void A_name_cannot_be_blank(string name) =>
        new GroupProfile().Invoking(p => p[name] = "value").Should().Throw<ArgumentException>().WithParameterName("attribute");

    [Fact]
    public void Properties_stand_for_the_names_on_the_wire()
    {
        Attributes(new UserProfile { UserName = "1", Email = "2", FirstName = "3", LastName = "4", SecondEmail = "5", MobilePhone = "6", HomeAddress = "7" })
            .Should().Equal(
                Pair("userName", "1"), Pair("email", "2"), Pair("firstName", "3"), Pair("lastName", "4"), Pair("secondEmail", "5"), Pair("mobilePhone", "6"), Pair("homeAddress", "7"));
        Attributes(new GroupProfile { DisplayName = "1", Description = "2" }).Should().Equal(Pair("displayName", "1"), Pair("description", "2"));
        Attributes(new DeviceProfile { DisplayName = "1", Platform = "2", SerialNumber = "3" })
            .Should().Equal(Pair("displayName", "1"), Pair("platform", "2"), Pair("serialNumber", "3"));
    }

    [Fact]
    public void Properties_read_what_was_set_by_name()
    {
        var user = new UserProfile
        {
            ["userName"] = "1",
            ["email"] = "2",
            ["firstName"] = "3",
            ["lastName"] = "4",
            ["secondEmail"] = "5",
            ["mobilePhone"] = "6",
            ["homeAddress"] = "7",
        };
        new[] { user.UserName, user.Email, user.FirstName, user.LastName, user.SecondEmail, user.MobilePhone, user.HomeAddress }
            .Should().Equal("1", "2", "3", "4", "5", "6", "7");
        var group = new GroupProfile { ["displayName"] = "1", ["description"] = "2" };
        new[] { group.DisplayName, group.Description }.Should().Equal("1", "2");
        var device = new DeviceProfile { ["displayName"] = "1", ["platform"] = "2", ["serialNumber"] = "3" };
        new[] { device.DisplayName, device.Platform, device.SerialNumber }.Should().Equal("1", "2", "3");
    }

    [Fact]
    public void The_text_of_a_profile_shows_no_values()
    {
        var profile = new UserProfile { UserName = "ada.lovelace@example.com", ["salary"] = "90000" };
        profile.ToString().Should().Be("UserProfile (2 attributes)");
        IdentityChange.UpsertUser("E1", profile).ToString().Should().Be("UserUpsert E1");
        new GroupProfile().ToString().Should().Be("GroupProfile (0 attributes)");
    }

    // A list of pairs: their order counts, which an assertion on a map would not see.
    private static List<(string Name, string? Value)> Attributes(IdentityProfile profile) => [.. profile.Select(a => (a.Key, a.Value))];

    private static (string Name, string? Value) Pair(string name, string? value) => (name, value);
}
