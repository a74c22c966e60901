using System.Text.RegularExpressions;
using Okta.Xaas.SamplesTests.Support;

namespace Okta.Xaas.SamplesTests.Programs;

/// <summary>What the documents promise a newcomer.</summary>
public class ReadmeTests
{
    private const string FirstCommand = "dotnet run --project samples/HrCsvSync";

    [Theory]
    [InlineData("README.md")]
    [InlineData("samples/HrCsvSync/README.md")]
    public void The_first_command_is_the_hr_export(string document) => Repository.CodeBlocks(document, "sh")[0].Trim().Should().Be(FirstCommand);

    [Fact]
    public async Task The_first_command_works()
    {
        // Built already, with these tests and in their configuration.
        var configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";
        using var program = SampleProgram.StartCommand($"{FirstCommand} --no-build -c {configuration} -- --plan");

        (await program.ExitCodeAsync()).Should().Be(2, program.Error);

        program.Output.Should().Contain("users: 1,119 added");
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("src/Okta.Xaas/README.md")]
    public void The_ten_lines_are_those_of_the_quick_start_usings_included(string document)
    {
        var shown = Repository.Read("samples/QuickStart/Program.cs").Split("// <readme>\n")[1].Split("// </readme>")[0];
        var (before, hidden, after) = (shown.Split("// <not-shown>\n")[0], shown.Split("// <not-shown>\n")[1].Split("// </not-shown>\n")[0], shown.Split("// </not-shown>\n")[1]);

        Repository.CodeBlocks(document, "csharp")[0].Should().Be(before + after).And.StartWith("using ");
        hidden.Trim().Should().Be("await using var org = await QuickStart.EmulatedOrg.StartAsync(builder);");
        (before + after).Should().NotMatchRegex(@"\borg\b", "it compiles without what is not shown");
    }

    [Fact]
    public void The_package_s_page_installs_what_its_ten_lines_need()
    {
        var asked = Regex.Matches(Repository.Read("samples/QuickStart/QuickStart.csproj"), "PackageReference Include=\"(.+?)\"").Select(match => match.Groups[1].Value).Append("Okta.Xaas");

        var installed = Regex.Matches(Repository.CodeBlocks("src/Okta.Xaas/README.md", "sh")[0], "dotnet add package (\\S+)").Select(match => match.Groups[1].Value);

        installed.Should().BeEquivalentTo(asked);
    }

    [Fact]
    public async Task The_quick_start_runs()
    {
        using var program = SampleProgram.Start("QuickStart");

        (await program.ExitCodeAsync()).Should().Be(0, program.Error);

        program.Output.ReplaceLineEndings("\n").Should().Be(
            "4 imported in 1 session, 0 rejected, 0 without effect, 0 in doubt, 0 not sent\n" +
            "In the directory: user E1001, ACTIVE\n" +
            "In the directory: group sales with E1001\n");
    }
}
