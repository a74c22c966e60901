using Okta.Xaas.Feeds.Employment.Internal;
using Okta.Xaas.Feeds.Mapping.Internal;
using Okta.Xaas.Feeds.Rows.Internal;
using Okta.Xaas.Feeds.Templates.Internal;
using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Feeds.Lists.Internal;

/// <summary>A text of the mapping that knows where its columns stand in a table.</summary>
internal sealed class RowText
{
    private readonly RowHeader _header;
    private readonly HrText _text;
    private readonly string _for;
    private readonly HrConversion _conversion;
    private readonly BoundTemplate? _template;
    private readonly DayReader? _days;
    private readonly int _place = -1;
    private readonly int _last = -1;

    /// <param name="text">The text.</param>
    /// <param name="isFor">What it is for, such as an attribute's name.</param>
    /// <param name="conversion">What becomes of what stands in the cell.</param>
    /// <param name="header">Where the columns stand.</param>
    /// <param name="time">The clock of templates' time limit.</param>
    public RowText(HrText text, string isFor, HrConversion conversion, RowHeader header, TimeProvider time)
    {
        (_header, _text, _for, _conversion) = (header, text, isFor, conversion);
        if (text.Column is { } column) _last = _place = header.PlaceOf(column);
        if (text.Template is { } template)
        {
            _template = template.Bind(header.PlaceOf, time);
            _last = template.Columns.Select(header.PlaceOf).DefaultIfEmpty(-1).Max();
        }

        if (conversion.From.Count > 0) _days = new DayReader(text.Column!.Name, conversion.From, [], null, TimeZoneInfo.Utc);
    }

    /// <summary>Where the text comes from, for messages.</summary>
    public string What => _text.Column is null ? $"the text for {_for}" : _text.What;

    /// <summary>What a row has. With a fault there is no text; without a value of the row.</summary>
    public Rendered Of(SourceRow row)
    {
        try
        {
            if (_place >= 0) return Finished(row.Cells[_place]);
            if (_template is null) return new(_text.Constant!);
            var rendered = _template.Render(row);
            if (rendered.Fault is { } fault) return Rendered.Failed($"the template of {_for}: {fault}");
            return rendered.After is { } after ? new(OneLine.Of(rendered.Text.TrimStart()), OneLine.Of(after.TrimEnd())) : new(Finished(rendered.Text));
        }
        catch (NotSupportedException fault)
        {
            // Written here, about types and formats alone; it has no value.
            var column = _text.Column is { } named ? $"column '{named.Name}'" : "a column of the template";
            throw new SnapshotReadException(_header.SourceName, $"{_header.SourceName}, row {row.Number}: {column} for {_for} {fault.Message}", row.Number);
        }
    }

    /// <summary>The texts of a cell that has several; null of any other.</summary>
    public IReadOnlyList<string>? SeveralOf(SourceRow row) => _place >= 0 ? (row.Cells[_place] as TextList)?.Texts : null;

    /// <summary>What a row has that is at fault; empty when it may be of other columns, or can't be told.</summary>
    public string Sure(SourceRow row)
    {
        if (_last >= Math.Min(row.Trusted, row.Cells.Length)) return "";
        var rendered = Of(row);
        return rendered is { Fault: null, After: null } ? rendered.Text : "";
    }

    private Rendered Finished(object? cell)
    {
        var text = cell as string ?? (cell as TextList)?.ToString();
        if (text is null) return new(Finished(cell is null ? "" : ValueText.Of(cell, _conversion.Format)));
        if (_conversion.Format is null || string.IsNullOrWhiteSpace(text)) return new(Finished(text));
        if (_days is null) return Rendered.Failed($"{_text.What} for {_for} has a text, for which there is no format: name with \"from\" how its days are written, or take \"format\" out");
        if (!_days.TryRead(text, out var day, out var fault)) return Rendered.Failed(fault!);
        return new(Finished(day is { } date ? ValueText.Of(new Day(date), _conversion.Format) : ""));
    }

    private string Finished(string text)
    {
        if (_conversion.Trim) text = OneLine.Of(text.Trim());
        return _conversion.Values is { } values && values.TryGetValue(text, out var other) ? other : text;
    }
}
