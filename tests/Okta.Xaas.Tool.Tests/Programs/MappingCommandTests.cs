using System.Text.Json.Nodes;
using Okta.Xaas.SamplesTests.Support;

namespace Okta.Xaas.Tool.Tests.Programs;

/// <summary>Help to write a mapping: from an export that nobody has described to the first run.</summary>
public sealed class MappingCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public MappingCommandTests() => _folder.Write("people.csv", "Personnel No;First Name;Last Name;Department;Status\n1001;Anna;Abel;Sales;Active\n1002;Anna;Abel;Legal;Active\n1003;Zoë;Nagy;Legal;Terminated\n1004;Ida;;Legal;Active\n");

    private string Export => _folder.PathOf("people.csv");

    private string Mapping => _folder.PathOf("mapping.json");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_newcomer_gets_from_an_export_to_a_plan_by_what_the_tool_says()
    {
        var init = await RunAsync(2, "init", Export, "--mapping", Mapping);

        init.Output.Should().Contain("  key: Personnel No. No two rows have the same, and its name says so.").And.Contain("? user name: {{ row['First Name']").And.Contain("Put your own domain in the place of example.com.")
            .And.MatchRegex("With it +3 people are in the list, of whom 1 is held back, the first by line 5: ").And.Contain($"okta-xaas explain KEY --file {Export} --mapping {Mapping}").And.NotContain("Abel");
        (await File.ReadAllTextAsync(_folder.PathOf("hr-mapping.schema.json"))).Should().Contain("\"externalId\"").And.Contain("json-schema.org");
        (await File.ReadAllTextAsync(Mapping)).Should().Contain("\"$schema\": \"./hr-mapping.schema.json\",").And.Contain("\"externalId\": \"Personnel No\",").And.Contain("// \"department\": \"Department\",");

        (await RunAsync(0, "explain", "1001", "--file", Export, "--mapping", Mapping, "--show-values")).Output.Should()
            .MatchRegex(@"Person +1001, line 2\n").And.MatchRegex(@"List +is in it\n").And.MatchRegex(@"  userName +anna\.abel\{n\}@example\.com +\{\{ row\['First Name'\]").And.Contain("{n} is nothing for the first");
        (await RunAsync(0, "explain", "1003", "--file", Export, "--mapping", Mapping, "--show-values")).Output.Should().MatchRegex(@"List +is not in it by this row: has left\n");
        (await RunAsync(2, "explain", "1004", "--file", Export, "--mapping", Mapping, "--show-values")).Output.Should().Contain("is in it, but held back: ").And.Contain("(at fault: ");
        (await RunAsync(2, "explain", "77", "--file", Export, "--mapping", Mapping, "--show-values")).Output.Should().Contain("77: no row of people.csv has this key");

        (await RunAsync(2, "plan", "--emulated", "--file", Export, "--mapping", Mapping)).Output.Should().Contain("3 people, 0 groups").And.Contain("line 5, 1004: the template of userName");
    }

    [Fact]
    public async Task Rows_that_have_one_key_are_told_to_be_held_back()
    {
        _folder.Write("people.csv", "Id,Mail\n1,a@example.com\n1,b@example.com\n2,c@example.com\n");
        _folder.Write("mapping.json", """{ "externalId": "Id", "attributes": { "userName": "Mail", "email": "Mail" } }""");

        (await RunAsync(2, "explain", "1", "--file", Export, "--mapping", Mapping, "--show-values")).Output.Should().Contain("2 rows of the list have the key 1: none of them is sent until only one has it");
        (await RunAsync(2, "plan", "--emulated", "--file", Export, "--mapping", Mapping)).Output.Should().Contain("  line 2, 1: The key 1 stands in the list more than once, at positions 2 and 3: none of them is sent. Keep one");
    }

    [Fact]
    public async Task Values_of_a_person_do_not_go_into_a_file_by_mistake()
    {
        await RunAsync(2, "init", Export, "--mapping", Mapping);

        foreach (var format in new[] { "--verbose", "--json" })
        {
            var (output, error) = await RunAsync(1, "explain", "1001", "--file", Export, "--mapping", Mapping, format);

            output.Should().BeEmpty();
            error.Should().StartWith("what becomes of a person has that person's values, and is shown on a terminal only; --show-values").And.NotContain("Abel");
        }

        var rows = JsonNode.Parse((await RunAsync(0, "explain", "1001", "--file", Export, "--mapping", Mapping, "--json", "--show-values")).Output)!.AsArray();
        rows.Single()!["attributes"]!.AsArray().Select(one => (one!["attribute"]!.GetValue<string>(), one["value"]?.GetValue<string>())).Should().Contain(("firstName", "Anna"));
    }

    [Fact]
    public async Task A_mapping_that_is_there_and_the_export_itself_are_not_written_over()
    {
        _folder.Write("mapping.json", "{ }");

        (await RunAsync(1, "init", Export, "--mapping", Mapping)).Error.Should().Be($"{Mapping} is there already: name another file with --mapping, or write over it with --replace. Nothing was sent.");
        (await File.ReadAllTextAsync(Mapping)).Should().Be("{ }");
        (await RunAsync(1, "init", Export, "--mapping", Export, "--replace")).Error.Should().Contain("this is the export, and would be written over");
        (await RunAsync(1, "init", Export, "--mapping", _folder.PathOf("none/mapping.json"))).Error.Should().Contain("cannot be written").And.NotContain("\n");
        _folder.Write("people.json", """[{ "id": 7, "mail": "a@example.com" }, { "id": 8, "mail": "b@example.com" }]""");
        (await RunAsync(0, "init", _folder.PathOf("people.json"), "--mapping", _folder.PathOf("json.json"))).Output.Should().Contain("key: id.");
        _folder.Write("people.xlsx", "no workbook");
        (await RunAsync(1, "init", _folder.PathOf("people.xlsx"), "--mapping", _folder.PathOf("x.json"))).Error.Should().Be("people.xlsx: this is no .xlsx workbook, or it is cut. Nothing was sent.");
        (await RunAsync(1, "init", _folder.PathOf("gone.csv"))).Error.Should().Contain("gone.csv").And.NotContain("\n");
        var guesses = JsonNode.Parse((await RunAsync(2, "init", Export, "--mapping", Mapping, "--replace", "--json")).Output)!;
        (guesses["people"]!.GetValue<int>(), guesses["heldBack"]!.GetValue<int>(), guesses["guesses"]!.AsArray().Count > 5).Should().Be((3, 1, true));
        (await File.ReadAllTextAsync(Mapping)).Should().Contain("Personnel No");
    }

    private static async Task<(string Output, string Error)> RunAsync(int exitCode, params string[] arguments)
    {
        using var program = SampleProgram.Start("okta-xaas", arguments);
        (await program.ExitCodeAsync()).Should().Be(exitCode, program.Output + program.Error);
        return (program.Output.ReplaceLineEndings("\n"), program.Error);
    }
}
