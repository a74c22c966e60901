using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Feeds.Tests.Cases;

/// <summary>Somebody comes, leaves and comes again, and what a column or a group does meanwhile: through reader, planner and store into the org.</summary>
public sealed class LifeCaseTests
{
    private const string Mapping = """
        {
          "externalId": "No",
          "attributes": { "userName": "Mail", "email": "Mail", "title": "Title" },
          "leaver": { "date": { "column": "Left", "formats": ["yyyy-MM-dd"] } },
          "groups": [ { "column": "Dept", "externalIdPrefix": "dept-" } ],
          "timeZone": "UTC"
        }
        """;

    [Fact]
    public async Task Who_is_hired_again_under_the_old_number_is_active_again_in_the_groups_of_now()
    {
        await using var hr = await HrCase.StartWithAsync(Mapping);
        var people = People(20);
        await hr.RunContentAsync(TextOf(people));
        people[0] = people[0] with { Left = "2026-11-27" };
        (await hr.RunContentAsync(TextOf(people))).Outcome.Should().Be(CaseOutcome.Imported);
        hr.Active.Should().HaveCount(19).And.NotContain("1001");
        hr.Groups["dept-it"].Should().NotContain("1001");

        people[0] = people[0] with { Left = "", Dept = "Sales", Mail = "again1@example.com" };
        (await hr.RunContentAsync(TextOf(people))).Outcome.Should().Be(CaseOutcome.Imported);

        hr.Active.Should().HaveCount(20).And.Contain("1001");
        hr.UserNames["1001"].Should().Be("again1@example.com");
        hr.Groups["dept-sales"].Should().Contain("1001");
        hr.Groups["dept-it"].Should().NotContain("1001");
    }

    [Fact]
    public async Task Who_is_hired_again_under_a_new_number_at_once_waits_until_it_is_allowed()
    {
        await using var hr = await HrCase.StartWithAsync(Mapping);
        var people = People(20);
        await hr.RunContentAsync(TextOf(people));
        people[0] = people[0] with { Left = "2026-11-27" };
        people.Add(people[0] with { No = "2001", Left = "", Dept = "Sales" });

        var waits = await hr.RunContentAsync(TextOf(people));

        waits.Outcome.Should().Be(CaseOutcome.ImportedButHeldBack);
        waits.Held.Should().Equal(("2001", 22, HeldBackReason.Renamed));
        hr.Active.Should().HaveCount(20).And.Contain("1001");
        hr.Groups["dept-it"].Should().Contain("1001");
        (await hr.RunContentAsync(TextOf(people), new() { AllowFindings = [new(Safeguard.Renames, "users", 1)] })).Outcome.Should().Be(CaseOutcome.Imported);
        hr.Active.Should().HaveCount(20).And.Contain("2001").And.NotContain("1001");
        hr.Groups["dept-sales"].Should().Contain("2001");
        hr.Groups["dept-it"].Should().NotContain("1001");
    }

    [Fact]
    public async Task Who_is_hired_again_under_a_new_number_after_having_left_is_a_new_person()
    {
        await using var hr = await HrCase.StartWithAsync(Mapping);
        var people = People(20);
        await hr.RunContentAsync(TextOf(people));
        people[0] = people[0] with { Left = "2026-11-27" };
        await hr.RunContentAsync(TextOf(people));
        people.Add(people[0] with { No = "2001", Left = "" });

        (await hr.RunContentAsync(TextOf(people))).Outcome.Should().Be(CaseOutcome.Imported);

        hr.Active.Should().HaveCount(20).And.Contain("2001").And.NotContain("1001");
    }

    /// <summary>Exports name leavers for years. Without their dates they would all be back at work.</summary>
    [Fact]
    public async Task Leavers_whose_dates_went_blank_do_not_come_back()
    {
        await using var hr = await HrCase.StartWithAsync(Mapping);
        var people = People(60).Select((p, i) => i < 16 ? p with { Left = "2026-10-31" } : p).ToList();
        (await hr.RunContentAsync(TextOf(people))).Outcome.Should().Be(CaseOutcome.Imported);
        hr.Active.Should().HaveCount(44);

        var blank = await hr.RunContentAsync(TextOf(people.Select(p => p with { Left = "" })));

        blank.Outcome.Should().Be(CaseOutcome.Stopped);
        blank.Plan!.Safeguards.Select(s => s.ToFinding().ToString()).Should().Equal("UserCreations:users:16");
        hr.Active.Should().HaveCount(44).And.NotContain("1001");
        (await hr.RunContentAsync(TextOf(people.Select((p, i) => i < 10 ? p with { Left = "" } : p)))).Outcome.Should().Be(CaseOutcome.Imported, "ten may have been hired again");
        hr.Active.Should().HaveCount(54);
    }

