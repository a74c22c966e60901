namespace Okta.Xaas.Feeds.Tests.Cases;

/// <summary>Two lists as HR systems give them away as samples, with made-up people: none has an address, one has only full names. A newcomer's mapping brings everybody in.</summary>
public sealed class NewcomerCaseTests
{
    [Fact]
    public async Task A_list_without_addresses_brings_everybody_in()
    {
        await using var hr = await HrCase.StartAsync("newcomer-no-mail");

        var night = await hr.RunAsync("day1.csv");

        night.HeldBack.Should().BeEmpty();
        night.Outcome.Should().Be(CaseOutcome.Imported);
        hr.UserNames.Should().BeEquivalentTo(FirstNight);
        hr.UserNames.Keys.Should().OnlyContain(key => hr.ValueOf(key, "email") == hr.UserNames[key]);
        (hr.ValueOf("10009", "manager"), hr.ValueOf("10009", "city"), hr.ValueOf("10009", "hireDate"), hr.ValueOf("10009", "displayName"))
            .Should().Be(("jorg.weiss@example.com", "Warszawa", "2023-09-01", "Jan Nowak"));
        hr.Groups["dept-finance"].Should().Equal("10012", "10013");
    }

    [Fact]
    public async Task The_next_night_nobodys_name_changes_but_that_of_who_has_another_one()
    {
        await using var hr = await HrCase.StartAsync("newcomer-no-mail");
        await hr.RunAsync("day1.csv");

        var night = await hr.RunAsync("day2.csv");

        night.Outcome.Should().Be(CaseOutcome.Imported, night.Message);
        hr.UserNames.Should().BeEquivalentTo(new Dictionary<string, string?>(FirstNight.Where(person => person.Key != "10008"))
        {
            ["10005"] = "sinead.quist@example.com",
            ["10015"] = "jan.nowak3@example.com",
        });
        (await hr.RunAsync("day2.csv")).Plan!.Changes.Should().Be(0);
    }

    [Fact]
    public async Task A_list_of_full_names_brings_everybody_in()
    {
        await using var hr = await HrCase.StartAsync("newcomer-full-names");

        var night = await hr.RunAsync("day1.csv");

        night.HeldBack.Should().BeEmpty();
        night.Outcome.Should().Be(CaseOutcome.Imported);
        hr.UserNames.Should().BeEquivalentTo(new Dictionary<string, string?>
        {
            ["0501"] = "ada.ostrom@example.com",
            ["0502"] = "bela.quist@example.com",
            ["0503"] = "cem.can.rauh@example.com",
            ["0504"] = "suharti@example.com",
            ["0505"] = "jurgen.muller.ludenscheidt@example.com",
            ["0506"] = "bela.quist2@example.com",
            ["0507"] = "zoe.dete@example.com",
        });
        (hr.ValueOf("0503", "firstName"), hr.ValueOf("0503", "lastName"), hr.ValueOf("0503", "displayName"), hr.ValueOf("0503", "userType")).Should().Be(("Cem Can", "Rauh", "Cem Can Rauh", "Faculty"));
        (hr.ValueOf("0504", "lastName"), hr.ValueOf("0506", "userType")).Should().Be(("Suharti", "Other"));
        hr.Groups.Should().BeEquivalentTo(new Dictionary<string, string[]>
        {
            ["unit-library"] = ["0501", "0506", "0507"],
            ["unit-physics"] = ["0502", "0503"],
            ["unit-botany"] = ["0504", "0505"],
        });
    }

    [Theory]
    [InlineData("newcomer-no-mail")]
    [InlineData("newcomer-full-names")]
    public void The_mapping_stands_on_the_page(string name)
    {
        var mapping = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cases", "Data", name, "mapping.json")).ReplaceLineEndings("\n").TrimEnd();

        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "templates.md")).ReplaceLineEndings("\n").Should().Contain($"```json\n{mapping}\n```");
    }

    private static Dictionary<string, string?> FirstNight => new()
    {
        ["10001"] = "ada.ostrom@example.com",
        ["10002"] = "bela.quist@example.com",
        ["10003"] = "jorg.weiss@example.com",
        ["10004"] = "lucja.zak@example.com",
        ["10005"] = "sinead.odowd@example.com",
        ["10006"] = "anne.marie.van.der.laan@example.com",
        ["10007"] = "soren.aero@example.com",
        ["10008"] = "jan.nowak@example.com",
        ["10009"] = "jan.nowak2@example.com",
        ["10010"] = "jan.novak@example.com",
        ["10011"] = "nguyen.thi.hoa@example.com",
        ["10012"] = "olga.shcherbakova@example.com",
        ["10013"] = "giorgos.pappas@example.com",
    };
}
