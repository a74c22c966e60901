using Okta.Xaas.SamplesTests.Support;

namespace Okta.Xaas.Tool.Tests.Programs;

public class CommandLineTests
{
    private const string Export = "samples/HrCsvSync/data/hr-export.csv";

    private const string Mapping = "samples/HrCsvSync/hr-mapping.json";

    [Theory]
    [InlineData("", "plan", "sync", "verify", "reconcile", "people", "sessions", "store", "doctor", "completion")]
    [InlineData("sync", "--file", "--mapping", "--state", "--report", "--allow-deletions", "--allow", "--settings", "--section", "--emulated", "--time-scale", "--json", "--verbose")]
    [InlineData("sessions", "list", "watch", "cancel")]
    public async Task Help_names_what_there_is(string command, params string[] expected)
    {
        using var program = SampleProgram.Start("okta-xaas", [.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        (await program.ExitCodeAsync()).Should().Be(0);

        program.Output.Should().ContainAll(expected);
    }

    [Theory]
    [InlineData("no/such.csv: the export cannot be read: *'. Nothing was sent.", "--file", "no/such.csv", "--mapping", Mapping)]
    [InlineData("no/such.json: the mapping file cannot be read: *Nothing was sent.", "--file", Export, "--mapping", "no/such.json")]
    [InlineData("README.md, line 1: this line has none of the columns that hr-mapping.json names (1 cell), so it is no header*Nothing was sent.", "--file", "samples/HrCsvSync/README.md", "--mapping", Mapping)]
    [InlineData("hr-mapping.json, line 2: this is no JSON in UTF-8*Nothing was sent.", "--file", Mapping, "--mapping", Mapping)]
    [InlineData("hr-export.csv, line 1, column 1: this is not JSON: *Nothing was sent.", "--file", Export, "--mapping", Export)]
    [InlineData("--report no/such/result.json: there is no folder *Nothing was sent.", "--file", Export, "--mapping", Mapping, "--report", "no/such/result.json")]
    [InlineData("--time-scale must be 0.01 to 10000.", "--time-scale", "0")]
    [InlineData("--file and --mapping belong together*", "--file", Export)]
    [InlineData("there is nothing to read: give --file and --mapping, or *Nothing was sent.")]
    [InlineData("--settings no/such.json: there is no such file. Nothing was sent.", "--settings", "no/such.json")]
    [InlineData("--allow: \"Renames\" is no finding of a safeguard*", "--allow", "Renames")]
    [InlineData("The store *no/such/state.db cannot be opened: its folder does not exist*", "--file", Export, "--mapping", Mapping, "--state", "no/such/state.db")]
    public async Task What_can_not_be_done_is_one_clear_line_and_exit_code_1(string expected, params string[] arguments)
    {
        using var program = SampleProgram.Start("okta-xaas", ["sync", "--emulated", .. arguments]);

        (await program.ExitCodeAsync()).Should().Be(1);

        program.Error.Should().Match(expected).And.NotContain("\n");
        program.Output.Should().NotContain("session 1");
    }

    [Theory]
    [InlineData("okta-xaas s", "sync")]
    [InlineData("okta-xaas sessions c", "cancel")]
    [InlineData("okta-xaas sync --rep", "--report")]
    public async Task A_shell_is_told_how_a_line_goes_on(string line, string expected)
    {
        using var program = SampleProgram.Start("okta-xaas", $"[suggest:{line.Length}]", line);

        (await program.ExitCodeAsync()).Should().Be(0);

        program.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Should().Contain(expected);
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("pwsh")]
    public async Task The_lines_for_a_shell_ask_so(string shell)
    {
        using var program = SampleProgram.Start("okta-xaas", "completion", shell);

        (await program.ExitCodeAsync()).Should().Be(0);

        program.Output.Should().Contain("okta-xaas \"[suggest:");
    }

    [Theory]
    [InlineData("key: a blank one names nothing.", "people", " ")]
    [InlineData("keys: a blank one names nothing.", "verify", "E1", "")]
    [InlineData("id: a blank one names nothing.", "sessions", "watch", "")]
    [InlineData("id: a blank one names nothing.", "sessions", "cancel", " ")]
    public async Task A_blank_name_is_refused_before_Okta_is_asked(string expected, params string[] arguments)
    {
        using var program = SampleProgram.Start("okta-xaas", [.. arguments, "--emulated"]);

        (await program.ExitCodeAsync()).Should().Be(1);

        program.Error.Should().Be(expected);
    }
}