    [Fact]
    public async Task One_value_for_everybody_stops_the_run_and_for_a_few_it_does_not()
    {
        await using var hr = await HrCase.StartWithAsync(Mapping);
        var people = People(60);
        await hr.RunContentAsync(TextOf(people));

        var uniform = await hr.RunContentAsync(TextOf(people.Select((p, i) => i < 25 ? p with { Title = "Employee" } : p)));

        uniform.Outcome.Should().Be(CaseOutcome.Stopped);
        uniform.Plan!.Safeguards.Select(s => s.ToFinding().ToString()).Should().Equal("UniformAttribute:title:25");
        uniform.Message.Should().NotContain("Employee");
        hr.ValueOf("1001", "title").Should().Be("Title 1");
        (await hr.RunContentAsync(TextOf(people.Select((p, i) => i < 10 ? p with { Title = "Employee" } : p)))).Outcome.Should().Be(CaseOutcome.Imported);
        (await hr.RunContentAsync(TextOf(people.Select((p, i) => p with { Title = $"Grade {i % 30}" })), new() { Allow = Safeguard.UserUpdates })).Outcome.Should().Be(CaseOutcome.Imported, "thirty values are not one");
    }

    [Fact]
    public async Task A_group_that_loses_more_than_a_fifth_of_its_many_members_stops_the_run()
    {
        await using var hr = await HrCase.StartWithAsync(Mapping);
        var people = People(150);
        await hr.RunContentAsync(TextOf(people));
        var sales = people.Where(p => p.Dept == "Sales").Select(p => p.No).ToHashSet();
        var (ten, eleven) = (sales.Take(10).ToHashSet(), sales.Take(11).ToHashSet());
        sales.Should().HaveCount(50);

        var thinned = await hr.RunContentAsync(TextOf(people.Select(p => eleven.Contains(p.No) ? p with { Dept = "IT" } : p)));

        thinned.Outcome.Should().Be(CaseOutcome.Stopped);
        thinned.Plan!.Safeguards.Select(s => s.ToFinding().ToString()).Should().Equal("MembershipRemovals:groups:1");
        thinned.Plan.Safeguards[0].Examples.Should().Equal("dept-sales");
        hr.Groups["dept-sales"].Should().HaveCount(50);
        (await hr.RunContentAsync(TextOf(people.Select(p => ten.Contains(p.No) ? p with { Dept = "IT" } : p)))).Outcome.Should().Be(CaseOutcome.Imported);
        hr.Groups["dept-sales"].Should().HaveCount(40);
    }

    [Fact]
    public async Task Keys_of_one_case_or_another_are_one_where_it_is_asked_for()
    {
        await using var hr = await HrCase.StartWithAsync(Mapping);
        var people = People(20);
        people[0] = people[0] with { No = "ab1" };
        people[1] = people[1] with { No = "AB1" };
        (await hr.RunContentAsync(TextOf(people))).Outcome.Should().Be(CaseOutcome.Imported);
        hr.Active.Should().Contain(["ab1", "AB1"]);

        hr.Options.KeysIgnoreCase = true;
        people[0] = people[0] with { Dept = "Sales" };
        var day2 = await hr.RunContentAsync(TextOf(people));

        day2.Outcome.Should().Be(CaseOutcome.ImportedButHeldBack);
        day2.Held.Should().Equal(("ab1", 2, HeldBackReason.DuplicateKey), ("AB1", 3, HeldBackReason.DuplicateKey));
        hr.Active.Should().HaveCount(20);
        hr.Groups["dept-sales"].Should().NotContain("ab1", "whose row is held back is in the groups of before");
    }

    [Fact]
    public async Task An_export_that_is_still_written_changes_nobody()
    {
        await using var hr = await HrCase.StartAsync("39-growing-file");
        await hr.RunAsync("input.csv");
        hr.Active.Should().HaveCount(60);

        var growing = await hr.RunGrowingAsync(hr.Text("growing.csv"), "1057,Late,Writer,late.writer@example.com,IT,Clerk,Active,\n");

        growing.Outcome.Should().Be(CaseOutcome.Unreadable);
        growing.Message.Should().Be("export.csv: the export has changed while it was read; let the HR system finish writing it, and run again");
        hr.Active.Should().HaveCount(60);
        (await hr.RunAsync("input.csv")).Outcome.Should().Be(CaseOutcome.Imported);
    }

    private static List<Person> People(int count) =>
        [.. Enumerable.Range(1, count).Select(i => new Person($"{1000 + i}", $"p{i}@example.com", $"Title {i}", i % 3 == 0 ? "Sales" : "IT", ""))];

    private static string TextOf(IEnumerable<Person> people) => string.Concat(people.Select(p => $"{p.No},{p.Mail},{p.Title},{p.Dept},{p.Left}\n").Prepend("No,Mail,Title,Dept,Left\n"));

    private sealed record Person(string No, string Mail, string Title, string Dept, string Left);
}
