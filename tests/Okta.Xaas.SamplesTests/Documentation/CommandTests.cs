namespace Okta.Xaas.SamplesTests.Documentation;

/// <summary>The commands of the pages can be typed as they stand: what they name is there.</summary>
public sealed class CommandTests
{
    private static readonly string[] Folders = ["src/", "samples/", "tests/", "docs/", ".ci/", "./"];

    // What an application does in a project of its own.
    private static readonly string[] Verbs = ["new", "run", "test", "build", "publish", "pack", "format", "restore", "add", "tool", "user-secrets"];

    private const string ToolProject = "src/Okta.Xaas.Tool";

    /// <summary>Where the words that a tool understands are written, by its name.</summary>
    private static readonly Dictionary<string, string> ToolSources = new()
    {
        ["okta-xaas-emulator"] = RepositoryFiles.Read("src/Okta.Xaas.Emulator/CommandLine/CommandLineOptions.cs"),
        ["okta-xaas"] = string.Concat(RepositoryFiles.All.Where(path => path.StartsWith($"{ToolProject}/Commands/", StringComparison.Ordinal)).Select(RepositoryFiles.Read)),
    };

    private static readonly string TestSources = string.Concat(
        RepositoryFiles.All.Where(path => path.StartsWith("tests/", StringComparison.Ordinal) && path.EndsWith(".cs", StringComparison.Ordinal)).Select(RepositoryFiles.Read));

    [Theory]
    [MarkdownFile]
    public void Its_commands_name_what_is_there(string path)
    {
        var page = new MarkdownPage(path);
        var commands = page.Blocks.Where(block => block.Language is "sh" or "bash").SelectMany(block => block.Lines)
            .Concat(page.CodeSpans.Where(span => span.StartsWith("dotnet ", StringComparison.Ordinal)))
            .Select(line => line.Trim())
            .Where(line => line.Length > 0 && !line.StartsWith('#'));

        commands.SelectMany(FaultsOf).Should().BeEmpty();
    }

    [Fact]
    public void A_command_that_cannot_work_is_found()
    {
        FaultsOf("dotnet run --project samples/HrCsvSync -- --plan").Should().BeEmpty();
        FaultsOf("dotnet run --project samples/Gone").Should().ContainSingle();
        FaultsOf("okta-xaas-emulator --data org.json --cooldown 0").Should().BeEmpty();
        FaultsOf("okta-xaas-emulator --dta org.json").Should().ContainSingle();
        FaultsOf("okta-xaas sync --file people.csv --mapping mapping.json").Should().BeEmpty();
        FaultsOf("okta-xaas sync --fle people.csv").Should().ContainSingle();
        FaultsOf("okta-xaas snyc").Should().ContainSingle();
        FaultsOf("dotnet run --project src/Okta.Xaas.Tool -- plan --emulatd").Should().ContainSingle();
        FaultsOf("dotnet runn").Should().ContainSingle();
        FaultsOf("make all").Should().ContainSingle();
        FaultsOf("export Okta__Xaas__ApiTokn=x").Should().ContainSingle();
        FaultsOf("export Okta__Xaas__Retry__MaxRetries=3").Should().BeEmpty();
        FaultsOf("Okta__Xaas__Retry__MaxRetries=3 dotnet run --project samples/HrCsvSync").Should().BeEmpty();
        FaultsOf("Okta__Xaas__Retry__MaxRetry=3 dotnet run --project samples/HrCsvSync").Should().ContainSingle();
        FaultsOf("OKTA_XAAS_SIMULATION_SEEDS=1 dotnet test tests/Okta.Xaas.ScenarioTests").Should().BeEmpty();
        FaultsOf($"OKTA_XAAS_SIMULATION_{"SEED"}=1 dotnet test tests/Okta.Xaas.ScenarioTests").Should().ContainSingle();
    }

    private static IEnumerable<string> FaultsOf(string command)
    {
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var settings = words[0] == "export" ? words[1..] : words.TakeWhile(word => word.Contains('=', StringComparison.Ordinal)).ToArray();
        if (settings.FirstOrDefault(setting => !IsOption(setting) && !IsReadByATest(setting)) is { } unknown) return [$"{command}: {unknown} is no option"];
        if (words[0] == "export") return [];
        words = words[settings.Length..];
        if (ToolSources.ContainsKey(words[0])) return FaultsOfTool(command, words[0], words[1..]);
        if (words[0] != "dotnet" && !words[0].StartsWith(".ci/", StringComparison.Ordinal)) return [$"{command}: neither dotnet nor a script of the repository"];
        if (words[0] == "dotnet" && !Verbs.Contains(words[1])) return [$"{command}: no such verb"];
        var own = words.TakeWhile(word => word != "--").ToArray();
        var faults = own is ["dotnet", "run", ..] && own.Contains(ToolProject) ? FaultsOfTool(command, "okta-xaas", words[(own.Length + 1)..]) : [];
        return faults.Concat(own.Where((word, i) => (i > 0 && own[i - 1] == "--project") || Folders.Any(folder => word.StartsWith(folder, StringComparison.Ordinal)))
            .Where(path => !RepositoryFiles.Exists(path))
            .Select(path => $"{command}: {path} is not there"));
    }

    // Both tools write an option as a text of its own, followed by a blank or a quotation mark; commands of the second likewise.
    private static IEnumerable<string> FaultsOfTool(string command, string tool, string[] words)
    {
        var isOption = (string word) => word.StartsWith("--", StringComparison.Ordinal);
        var known = (string word) => ToolSources[tool].Contains($"{word} ", StringComparison.Ordinal) || ToolSources[tool].Contains($"\"{word}\"", StringComparison.Ordinal);
        foreach (var option in words.Where(word => isOption(word) && !known(word))) yield return $"{command}: {option} is no option";
        if (tool == "okta-xaas" && words is [var verb, ..] && !isOption(verb) && !known(verb)) yield return $"{command}: {verb} is no command";
    }

    private static bool IsReadByATest(string assignment) => TestSources.Contains($"\"{assignment.Split('=')[0]}\"", StringComparison.Ordinal);

    private static bool IsOption(string assignment)
    {
        var type = typeof(OktaXaasOptions);
        foreach (var name in assignment.Split('=')[0].Split("__").Skip(2))
        {
            if (type.GetProperty(name) is not { } property) return false;
            type = property.PropertyType;
        }

        return assignment.StartsWith("Okta__Xaas__", StringComparison.Ordinal);
    }
}
