using Okta.Xaas.Api.Models;
using Okta.Xaas.Verification.Internal;

namespace Okta.Xaas.Tests.Verification;

/// <summary>Whom a failure of the System Log is about: the whole table.</summary>
public class LogJoinTests
{
    private const string Source = "0oa1";
    private const string Update = "app.user_management.update_from_master_failed";
    private const string Group = "app.user_management.user_group_import.upsert_fail";

    // E1 is Okta's 00u1, ada@example.com, in Okta ada.king@example.com; E2 is 00u2, bob@example.com; E3 and E4 were both sent as twin@example.com, and Okta has neither. E5 is known by key alone.
    public static TheoryData<string, string, string?> Table => new()
    {
        // Firm to weak: by Okta's id, by the external id, by the user name.
        { Update, "User/00u1/x", "E1" },
        { Update, "AppUser/00u2/", "E2" },
        { Update, "User//E1", "E1" },
        { Update, "User//E5", "E5" },
        { Update, "User//ADA@example.com", "E1" },
        { Update, "User//ada.king@example.com", "E1" },
        { Update, "User/00u1/E2", "E1" },
        { Update, "User//x AppUser//E2", "E2" },
        { Update, "User/00u1/x AppUser//E1", "E1" },
        { Update, "AppInstance/0oa1/ User//E1", "E1" },
        { Update, "AppInstance/0oa1/ AppInstance/0oa9/ User//E1", "E1" },

        // Nobody's.
        { Update, "", "?" },
        { Update, "User//e1", "?" },
        { Update, "User/00U1/", "?" },
        { Update, "User//twin@example.com", "?" },
        { Update, "User/00u1/ User/00u2/", "?" },
        { Update, "User/00u1/ User/00u2/E1", "?" },
        { Update, "UserGroup/00u1/E1", "?" },
        { Update, "New//E1", "?" },
        { Group, "UserGroup//E1", "?" },
        { "app.user_management.user_group_import.create_failure", "UserGroup//G1", "?" },
        { "app.user_management.user_group_import.update_failure", "", "?" },

        // Not of this source, or no failure of an import.
        { Update, "AppInstance/0oa9/ User//E1", null },
        { "system.import.user.update", "User//E1", null },
        { "", "User//E1", null },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void A_failure_is_somebodys_nobodys_or_of_no_matter(string eventType, string targets, string? expected)
    {
        var people = Known();
        var join = new LogJoin(Source, people.All);
        join.Add(new LogEvent { EventType = eventType.Length == 0 ? null : eventType, Result = "FAILURE", Targets = [.. targets.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Target)] });

        join.Unjoined.Should().Be(expected == "?" ? 1 : 0);
        people.All.Where(person => person.LogFailures.Count > 0).Select(person => person.ExternalId).Should().Equal(expected is null or "?" ? [] : [expected]);
    }

    [Fact]
    public void A_failure_has_its_type_time_and_reason_in_the_order_of_time()
    {
        var people = Known();
        var join = new LogJoin(Source, people.All);
        var at = new DateTimeOffset(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);
        var one = new LogEvent { EventType = Update, Published = at, Targets = [Target("User//E1")], Reason = "Line one\nE1 has Legal, not\u001b[2J at Ada.King@example.com" };
        join.Add(one);
        join.Add(one with { Published = at.AddMinutes(-1), Reason = "" });
        join.Add(one with { Published = at.AddMinutes(1), Reason = new string('x', 1_500) });

        var check = people.All[0].ToCheck(isRefused: false);
        check.LogFailures.Select(failure => failure.At).Should().BeInAscendingOrder().And.HaveCount(3);
        check.LogFailures.Should().OnlyContain(failure => failure.EventType == Update && failure.ToString() == Update);
        check.LogFailures[0].Reason.Should().BeNull();
        check.LogFailures[1].Reason.Should().Be("Line one E1 has …, not [2J at …", "the department was sent, and the key is no value");
        check.LogFailures[2].Reason.Should().HaveLength(1_000);
    }

    [Fact]
    public void What_the_event_calls_its_targets_is_not_told()
    {
        var people = Known();
        var join = new LogJoin(Source, people.All);
        join.Add(new LogEvent { EventType = Update, Reason = "Lovelace Ada (ada.l) is locked.", Targets = [Target("User//E5") with { DisplayName = "Lovelace Ada" }, Target("AppUser/00u9/ada.l")] });
        people.All.Single(person => person.ExternalId == "E5").LogFailures.Single().Reason.Should().Be("… (…) is locked.");
    }

    [Fact]
    public void Everything_of_the_filter_is_a_failure() =>
        LogJoin.Filter.Split(" or ").Select(term => term.Split('"')[1]).Should().Equal(
            Update, Group, "app.user_management.user_group_import.create_failure", "app.user_management.user_group_import.update_failure");

    private static LogTarget Target(string text)
    {
        var parts = text.Split('/');
        return new() { Type = parts[0], Id = parts[1].Length == 0 ? null : parts[1], AlternateId = parts[2].Length == 0 ? null : parts[2] };
    }

    private static ExpectedPeople Known()
    {
        var people = new ExpectedPeople();
        Add("E1", "ada@example.com");
        Add("E2", "bob@example.com");
        Add("E3", "twin@example.com");
        Add("E4", "Twin@example.com");
        people.Add(IdentityChange.DeleteUser("E5"));
        foreach (var person in people.All) person.BeginLook();
        people.Find("E1")!.Take(new AppUser { Id = "00u1", ExternalId = "E1", Status = AppUserStatus.Active, UserName = "ada.king@example.com" });
        people.Find("E2")!.Take(new AppUser { Id = "00u2", ExternalId = "E2", Status = AppUserStatus.Active, UserName = "bob@example.com" });
        foreach (var person in people.All) person.EndLook();
        return people;

        void Add(string key, string userName) => people.Add(IdentityChange.UpsertUser(key, new UserProfile { UserName = userName, Email = userName, ["department"] = "Legal" }));
    }
}
