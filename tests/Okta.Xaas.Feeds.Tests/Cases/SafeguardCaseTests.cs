using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Feeds.Tests.Cases;

/// <summary>Faulty exports that would move, strip or lock out people: what is right of each.</summary>
public sealed class SafeguardCaseTests
{
    [Fact]
    public async Task A_letter_that_the_export_has_lost_holds_the_row_back()
    {
        await using var hr = await HrCase.StartAsync("03-mojibake-already-lost");

        var day1 = await hr.RunAsync("input.csv");

        day1.Outcome.Should().Be(CaseOutcome.ImportedButHeldBack);
        day1.Held.Should().Equal(("1002", 3, HeldBackReason.Faulty));
        day1.HeldBack[0].Message.Should().Contain("U+FFFD");
        hr.Active.Should().Equal("1001", "1003", "1004", "1005", "1006");
    }

    [Theory]
    [InlineData("midrow.csv")]
    [InlineData("midlastcell.csv")]
    public async Task A_list_without_the_line_end_that_the_one_before_had_was_cut(string file)
    {
        await using var hr = await HrCase.StartAsync("17-truncated");
        await hr.RunAsync("input.csv");

        var cut = await hr.RunAsync(file);

        cut.Outcome.Should().Be(CaseOutcome.Stopped);
        cut.Safeguards.Should().Contain(Safeguard.CutList);
        hr.Active.Should().HaveCount(60);
    }

    [Fact]
    public async Task A_list_cut_inside_its_last_cell_stops_and_one_that_never_had_a_line_end_does_not()
    {
        await using var hr = await HrCase.StartAsync("17-truncated");
        await hr.RunAsync("titlelast.csv");
        (await hr.RunAsync("titlelastcut.csv")).Safeguards.Should().Equal(Safeguard.CutList);
        hr.ValueOf("1057", "title").Should().Be("Senior clerk");

        await using var without = await HrCase.StartAsync("17-truncated");
        await without.RunContentAsync(without.Text("titlelast.csv").TrimEnd());
        (await without.RunContentAsync(without.Text("titlelast.csv").TrimEnd())).Outcome.Should().Be(CaseOutcome.Imported);
    }

    [Fact]
    public async Task Leading_zeros_that_a_spreadsheet_took_make_the_people_wait_until_it_is_allowed()
    {
        await using var hr = await HrCase.StartAsync("18-excel-ids");
        await hr.RunAsync("input.csv");

        var day2 = await hr.RunAsync("day2.csv");

        day2.Outcome.Should().Be(CaseOutcome.ImportedButHeldBack);
        day2.Plan!.Renamed.Select(r => r.ToString()).Should().Equal("key 00123 → 123 (leading zeros)", "key 00124 → 124 (leading zeros)");
        day2.Held.Should().Equal(("123", 2, HeldBackReason.Renamed), ("124", 3, HeldBackReason.Renamed));
        hr.Active.Should().Contain(["00123", "00124"]).And.NotContain("123");
        hr.Groups["dept-sales"].Should().Contain("00123").And.NotContain("123");
        (await hr.RunAsync("input.csv")).Outcome.Should().Be(CaseOutcome.Imported);

        await hr.RunAsync("day2.csv", new() { AllowFindings = [new(Safeguard.Renames, "users", 3)] });
        hr.Active.Should().Contain("00123").And.NotContain("123");
        (await hr.RunAsync("day2.csv", new() { AllowFindings = [new(Safeguard.Renames, "users", 2)] })).Outcome.Should().Be(CaseOutcome.Imported);
        hr.Active.Should().Contain(["123", "124"]).And.NotContain("00123").And.NotContain("00124");
    }

    [Theory]
    [InlineData("formula.csv")]
    [InlineData("apos.csv")]
    public async Task Quotes_of_a_spreadsheet_around_a_key_are_no_part_of_it(string file)
    {
        await using var hr = await HrCase.StartAsync("18-excel-ids");
        await hr.RunAsync("input.csv");

        (await hr.RunAsync(file)).Outcome.Should().Be(CaseOutcome.Imported);

        hr.Active.Should().Contain(["00123", "00124"]).And.HaveCount(20);
    }

