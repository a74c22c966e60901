using System.CommandLine;
using Okta.Xaas.Tool.Connection;
using Okta.Xaas.Tool.Feeds;

namespace Okta.Xaas.Tool.Commands;

/// <summary>The options that say where the list is.</summary>
internal sealed class ListOptions(string about)
{
    /// <summary>What commands that need a list say of it.</summary>
    public const string Export = "The HR system's export: a workbook (.xlsx), JSON (.json, .ndjson, .jsonl), or else CSV. Without it the database of the settings under HrDatabase is read.";

    private readonly Option<string?> _file = new Option<string?>("--file", "-f") { Description = about }.NotBlank();
    private readonly Option<string?> _mapping = new Option<string?>("--mapping", "-m") { Description = "The JSON file that says what the export's columns mean." }.NotBlank();

    public void AddTo(Command command)
    {
        command.Options.Add(_file);
        command.Options.Add(_mapping);
        command.Validators.Add(given =>
        {
            if (given.GetValue(_file) is null != given.GetValue(_mapping) is null) given.AddError("--file and --mapping belong together: an export, and what its columns mean.");
        });
    }

    public bool HasFile(System.CommandLine.Parsing.CommandResult given) => given.GetValue(_file) is not null;

    public ListChoice Of(ParseResult parsed, OktaSettings settings) => new(parsed.GetValue(_file), parsed.GetValue(_mapping), settings);
}
