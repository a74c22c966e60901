using FsCheck;
using FsCheck.Fluent;
using Okta.Xaas.Snapshots.Planning.Internal;

namespace Okta.Xaas.Snapshots.Tests.Planning;

/// <summary>Values that would do damage in silence, whatever the source.</summary>
public class ListedValuesTests
{
    [Theory]
    [InlineData("1001\u200b")]
    [InlineData("\ufeff1001")]
    [InlineData("\u00a01001 ")]
    [InlineData("=\"1001\"")]
    [InlineData("'1001")]
    [InlineData(" '1001\u2060")]
    public void What_is_safe_to_strip_is_stripped_from_keys_and_names(string text)
    {
        var user = Clean(text, text.Replace("1001", "a@example.com"));

        user.Should().BeEquivalentTo(new { ExternalId = "1001", Fault = (string?)null, Profile = new { UserName = "a@example.com", Email = "a@example.com" } });
    }

    [Theory]
    [InlineData("10\u200b01", "the key has the invisible character U+200B")]
    [InlineData("10\u202e01", "the key has the invisible character U+202E")]
    [InlineData("\u200e1001", "the key has the invisible character U+200E")]
    [InlineData("10\ufffd01", "the key has the invisible character U+FFFD")]
    [InlineData("1001\0", "the key has the invisible character U+0000")]
    [InlineData("10\t01", "the key has the invisible character U+0009")]
    [InlineData("=\"1001", "the key begins with a quote or an equals sign, which a spreadsheet leaves behind")]
    [InlineData("\"1001\"", "the key begins with a quote or an equals sign, which a spreadsheet leaves behind")]
    public void What_is_not_safe_to_strip_holds_back_with_the_character_named(string key, string fault) => Clean(key, "a@example.com").Fault.Should().Be(fault);

    [Theory]
    [InlineData("Clerk\0\0", "U+0000")]
    [InlineData("Gr\ufffdn", "U+FFFD")]
    [InlineData("Cl\u200berk", "U+200B")]
    [InlineData("Cl\u200cerk", "U+200C")]
    [InlineData("\u202eClerk", "U+202E")]
    [InlineData("Clerk\u0007", "U+0007")]
    [InlineData("Cle\u00adrk", "U+00AD")]
    [InlineData("Cle\u2028rk", "U+2028")]
    [InlineData("Clerk\u009f", "U+009F")]
    public void Any_value_with_a_character_that_nobody_sees_holds_back(string title, string character) =>
        Clean("1001", "a@example.com", title).Fault.Should().Be($"title has the invisible character {character}");

    [Fact]
    public void Half_of_a_surrogate_pair_is_named() => Clean("1001", "a@example.com", "Clerk " + (char)0xD83D).Fault.Should().Be("title has the invisible character U+D83D");

    [Theory]
    [InlineData("'t Hooft")]
    [InlineData("=\"Lead\"")]
    [InlineData("+49 30 1234")]
    [InlineData("Weg 1\r\n80331\tMünchen")]
    [InlineData("José  Müller\u00a0")]
    [InlineData("نیم\u200cفاصله")]
    [InlineData("क्\u200dष")]
    [InlineData("👩\u200d💻 Lead")]
    [InlineData("Ju\u0308rgen")]
    public void What_people_write_stays_as_it_is(string title)
    {
        var user = Clean("1001", "a@example.com", title);

        (user.Fault, user.Profile["title"]).Should().Be((null, title));
    }

    [Theory]
    [InlineData("ada@example.com", true)]
    [InlineData("ada.ostrom+hr@mail.example.co.uk", true)]
    [InlineData("o'neil_1@ex-ample.com", true)]
    [InlineData("müller@bücher.example", true)]
    [InlineData("x@1.2", true)]
    [InlineData("mailto:ada.ostrom@example.com", false)]
    [InlineData("bela.quist@example.com,x", false)]
    [InlineData("bela@example.com;x@example.com", false)]
    [InlineData("cem@rauh@example.com", false)]
    [InlineData("dora.suhr@example", false)]
    [InlineData("edi.tamm@example..com", false)]
    [InlineData("fay.ulvang@.example.com", false)]
    [InlineData("fay.ulvang@example.com.", false)]
    [InlineData("fay@-example.com", false)]
    [InlineData("fay@example-.com", false)]
    [InlineData(".fay@example.com", false)]
    [InlineData("fay.@example.com", false)]
    [InlineData("f..ay@example.com", false)]
    [InlineData("fä..y@example.com", false)]
    [InlineData("fay ulvang@example.com", false)]
    [InlineData("<fay@example.com>", false)]
    [InlineData("fay@exa_mple.com", false)]
    [InlineData("@example.com", false)]
    [InlineData("fay@", false)]
    [InlineData("none", false)]
    public void An_email_address_has_one_name_one_at_and_a_domain_with_a_dot(string address, bool fits) =>
        Clean("1001", address).Fault.Should().Be(fits ? null : "email is not an email address, which has one name, one @ and a domain with a dot, such as ada@example.com");

    [Fact]
    public void A_user_name_need_not_be_an_address()
    {
        var profile = new UserProfile { UserName = "ada", Email = "a@example.com" };

        ListedValues.Clean(EntityKind.User, ListedEntity.Of(new SnapshotUser("1001", profile))).Fault.Should().BeNull();
    }

    [Fact]
    public void The_fault_of_the_source_goes_first_and_the_caller_s_profile_is_left_alone()
    {
        var profile = new UserProfile { UserName = "a@example.com\u200b", Email = "none" };

        var entity = ListedValues.Clean(EntityKind.User, ListedEntity.Of(new SnapshotUser("1001", profile, Fault: "its own")));

        (entity.Fault, entity.Profile["userName"], profile.UserName).Should().Be(("its own", "a@example.com", "a@example.com\u200b"));
    }

    [Fact]
    public void Cleaning_twice_changes_nothing_more_and_no_fault_has_a_value() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>(),
        ArbMap.Default.ArbFor<NonNull<string>>(),
        (key, title) =>
        {
            var once = Clean(key.Get, "a@example.com", "x" + title.Get + "x");
            var twice = ListedValues.Clean(EntityKind.User, once);
            return twice.ExternalId == once.ExternalId && twice.Fault == once.Fault && (once.Fault is null || title.Get.Length < 12 || !once.Fault.Contains(title.Get));
        }).QuickCheckThrowOnFailure();

    private static ListedEntity Clean(string key, string name, string? title = null)
    {
        var profile = new UserProfile { UserName = name, Email = name };
        if (title is not null) profile["title"] = title;
        return ListedValues.Clean(EntityKind.User, ListedEntity.Of(new SnapshotUser(key, profile)));
    }
}
