using System.Data.Common;

namespace Okta.Xaas.Feeds.Database.Internal;

/// <summary>Goes through a result row by row.</summary>
internal sealed class RowReader<TRecord>
{
    private readonly DbDataReader _reader;
    private readonly RowMap<TRecord> _map;
    private readonly RowValues _values;
    private readonly Func<RowValues, TRecord> _make;

    // In the order of the columns, and each column once: that is what sequential access allows.
    private readonly (int Place, int[] Indexes)[] _columns;

    public RowReader(DbDataReader reader, RowMap<TRecord> map, int[] places)
    {
        _reader = reader;
        _map = map;
        _values = new RowValues(map.Origin, map.Wanted);
        _make = map.Begin();
        _columns = [.. places.Select((place, index) => (place, index)).GroupBy(column => column.place, column => column.index).OrderBy(column => column.Key).Select(column => (column.Key, column.ToArray()))];
        foreach (var (place, indexes) in _columns)
        {
            if (!string.Equals(reader.GetDataTypeName(place), "date", StringComparison.OrdinalIgnoreCase)) continue;
            foreach (var index in indexes) _values.MarkDate(index);
        }
    }

    /// <summary>Moves to the next row.</summary>
    /// <returns>False after the last one.</returns>
    public async ValueTask<bool> MoveNextAsync(CancellationToken cancellationToken)
    {
        _values.Row++;
        WantedColumn? column = null;
        try
        {
            // Some providers ask the token only when they wait.
            cancellationToken.ThrowIfCancellationRequested();
            if (!await _reader.ReadAsync(cancellationToken).ConfigureAwait(false)) return false;
            foreach (var (place, indexes) in _columns)
            {
                column = _map.Wanted[indexes[0]];
                var value = _reader.GetValue(place);
                foreach (var index in indexes) _values.Set(index, value is DBNull ? null : value);
            }

            return true;
        }
        catch (Exception fault)
        {
            throw ProviderFault.Of(fault, _map.Origin, $"failed in row {_values.Row}{(column is null ? "" : $", column '{column.Name}'")}", _values.Row, cancellationToken);
        }
    }

    public TRecord Current() => _make(_values);
}
