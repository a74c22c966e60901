using System.Data.Common;
using Okta.Xaas.Feeds.Rows.Internal;

namespace Okta.Xaas.Feeds.Database.Internal;

/// <summary>Goes through a result row by row.</summary>
internal sealed class ResultRows
{
    private readonly DbDataReader _reader;
    private readonly RowHeader _header;
    private readonly int _width;

    // In the order of the columns, and each column once: that is what sequential access allows.
    private readonly (int Place, bool IsDay)[] _wanted;
    private long _number;

    /// <param name="reader">The result, before its first row.</param>
    /// <param name="header">Its columns.</param>
    /// <param name="wanted">The places of those that are read, in rising order.</param>
    public ResultRows(DbDataReader reader, RowHeader header, IEnumerable<int> wanted)
    {
        _reader = reader;
        _header = header;
        _width = reader.FieldCount;
        _wanted = [.. wanted.Select(place => (place, string.Equals(reader.GetDataTypeName(place), "date", StringComparison.OrdinalIgnoreCase)))];
    }

    /// <summary>A value as a cell. Some databases keep a time in what they call a date.</summary>
    public static object? CellOf(object value, bool isDay) => value switch
    {
        DBNull => null,
        DateTime time when isDay && time.TimeOfDay == TimeSpan.Zero => new Day(time),
        _ => value,
    };

    /// <summary>The next row that is not empty in all columns that are read; null after the last one.</summary>
    public async ValueTask<SourceRow?> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            _number++;
            string? column = null;
            try
            {
                // Some providers ask the token only when they wait.
                cancellationToken.ThrowIfCancellationRequested();
                if (!await _reader.ReadAsync(cancellationToken).ConfigureAwait(false)) return null;
                var cells = new object?[_width];
                var isEmpty = true;
                foreach (var (place, isDay) in _wanted)
                {
                    column = _header.NameAt(place);
                    var value = CellOf(_reader.GetValue(place), isDay);
                    cells[place] = value;
                    isEmpty &= value is null || (value is string text && string.IsNullOrWhiteSpace(text));
                }

                if (!isEmpty) return new SourceRow(_number, cells);
            }
            catch (Exception fault)
            {
                throw ProviderFault.Of(fault, _header.SourceName, $"failed in row {_number}{(column is null ? "" : $", column '{column}'")}", _number, cancellationToken);
            }
        }
    }
}