    [Theory]
    [InlineData("18-excel-ids", "sci.csv", "00123", "00124")]
    [InlineData("48-excel-ids-collapse-and-lock-out", "day2.csv", "123456700001", "123456700002")]
    public async Task Keys_that_collapse_into_one_lock_nobody_out(string name, string file, string one, string other)
    {
        await using var hr = await HrCase.StartAsync(name);
        await hr.RunAsync("input.csv");
        var groups = hr.Groups;

        var day2 = await hr.RunAsync(file);

        day2.Outcome.Should().Be(CaseOutcome.ImportedButHeldBack);
        day2.Held.Should().Equal(
            ("1.23457E+11", 2, HeldBackReason.DuplicateKey),
            ("1.23457E+11", 3, HeldBackReason.DuplicateKey),
            (one, 2, HeldBackReason.StandsInHeldBackRecord),
            (other, 3, HeldBackReason.StandsInHeldBackRecord));
        hr.Active.Should().Contain([one, other]).And.HaveCount(20);
        hr.Groups.Should().BeEquivalentTo(groups);
        (await hr.RunAsync("input.csv")).Outcome.Should().Be(CaseOutcome.Imported);
    }

    [Fact]
    public async Task A_new_number_with_the_same_mail_is_shown_and_waits_until_it_is_allowed()
    {
        await using var hr = await HrCase.StartAsync("25-contingent-to-employee-same-mail");
        await hr.RunAsync("input.csv");

        var day2 = await hr.RunAsync("day2.csv");

        day2.Plan!.Renamed.Select(r => r.ToString()).Should().Equal("key 1001 → 2001");
        hr.Active.Should().Contain("1001").And.NotContain("2001");
        hr.Groups["dept-sales"].Should().Contain("1001");
        (await hr.RunAsync("day2.csv", new() { Allow = Safeguard.Renames })).Outcome.Should().Be(CaseOutcome.Imported);
        hr.Active.Should().Contain("2001").And.NotContain("1001");
    }

    [Fact]
    public async Task Two_contracts_at_a_time_with_one_mail_are_both_held_back()
    {
        await using var hr = await HrCase.StartAsync("25-contingent-to-employee-same-mail");
        await hr.RunAsync("input.csv");
        var groups = hr.Groups;

        var overlap = await hr.RunAsync("overlap.csv");

        overlap.Held.Should().Equal(("1001", 2, HeldBackReason.DuplicateUserName), ("2001", 22, HeldBackReason.DuplicateUserName));
        hr.Active.Should().HaveCount(20).And.Contain("1001");
        hr.Groups.Should().BeEquivalentTo(groups);
    }

    [Theory]
    [InlineData("swap.csv", Safeguard.MovedUserNames)]
    [InlineData("mailonly.csv", Safeguard.MovedUserNames | Safeguard.UserNameChanges)]
    [InlineData("shifted.csv", Safeguard.MovedUserNames | Safeguard.UserNameChanges)]
    public async Task User_names_that_move_from_person_to_person_stop_the_run(string file, Safeguard expected)
    {
        await using var hr = await HrCase.StartAsync("27-swapped-ids");
        await hr.RunAsync("input.csv");

        var swapped = await hr.RunAsync(file);

        swapped.Outcome.Should().Be(CaseOutcome.Stopped);
        swapped.Safeguards.Aggregate((a, b) => a | b).Should().Be(expected);
        swapped.Message.Should().NotContain("@");
        hr.ValueOf("1001", "userName").Should().Be("ada.ostrom@example.com");
        hr.ValueOf("1002", "userName").Should().Be("bela.ostrom@example.com");
    }

