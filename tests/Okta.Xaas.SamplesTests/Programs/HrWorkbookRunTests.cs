using Okta.Xaas.SamplesTests.Support;

namespace Okta.Xaas.SamplesTests.Programs;

/// <summary>The short way from a workbook to Okta.</summary>
public sealed class HrWorkbookRunTests
{
    [Fact]
    public async Task The_shipped_workbook_becomes_users_groups_and_memberships_in_an_emulated_org()
    {
        using var program = SampleProgram.Start("HrWorkbookSync");

        (await program.ExitCodeAsync()).Should().Be(2, program.Error);

        program.Error.Should().BeEmpty();
        program.Output.Should().Contain("Sheet Staff: 40 rows, of which 3 are of leavers")
            .And.Contain("(row 20): column 'Office' has a spreadsheet's error in the place of a value")
            .And.Contain("8 groups");
    }

    [Fact]
    public async Task What_is_no_workbook_is_one_clear_line_and_exit_code_1()
    {
        using var program = SampleProgram.Start("HrWorkbookSync", "--file", "README.md");

        (await program.ExitCodeAsync()).Should().Be(1);

        program.Error.Should().Be("README.md: this is no .xlsx workbook, or it is cut");
    }
}
