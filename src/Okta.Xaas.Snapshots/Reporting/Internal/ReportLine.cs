using System.Globalization;

namespace Okta.Xaas.Snapshots.Reporting.Internal;

/// <summary>A line of the report as CSV.</summary>
internal static class ReportLine
{
    private static readonly char[] NeedQuotes = [',', '"', '\r', '\n', ';'];

    public static string Of(PersonReport person, bool isPlan) => string.Join(
        ",",
        person.Row?.ToString(CultureInfo.InvariantCulture) ?? "",
        Cell(NoFormula(person.ExternalId)),
        isPlan ? Planned(person.Outcome) : Done(person.Outcome),
        Cell(person.Why));

    private static string Done(PersonOutcome outcome) => outcome switch
    {
        PersonOutcome.Created => "created",
        PersonOutcome.Updated => "updated",
        PersonOutcome.Unchanged => "unchanged",
        PersonOutcome.Left => "left",
        PersonOutcome.NotActive => "not active",
        PersonOutcome.Waits => "waits",
        PersonOutcome.Rejected => "rejected",
        _ => "not imported",
    };

    private static string Planned(PersonOutcome outcome) => outcome switch
    {
        PersonOutcome.Created => "to be created",
        PersonOutcome.Updated => "to be updated",
        PersonOutcome.Left => "to be deactivated",
        _ => Done(outcome),
    };

    private static string Cell(string text) => text.IndexOfAny(NeedQuotes) < 0 ? text : $"\"{text.Replace("\"", "\"\"")}\"";

    // A spreadsheet takes a text that begins so for a formula and runs it.
    private static string NoFormula(string key) => key.Length > 0 && key[0] is '=' or '+' or '-' or '@' or '\t' ? "'" + key : key;
}