    [Fact]
    public async Task A_column_that_goes_blank_stops_the_run_attribute_by_attribute()
    {
        await using var hr = await HrCase.StartAsync("28-column-goes-blank");
        await hr.RunAsync("input.csv");

        var blank = await hr.RunAsync("blankattr.csv");

        blank.Outcome.Should().Be(CaseOutcome.Stopped);
        blank.Plan!.Safeguards.Select(s => s.ToFinding().ToString()).Should().BeEquivalentTo("ClearedAttribute:title:20", "ClearedAttribute:mobilePhone:20");
        hr.ValueOf("1001", "title").Should().Be("Clerk");
        (await hr.RunAsync("blankattr.csv", new() { AllowFindings = [new(Safeguard.ClearedAttribute, "title", 20)] })).Plan!.Safeguards.Should().HaveCount(2);
        hr.ValueOf("1001", "title").Should().Be("Clerk");
        (await hr.RunAsync("blankattr.csv", new() { AllowFindings = [.. blank.Plan.Safeguards.Select(s => s.ToFinding())] })).Outcome.Should().Be(CaseOutcome.Imported);
        hr.ValueOf("1001", "title").Should().BeNull();
    }

    [Fact]
    public async Task A_blank_department_deletes_no_group_and_takes_nobody_out()
    {
        await using var hr = await HrCase.StartAsync("28-column-goes-blank");
        await hr.RunAsync("input.csv");
        var groups = hr.Groups;

        (await hr.RunAsync("blankdept.csv")).Outcome.Should().Be(CaseOutcome.Stopped);

        hr.Groups.Should().BeEquivalentTo(groups);
    }

    [Fact]
    public async Task A_key_in_another_Unicode_form_is_the_same_person()
    {
        await using var hr = await HrCase.StartAsync("32-nfc-nfd");
        await hr.RunAsync("input.csv");
        var before = hr.Active.ToArray();

        var day2 = await hr.RunAsync("day2.csv");

        day2.Plan!.Renamed.Should().ContainSingle().Which.Cause.Should().Be(RenameCause.UnicodeForm);
        day2.Plan.Safeguards.Should().BeEmpty();
        hr.Active.Should().Equal(before);
    }

    [Fact]
    public async Task A_user_name_in_two_Unicode_forms_is_one()
    {
        await using var hr = await HrCase.StartAsync("32-nfc-nfd");

        (await hr.RunAsync("two.csv")).Held.Should().Equal(("1001", 2, HeldBackReason.DuplicateUserName), ("1002", 3, HeldBackReason.DuplicateUserName));

        hr.Active.Should().HaveCount(18);
    }

    [Fact]
    public async Task One_key_with_two_people_changes_no_group()
    {
        await using var hr = await HrCase.StartAsync("43-one-key-two-people");
        await hr.RunAsync("input.csv");
        var groups = hr.Groups;

        var day2 = await hr.RunAsync("day2.csv");

        day2.Held.Should().Equal(("1006", 7, HeldBackReason.DuplicateKey), ("1006", 8, HeldBackReason.DuplicateKey), ("dept-finance", 8, HeldBackReason.StandsInHeldBackRecord));
        hr.Groups.Should().BeEquivalentTo(groups);
        hr.ValueOf("1006", "lastName").Should().Be("Ulvang");
    }

    [Fact]
    public async Task A_row_at_fault_under_a_new_key_deactivates_nobody()
    {
        await using var hr = await HrCase.StartAsync("49-key-changes-and-row-at-fault");
        await hr.RunAsync("input.csv");
        var groups = hr.Groups;

        var day2 = await hr.RunAsync("day2.csv");

        day2.Held.Should().Equal(("C-1001", 2, HeldBackReason.Faulty), ("1001", 2, HeldBackReason.StandsInHeldBackRecord));
        hr.Active.Should().HaveCount(20).And.Contain("1001");
        hr.Groups.Should().BeEquivalentTo(groups);
    }

    [Fact]
    public async Task A_group_keeps_its_name_while_somebody_spells_it_so()
    {
        await using var hr = await HrCase.StartAsync("55-group-name-flap");
        await hr.RunAsync("input.csv");
        var mixed = hr.Text("input.csv").Replace("1001,Ada,Ostrom,ada.ostrom@example.com,Sales", "1001,Ada,Ostrom,ada.ostrom@example.com,SALES", StringComparison.Ordinal);

        (await hr.RunContentAsync(mixed)).Plan!.Groups.Changes.Should().Be(0);
        (await hr.RunAsync("day2.csv")).Plan!.Groups.Updated.Should().Be(1, "the name that it had has vanished");
    }

