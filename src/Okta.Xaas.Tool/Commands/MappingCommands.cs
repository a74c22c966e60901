using System.CommandLine;
using Okta.Xaas.Tool.Mappings;

namespace Okta.Xaas.Tool.Commands;

/// <summary><c>init</c> and <c>explain</c>: help to write a mapping. Neither asks Okta anything.</summary>
internal static class MappingCommands
{
    public static Command Init(CommonOptions common)
    {
        var file = new Argument<string>("file") { Description = "The HR system's export: a workbook (.xlsx), JSON (.json, .ndjson, .jsonl), or else CSV." }.NotBlank();
        var mapping = new Option<string>("--mapping", "-m") { Description = "The file to write the mapping to.", DefaultValueFactory = _ => "mapping.json" }.NotBlank();
        var replace = new Option<bool>("--replace") { Description = "Write over a mapping that is there already." };
        var command = new Command("init", "Write a first mapping by looking at an export, and say what was guessed and why.") { file, mapping, replace };
        command.SetAction((parsed, cancellationToken) => common.RunAsync(parsed, (_, display) =>
            new InitRun(display, TimeProvider.System).RunAsync(parsed.GetRequiredValue(file), parsed.GetRequiredValue(mapping), parsed.GetValue(replace), cancellationToken)));
        return command;
    }

    public static Command Explain(CommonOptions common)
    {
        var key = new Argument<string>("key") { Description = "The person's key." }.NotBlank();
        var list = new ListOptions(ListOptions.Export);
        var showValues = new Option<bool>("--show-values") { Description = "Let the person's values go to a file or a program; without it they are shown on a terminal only." };
        var command = new Command("explain", "Show what the mapping makes of one person: whether in the list, each attribute and its value, the groups.") { key };
        list.AddTo(command);
        command.Options.Add(showValues);
        command.SetAction((parsed, cancellationToken) => common.RunAsync(parsed, (target, display) => new ExplainRun(display, TimeProvider.System).RunAsync(
            parsed.GetRequiredValue(key),
            list.Of(parsed, target.Settings),
            parsed.GetValue(showValues) || !Console.IsOutputRedirected,
            cancellationToken)));
        return command;
    }
}
