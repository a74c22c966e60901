using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Feeds.Tests.Cases;

/// <summary>Small faults, below every limit, that would move or strip somebody and nobody would notice.</summary>
public sealed class SilentDamageCaseTests
{
    private const string Mapping = """
        {
          "externalId": "No",
          "attributes": { "userName": "Login", "email": "Mail" },
          "groups": [ { "column": "Dept", "externalIdPrefix": "dept-" } ]
        }
        """;

    [Fact]
    public async Task Two_people_s_mails_that_were_swapped_stop_the_run()
    {
        await using var hr = await HrCase.StartWithAsync(Mapping);
        var people = People();
        await hr.RunContentAsync(TextOf(people));

        var swapped = await hr.RunContentAsync(TextOf(people.Select((p, i) => i < 2 ? p with { Mail = people[1 - i].Mail } : p)));

        swapped.Outcome.Should().Be(CaseOutcome.Stopped);
        swapped.Plan!.Safeguards.Should().ContainSingle().Which.ToFinding().Should().Be(new SafeguardFinding(Safeguard.MovedUserNames, "users", 2));
        swapped.Plan.Safeguards[0].Examples.Should().Equal("1001", "1002");
        hr.ValueOf("1001", "email").Should().Be("m1@example.com");
        var both = await hr.RunContentAsync(TextOf(people.Select((p, i) => i < 2 ? p with { Mail = people[1 - i].Mail, Login = people[1 - i].Login } : p)));
        both.Plan!.Safeguards.Should().ContainSingle("a person who gets both of another is counted once").Which.Count.Should().Be(2);
    }

    [Fact]
    public async Task A_mail_that_several_share_is_nobody_s_own()
    {
        await using var hr = await HrCase.StartWithAsync(Mapping);
        var people = People();
        (people[0], people[1]) = (people[0] with { Mail = "shop-a@example.com" }, people[1] with { Mail = "shop-a@example.com" });
        (people[2], people[3]) = (people[2] with { Mail = "shop-b@example.com" }, people[3] with { Mail = "shop-b@example.com" });
        await hr.RunContentAsync(TextOf(people));

        var moved = await hr.RunContentAsync(TextOf(people.Select((p, i) => i < 4 ? p with { Mail = people[3 - i].Mail } : p)));

        moved.Outcome.Should().Be(CaseOutcome.Imported);
        hr.ValueOf("1001", "email").Should().Be("shop-b@example.com");
    }

    [Theory]
    [InlineData("#REF!")]
    [InlineData("#N/A")]
    public async Task A_formula_that_failed_takes_nobody_out_of_a_group(string error)
    {
        await using var hr = await HrCase.StartWithAsync(Mapping);
        var people = People();
        await hr.RunContentAsync(TextOf(people));
        var groups = hr.Groups;

        var faulty = await hr.RunContentAsync(TextOf(people.Select((p, i) => i == 0 ? p with { Dept = error } : p)));

        faulty.Outcome.Should().Be(CaseOutcome.ImportedButHeldBack);
        faulty.HeldBack[0].Should().BeEquivalentTo(new { ExternalId = "1001", Row = 2, Reason = HeldBackReason.Faulty, Message = "column 'Dept' has a spreadsheet's error in the place of a value" });
        hr.Groups.Should().BeEquivalentTo(groups);
    }

    [Fact]
    public async Task Who_comes_into_a_group_that_is_held_back_stays_in_those_of_before()
    {
        await using var hr = await HrCase.StartWithAsync(Mapping);
        var people = People();
        await hr.RunContentAsync(TextOf(people));
        var groups = hr.Groups;

        var faulty = await hr.RunContentAsync(TextOf(people.Select((p, i) => i == 0 ? p with { Dept = "Sa\u200Bles" } : p)));

        faulty.Outcome.Should().Be(CaseOutcome.ImportedButHeldBack);
        hr.Groups.Should().BeEquivalentTo(groups);
        await hr.RunContentAsync(TextOf(people.Select((p, i) => i == 0 ? p with { Dept = "Sales" } : p)));
        hr.Groups["dept-sales"].Should().Contain("1001");
        hr.Groups["dept-it"].Should().NotContain("1001");
    }

    [Theory]
    [InlineData("10\uFFFD1")]
    [InlineData("#N/A")]
    public async Task A_key_that_is_lost_and_no_user_name_may_be_anybody_s(string key)
    {
        await using var hr = await HrCase.StartWithAsync(Mapping);
        var people = People();
        await hr.RunContentAsync(TextOf(people));

        var faulty = await hr.RunContentAsync(TextOf(people.Select((p, i) => i == 0 ? p with { No = key, Login = "", Mail = "" } : p)));

        faulty.Outcome.Should().Be(CaseOutcome.ImportedButHeldBack);
        faulty.Held.Should().Contain(("1001", null, HeldBackReason.DeletionsWait));
        hr.Active.Should().HaveCount(20).And.Contain("1001");
        hr.Groups["dept-it"].Should().Contain("1001");
    }

    private static List<Person> People() => [.. Enumerable.Range(1, 20).Select(i => new Person($"{1000 + i}", $"p{i}@example.com", $"m{i}@example.com", i % 3 == 0 ? "Sales" : "IT"))];

    private static string TextOf(IEnumerable<Person> people) => string.Concat(people.Select(p => $"{p.No},{p.Login},{p.Mail},{p.Dept}\n").Prepend("No,Login,Mail,Dept\n"));

    private sealed record Person(string No, string Login, string Mail, string Dept);
}
