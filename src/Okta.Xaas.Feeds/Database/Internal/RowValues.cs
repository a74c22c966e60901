using Okta.Xaas.Feeds.Rows.Internal;
using Okta.Xaas.Snapshots.Reading;

namespace Okta.Xaas.Feeds.Database.Internal;

/// <summary>The values of a row that are wanted. Used again for the next row.</summary>
internal sealed class RowValues(string origin, IReadOnlyList<WantedColumn> wanted)
{
    private static readonly ValueConversion AsItIs = new();

    private readonly object?[] _values = new object?[wanted.Count];

    private readonly bool[] _isDate = new bool[wanted.Count];

    /// <summary>The row's number, from 1.</summary>
    public long Row { get; set; }

    public void Set(int index, object? value) => _values[index] = value;

    /// <summary>Says that the database has dates without a time in a column, for which many providers have no type of their own.</summary>
    public void MarkDate(int index) => _isDate[index] = true;

    /// <summary>Whether the row has no value at all.</summary>
    public bool IsEmpty => Array.TrueForAll(_values, value => value is null || (value is string text && string.IsNullOrWhiteSpace(text)));

    /// <summary>A value as the provider gives it; null for NULL.</summary>
    public object? Raw(int index) => _values[index];

    /// <summary>A value as text; empty for NULL.</summary>
    public string this[int index] => TextOf(index, AsItIs);

    public string TextOf(int index, ValueConversion conversion)
    {
        if (_values[index] is not { } value) return "";
        string text;
        try
        {
            text = ValueText.Of(value, conversion.Format, _isDate[index]);
        }
        catch (NotSupportedException fault)
        {
            // Written here, about types and formats alone; it has no value.
            var column = wanted[index];
            throw new SnapshotReadException(origin, $"{origin}, row {Row}: column '{column.Name}' for {column.For} {fault.Message}", Row);
        }

        if (conversion.Trim) text = OneLine.Of(text.Trim());
        return conversion.Values.TryGetValue(text, out var other) ? other : text;
    }
}
