namespace Okta.Xaas.Feeds.Rows.Internal;

/// <summary>A row of any source.</summary>
/// <param name="Number">Where it stands, from 1: in a text file the line where it starts, as it can span several.</param>
/// <param name="Cells">Its cells: texts, or what a source with types has; null for none.</param>
/// <param name="Fault">Why the row can't be trusted; null when it can.</param>
/// <param name="Trusted">How many of its first cells stand in their columns all the same.</param>
internal sealed record SourceRow(long Number, object?[] Cells, string? Fault = null, int Trusted = int.MaxValue)
{
    /// <summary>A cell as text, without blanks around it; empty when it has nothing.</summary>
    public string this[int column] => Cells[column] switch
    {
        string text => text.Trim(),
        null => "",
        TextList texts => texts.ToString(),
        var value => ValueText.Of(value).Trim(),
    };

    /// <summary>A cell as the source has it; a day is its midnight.</summary>
    public object? Raw(int column) => Cells[column] is Day day ? day.Date : Cells[column];

    /// <summary>A cell of a row at fault; empty when it may be another column's.</summary>
    public string Sure(int column) => column < Trusted && column < Cells.Length ? this[column] : "";
}
