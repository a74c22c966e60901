using Okta.Xaas.Verification.Internal;

namespace Okta.Xaas.Tests.Verification;

/// <summary>What was sent against what Okta has, attribute by attribute, without keeping what was sent.</summary>
public class AttributeHashesTests
{
    [Theory]
    [InlineData("Bern", "Bern", true)]
    [InlineData("Bern", "bern", false)]
    [InlineData("Bern", "Bern ", false)]
    [InlineData("Bern", null, false)]
    [InlineData("Zoë", "Zoë", true)]
    [InlineData("1.50", "1.5", false)]
    [InlineData("TRUE", "true", false)]
    [InlineData("007", "7", false)]
    [InlineData(null, null, true)]
    [InlineData(null, "Bern", false)]
    [InlineData("", null, true)]
    [InlineData(null, "", true)]
    public void Texts_are_the_same_or_not(string? sent, string? has, bool same) => Differing(sent, has, typed: false).Should().Equal(same ? [] : ["city"]);

    [Theory]
    [InlineData("TRUE", "true", true)]
    [InlineData("true", "false", false)]
    [InlineData("1.50", "1.5", true)]
    [InlineData("007", "7", true)]
    [InlineData("1e3", "1000", true)]
    [InlineData("8", "7", false)]
    [InlineData("seven", "7", false)]
    [InlineData(null, "0", false)]
    [InlineData("0", "0.0", true)]
    public void Numbers_and_truth_values_are_compared_as_what_they_are(string? sent, string? has, bool same) => Differing(sent, has, typed: true).Should().Equal(same ? [] : ["city"]);

    [Fact]
    public void Only_what_was_sent_is_compared()
    {
        var hashes = Sent(new UserProfile { UserName = "a@x.test", ["city"] = "Bern" });
        hashes.DifferFrom("a@x.test", new UserProfile { ["city"] = "Bern", ["other"] = "x" }, []).Should().BeEmpty("an app keeps the user name beside the profile");
        hashes.DifferFrom("b@x.test", new UserProfile { ["city"] = "Thun" }, []).Should().Equal("userName", "city");
        hashes.DifferFrom("b@x.test", new UserProfile { UserName = "a@x.test", ["city"] = "Bern" }, []).Should().BeEmpty("the profile's own comes first");
        hashes.DifferFrom(null, null, []).Should().Equal("userName", "city");
    }

    [Fact]
    public void What_is_sent_later_takes_the_place_of_what_came_before()
    {
        var names = new Dictionary<string, string>();
        var hashes = new AttributeHashes();
        hashes.Add(new UserProfile { ["city"] = "Bern", ["floor"] = "1" }, names);
        hashes.Add(new UserProfile { ["city"] = "Thun" }, names);
        hashes.DifferFrom(null, new UserProfile { ["city"] = "Thun", ["floor"] = "1" }, []).Should().BeEmpty();
        hashes.DifferFrom(null, new UserProfile { ["city"] = "Bern", ["floor"] = "1" }, []).Should().Equal("city");
    }

    private static IReadOnlyList<string> Differing(string? sent, string? has, bool typed) =>
        Sent(new UserProfile { ["city"] = sent }).DifferFrom(null, has is null ? [] : new UserProfile { ["city"] = has }, typed ? ["city"] : []);

    private static AttributeHashes Sent(UserProfile profile)
    {
        var hashes = new AttributeHashes();
        hashes.Add(profile, []);
        return hashes;
    }
}
