using System.Data.Common;

namespace Okta.Xaas.Snapshots.Store.Internal;

/// <summary>In what the databases differ; everything else is the same SQL for all of them.</summary>
internal abstract class SqlDialect
{
    /// <summary>The type of bytes.</summary>
    public abstract string Bytes { get; }

    /// <summary>What stands behind the columns of a table that is kept in the order of its key.</summary>
    public abstract string OrderedByKey { get; }

    /// <summary>Takes in many rows at once.</summary>
    public abstract Task InsertAsync(DbConnection connection, DbTransaction transaction, SqlTable table, IReadOnlyList<object?[]> rows, CancellationToken cancellationToken);

    /// <summary>Tells the database to plan anew after many rows came in; where it does so by itself, nothing.</summary>
    public abstract string? Analyze(string table);
}
