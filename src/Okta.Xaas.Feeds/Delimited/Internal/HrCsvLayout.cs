namespace Okta.Xaas.Feeds.Delimited.Internal;

/// <summary>How an export is to be read.</summary>
/// <param name="Delimiter">Between the cells; null: the reader finds out.</param>
/// <param name="LinesAbove">How many lines stand above the header, or where there is none above the first row.</param>
/// <param name="Comment">What comments begin with; null: there are none.</param>
/// <param name="Names">The columns' names, where there is no header; null: there is one.</param>
/// <param name="RowsEndWithDelimiter">Whether each row ends with a delimiter that the header has not, and so with an empty cell too many.</param>
internal sealed record HrCsvLayout(char? Delimiter, long LinesAbove, char? Comment, IReadOnlyList<string>? Names = null, bool RowsEndWithDelimiter = false)
{
    public static readonly HrCsvLayout Plain = new(null, 0, null);
}
