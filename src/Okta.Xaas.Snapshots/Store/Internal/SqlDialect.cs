using System.Data.Common;

namespace Okta.Xaas.Snapshots.Store.Internal;

/// <summary>In what the databases differ; everything else is the same SQL for all of them.</summary>
internal abstract class SqlDialect
{
    /// <summary>The type of bytes.</summary>
    public abstract string Bytes { get; }

    /// <summary>The type of a text that is compared and ordered by its bytes, whatever the database's language.</summary>
    public abstract string Text { get; }

    /// <summary>What stands behind the columns of a table that is kept in the order of its key.</summary>
    public abstract string OrderedByKey { get; }

    /// <summary>What stands behind the columns of a temporary table whose rows are of one transaction. Who fills it empties it first all the same.</summary>
    public abstract string ForOneTransaction { get; }

    /// <summary>Counts 1 when the tables have been made.</summary>
    public abstract string HasTables { get; }

    /// <summary>Keeps others away from the tables that last before they are changed, in the order in which everybody takes them; null where a transaction is alone anyway.</summary>
    public abstract string? LockForMigration { get; }

    /// <summary>Lets the database refuse to change or delete a row of a table.</summary>
    public abstract IEnumerable<string> OnlyAddedTo(string table);

    /// <summary>Begins a transaction that sees one state of everything, and keeps nobody from writing.</summary>
    public abstract DbTransaction BeginReading(DbConnection connection);

    /// <summary>Looks for damage of the tables, after they have been made or updated; for a database that is a file.</summary>
    public virtual Task VerifyAsync(SqlTransaction transaction, bool migrated, string name) => Task.CompletedTask;

    /// <summary>Takes in many rows at once.</summary>
    public abstract Task InsertAsync(DbConnection connection, DbTransaction transaction, SqlTable table, IReadOnlyList<object?[]> rows, CancellationToken cancellationToken);

    /// <summary>Tells the database to plan anew after many rows came in; where it does so by itself, nothing.</summary>
    public abstract string? Analyze(string table);

    /// <summary>Sets how long a command may take.</summary>
    public abstract void SetTimeLimit(DbCommand command);

    /// <summary>Says how a fault of the database is mended; null when it is none.</summary>
    public abstract string? MendOf(Exception fault);
}
