using Okta.Xaas.SamplesTests.Support;

namespace Okta.Xaas.SamplesTests.Programs;

public class CommandLineTests
{
    [Fact]
    public async Task Help_names_every_option()
    {
        using var program = SampleProgram.Start("HrCsvSync", "--help");

        (await program.ExitCodeAsync()).Should().Be(0);

        program.Output.Should().ContainAll("--file", "--mapping", "--state", "--report", "--plan", "--dry-run", "--allow-deletions", "--allow", "--time-scale", "--verbose");
    }

    [Theory]
    [InlineData("no/such.csv: the export cannot be read: *Nothing was sent.", "--file", "no/such.csv")]
    [InlineData("no/such.json: the mapping file cannot be read: *Nothing was sent.", "--mapping", "no/such.json")]
    [InlineData("hr-mapping.json, line 1: this line has none of the columns that hr-mapping.json names (1 cells), so it is no header*Nothing was sent.", "--file", "samples/HrCsvSync/hr-mapping.json")]
    [InlineData("hr-export.csv, line 1, column 1: this is not JSON: *Nothing was sent.", "--mapping", "samples/HrCsvSync/data/hr-export.csv")]
    [InlineData("--report no/such/result.json: there is no folder *Nothing was sent.", "--report", "no/such/result.json")]
    [InlineData("--time-scale must be 0.01 to 10000.", "--time-scale", "0")]
    [InlineData("--allow: \"Renames\" is no finding of a safeguard*", "--allow", "Renames")]
    [InlineData("The store *no/such/state.db cannot be opened: its folder does not exist*", "--state", "no/such/state.db")]
    public async Task What_can_not_be_done_is_one_clear_line_and_exit_code_1(string expected, params string[] arguments)
    {
        using var program = SampleProgram.Start("HrCsvSync", arguments);

        (await program.ExitCodeAsync()).Should().Be(1);

        program.Error.Should().Match(expected).And.NotContain("\n");
        program.Output.Should().NotContain("session 1");
    }
}