    [Fact]
    public async Task An_older_list_stops_the_run_and_one_of_the_same_time_does_not()
    {
        await using var hr = await HrCase.StartAsync("43-one-key-two-people");
        await hr.RunAsync("input.csv");

        var older = await hr.RunAsync("input.csv", age: TimeSpan.FromDays(3));

        older.Outcome.Should().Be(CaseOutcome.Stopped);
        older.Safeguards.Should().Equal(Safeguard.OlderList);
        (await hr.RunAsync("input.csv", age: TimeSpan.FromDays(2) + TimeSpan.FromSeconds(30))).Outcome.Should().Be(CaseOutcome.Imported, "clocks differ by seconds");
        (await hr.RunAsync("input.csv", new() { Allow = Safeguard.OlderList }, age: TimeSpan.FromDays(9))).Outcome.Should().Be(CaseOutcome.Imported);
    }

    [Fact]
    public async Task A_list_that_is_older_by_its_own_column_stops_the_run_whatever_the_file_s_time_is()
    {
        await using var hr = await HrCase.StartWithAsync("""
            { "externalId": "No", "attributes": { "userName": "Mail", "email": "Mail" }, "asOf": { "column": "Made", "formats": ["dd.MM.yyyy HH:mm"] }, "timeZone": "Europe/Berlin" }
            """);
        (await hr.RunContentAsync("No,Mail,Made\n1,a@example.com,02.11.2026 06:00\n2,b@example.com,02.11.2026 06:00\n")).Outcome.Should().Be(CaseOutcome.Imported);

        var older = await hr.RunContentAsync("No,Mail,Made\n1,a@example.com,01.11.2026 06:00\n2,c@example.com,01.11.2026 06:00\n");

        older.Outcome.Should().Be(CaseOutcome.Stopped);
        older.Plan!.Safeguards.Should().ContainSingle().Which.Message.Should().StartWith(
            "The list is older than the last one that was imported: by its column 'Made' it is of 2026-11-01 05:00:00Z, and that one was of 2026-11-02 05:00:00Z");
        hr.UserNames["2"].Should().Be("b@example.com");
        (await hr.RunContentAsync("No,Mail,Made\n1,a@example.com,\n2,b@example.com,02.11.2026 06:00\n")).Outcome.Should().Be(CaseOutcome.Imported, "one row says it");
        (await hr.RunContentAsync("No,Mail,Made\n1,a@example.com,\n2,b@example.com,today\n")).Should().BeEquivalentTo(
            new { Outcome = CaseOutcome.Unreadable, Message = "export.csv: no row says by column 'Made' of when the list is, in the form dd.MM.yyyy HH:mm" });
    }

    [Fact]
    public async Task A_list_with_a_lower_number_in_its_file_s_name_stops_the_run()
    {
        await using var hr = await HrCase.StartWithAsync("""
            { "externalId": "No", "attributes": { "userName": "Mail", "email": "Mail" }, "asOf": { "fileName": "hr-{number}.csv" } }
            """);
        await hr.RunContentAsync("No,Mail\n1,a@example.com\n", file: "hr-0417.csv");

        var older = await hr.RunContentAsync("No,Mail\n1,b@example.com\n", file: "hr-416.csv");

        older.Safeguards.Should().Equal(Safeguard.OlderList);
        older.Message.Should().Contain("its number in the file's name is 416, and that one's was 417");
        (await hr.RunContentAsync("No,Mail\n1,b@example.com\n", file: "hr.csv")).Outcome.Should().Be(CaseOutcome.Unreadable);
        (await hr.RunContentAsync("No,Mail\n1,b@example.com\n", file: "hr-418.csv")).Outcome.Should().Be(CaseOutcome.Imported);
    }
}
