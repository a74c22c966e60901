using System.Data.Common;
using Okta.Xaas.Feeds.Rows.Internal;

namespace Okta.Xaas.Feeds.Database.Internal;

/// <summary>How the rows of one kind become records: which columns are wanted, and what is made of them.</summary>
/// <param name="Kind">The kind, for messages: <c>users</c>.</param>
/// <param name="Wanted">The columns, each with what it is for.</param>
/// <param name="Begin">Begins a reading: gives what makes a record of a row.</param>
internal sealed record RowMap<TRecord>(string Kind, IReadOnlyList<WantedColumn> Wanted, Func<RowHeader, Func<SourceRow, TRecord>> Begin)
{
    public string Origin => $"the query of {Kind}";

    /// <summary>Finds the columns in a result.</summary>
    public RowReader<TRecord> Start(DbDataReader reader)
    {
        var header = ColumnPlan.HeaderOf(reader, Origin);
        return new(new ResultRows(reader, header, ColumnPlan.Find(header, reader, Wanted)), Begin(header));
    }
}
