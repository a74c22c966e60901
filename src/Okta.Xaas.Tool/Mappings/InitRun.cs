using System.Text.Json.Nodes;
using Okta.Xaas.Feeds.Guessing;
using Okta.Xaas.Tool.Display;
using Okta.Xaas.Tool.Endings;
using Okta.Xaas.Tool.Feeds;
using static Okta.Xaas.Tool.Display.Words;

namespace Okta.Xaas.Tool.Mappings;

/// <summary>Writes a first mapping for an export, and says what was guessed and why.</summary>
internal sealed class InitRun(IDisplay display, TimeProvider clock)
{
    /// <param name="file">The export.</param>
    /// <param name="path">The mapping to be written.</param>
    /// <param name="replaces">Whether one that is there already is written over.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public async Task<int> RunAsync(string file, string path, bool replaces, CancellationToken cancellationToken)
    {
        if (Path.GetFullPath(path) == Path.GetFullPath(file)) throw new UsageException($"--mapping {path}: this is the export, and would be written over");
        if (!replaces && File.Exists(path)) throw new UsageException($"{path} is there already: name another file with --mapping, or write over it with --replace");
        var guess = await (ExportKinds.Of(file) switch
        {
            ExportKind.Workbook => MappingGuess.OfWorkbookAsync(file, clock, cancellationToken),
            ExportKind.Json => MappingGuess.OfJsonAsync(file, clock, cancellationToken),
            _ => MappingGuess.OfCsvAsync(file, clock, cancellationToken),
        });
        display.Say("Export", $"{file}, {Count(guess.RowsSeen, "row")} looked at");
        display.ShowList("Guessed; what has a question mark is to be looked at:", [.. guess.Parts.Select(part => $"{(part.IsSure ? " " : "?")} {part.About}: {part.Guess}. {char.ToUpperInvariant(part.Reason[0])}{part.Reason[1..]}.")]);
        await WriteAsync(path, guess.Json, replaces, cancellationToken);
        var schema = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, MappingSchema.FileName);
        if (!File.Exists(schema)) await WriteAsync(schema, MappingSchema.Text, replaces: false, cancellationToken);
        display.Blank();
        display.Say("Mapping", path);
        display.Say("Schema", $"{MappingSchema.FileName} beside it, by which editors complete and check it");
        display.Say("With it", $"{Count(guess.People, "person is", "people are")} in the list{(guess.HeldBack == 0 ? "" : $", of whom {Count(guess.HeldBack, "is", "are")} held back, the first by {guess.FirstFault}")}");
        display.ShowList("Next, look into the mapping, then:", [$"okta-xaas explain KEY --file {file} --mapping {path}", $"okta-xaas plan --file {file} --mapping {path} --emulated"]);
        display.Data(new JsonObject
        {
            ["mapping"] = path,
            ["rows"] = guess.RowsSeen,
            ["people"] = guess.People,
            ["heldBack"] = guess.HeldBack,
            ["firstFault"] = guess.FirstFault,
            ["guesses"] = new JsonArray([.. guess.Parts.Select(part => new JsonObject { ["about"] = part.About, ["guess"] = part.Guess, ["reason"] = part.Reason, ["isSure"] = part.IsSure })]),
        });
        return guess.HeldBack == 0 ? ExitCodes.Success : ExitCodes.Incomplete;
    }

    private static async Task WriteAsync(string path, string json, bool replaces, CancellationToken cancellationToken)
    {
        var unfinished = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            await File.WriteAllTextAsync(unfinished, json, cancellationToken);
            File.Move(unfinished, path, replaces);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(unfinished)) File.Delete(unfinished);
            throw new UsageException($"{path} cannot be written: {fault.Message.TrimEnd('.')}");
        }
    }
}
