using System.Text.Json.Nodes;
using Okta.Xaas.Feeds;
using Okta.Xaas.Tool.Display;
using Okta.Xaas.Tool.Endings;
using Okta.Xaas.Tool.Feeds;

namespace Okta.Xaas.Tool.Mappings;

/// <summary>Shows what a mapping makes of one person. It has values of a person, so that it is for the user's own eyes.</summary>
internal sealed class ExplainRun(IDisplay display, TimeProvider clock)
{
    private const string Number = "{n}";

    /// <param name="key">The person.</param>
    /// <param name="choice">The list.</param>
    /// <param name="isWatched">Whether the output goes to a terminal, or is wanted elsewhere all the same.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public async Task<int> RunAsync(string key, ListChoice choice, bool isWatched, CancellationToken cancellationToken)
    {
        if (!isWatched) throw new UsageException("what becomes of a person has that person's values, and is shown on a terminal only; --show-values lets it go to a file or a program");
        using var list = await HrList.OpenAsync(choice, clock, cancellationToken);
        var explained = list.ExplainAsync(key) ?? throw new UsageException($"{list.Name} cannot be explained row by row, as it has no mapping file: give --file and --mapping, or name one in HrDatabase:Mapping");
        var rows = new List<RowExplanation>();
        await foreach (var row in explained.WithCancellation(cancellationToken)) rows.Add(row);
        if (rows.Count == 0) display.Say("Person", $"{key}: no row of {list.Name} has this key");
        foreach (var row in rows) Show(row, list.Place);
        var doubles = rows.Where(row => row.WhyAbsent is null).GroupBy(row => row.ExternalId, StringComparer.Ordinal).Where(same => same.Count() > 1).ToList();
        foreach (var same in doubles) display.Say("Note", $"{same.Count()} rows of the list have the key {same.Key}: none of them is sent until only one has it");
        if (rows.Any(row => row.Attributes.Any(one => one.Value?.Contains(Number, StringComparison.Ordinal) == true)))
        {
            display.Blank();
            display.Say("", $"{Number} is nothing for the first who has the text, and 2, 3 and so on for those who come later");
        }

        display.Data(new JsonArray([.. rows.Select(JsonOf)]));
        return rows.Count > 0 && doubles.Count == 0 && rows.TrueForAll(row => row.Fault is null) ? ExitCodes.Success : ExitCodes.Incomplete;
    }

    private void Show(RowExplanation row, string place)
    {
        display.Say("Person", $"{row.ExternalId}, {place} {Words.Number(row.Row)}");
        display.Say("List", row.WhyAbsent is { } why ? $"is not in it by this row: {why}" : row.Fault is { } fault ? $"is in it, but held back: {fault}" : "is in it");
        if (row.Groups.Count > 0) display.Say("Groups", string.Join(", ", row.Groups));
        if (row.Attributes.Count > 0) display.Show(new("What becomes of it", ["attribute", "value", "from"], 3, [.. row.Attributes.Select(one => (IReadOnlyList<string>)[one.Attribute, WordOf(one), one.Source])]));
    }

    private static string WordOf(AttributeExplanation attribute) =>
        attribute.Fault is { } fault ? $"(at fault: {fault})" : attribute.Value ?? (attribute.IsCleared ? "(cleared in Okta)" : "(not sent)");

    private static JsonObject JsonOf(RowExplanation row) => new()
    {
        ["externalId"] = row.ExternalId,
        ["row"] = row.Row,
        ["whyAbsent"] = row.WhyAbsent,
        ["fault"] = row.Fault,
        ["groups"] = new JsonArray([.. row.Groups.Select(group => JsonValue.Create(group))]),
        ["attributes"] = new JsonArray([.. row.Attributes.Select(one => new JsonObject { ["attribute"] = one.Attribute, ["from"] = one.Source, ["value"] = one.Value, ["isCleared"] = one.IsCleared, ["fault"] = one.Fault })]),
    };
}
