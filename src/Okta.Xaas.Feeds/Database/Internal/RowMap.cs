using System.Data.Common;

namespace Okta.Xaas.Feeds.Database.Internal;

/// <summary>How the rows of one kind become records: which columns are wanted, and what is made of their values.</summary>
/// <param name="Kind">The kind, for messages: <c>users</c>.</param>
/// <param name="Wanted">The columns, each with what it is for.</param>
/// <param name="Begin">Begins a reading: gives what makes a record of a row.</param>
internal sealed record RowMap<TRecord>(string Kind, IReadOnlyList<WantedColumn> Wanted, Func<Func<RowValues, TRecord>> Begin)
{
    public string Origin => $"the query of {Kind}";

    /// <summary>Finds the columns in a result; one exception names all that can't be found.</summary>
    public RowReader<TRecord> Start(DbDataReader reader) => new(reader, this, ColumnPlan.Find(reader, Origin, Wanted));
}
