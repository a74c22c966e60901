using Okta.Xaas.SamplesTests.Support;

namespace Okta.Xaas.Tool.Tests.Programs;

/// <summary>What a file is called says what is in it.</summary>
public class OtherFileRunTests
{
    [Theory]
    [InlineData("samples/HrWorkbookSync/data/people.xlsx", "samples/HrWorkbookSync/workbook-mapping.json", "people.xlsx, 40 rows, read with workbook-mapping.json", "row 20, ")]
    [InlineData("samples/HrRestSync/data/people.json", "PLAIN", "people.json, 57 rows, read with", "record 34, 4231: ")]
    public async Task Workbooks_and_JSON_are_planned_like_exports(string file, string mapping, string about, string rejected)
    {
        using var folder = new TemporaryFolder();
        if (mapping == "PLAIN")
        {
            // The file has the records themselves, and not pages of them.
            mapping = folder.PathOf("mapping.json");
            await File.WriteAllTextAsync(mapping, (await File.ReadAllTextAsync(Path.Combine(Repository.Root, "samples/HrRestSync/rest-mapping.json"))).Replace("\"records\": \"people\",", "", StringComparison.Ordinal));
        }

        using var program = SampleProgram.Start("okta-xaas", "plan", "--emulated", "--file", file, "--mapping", mapping);

        (await program.ExitCodeAsync()).Should().Be(2, program.Error);
        program.Output.Should().Contain(about).And.Contain($"  {rejected}");
    }
}
