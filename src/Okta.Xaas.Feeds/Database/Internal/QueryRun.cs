using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Okta.Xaas.Feeds.Rows.Internal;
using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Feeds.Database.Internal;

/// <summary>What is needed to run a query.</summary>
internal sealed record QueryRun(Func<DbConnection> Connect, string Sql, TimeSpan? Timeout)
{
    public async Task<DbConnection> OpenAsync(string origin, CancellationToken cancellationToken)
    {
        DbConnection? connection = null;
        try
        {
            connection = Connect();
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            return connection;
        }
        catch (Exception fault)
        {
            connection?.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            // No row has been read, so there is no value in it.
            throw new SnapshotReadException(origin, $"{origin}: the connection to the database can't be opened: {OneLine.Of(fault.Message)}", null, fault) { ProviderException = fault };
        }
    }

    public DbCommand CommandOn(DbConnection connection)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The query is the caller's own, and has no parameters.
        command.CommandText = Sql;
#pragma warning restore CA2100
        // Rounded up, as zero is for ever.
        if (Timeout is { } timeout) command.CommandTimeout = (int)Math.Ceiling(timeout.TotalSeconds);
        return command;
    }

    public static async Task<DbDataReader> ExecuteAsync(DbCommand command, string origin, CancellationToken cancellationToken)
    {
        EnsurePrepared(command, origin);
        try
        {
            return await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            throw ProviderFault.Of(fault, origin, "failed", null, cancellationToken);
        }
    }

    // SQLite has one code for most errors. Of those that come before it runs the query none has a value, so that they can be told as they are.
    private static void EnsurePrepared(DbCommand command, string origin)
    {
        try
        {
            if (command is SqliteCommand) command.Prepare();
        }
        catch (SqliteException fault)
        {
            throw new SnapshotReadException(origin, $"{origin} failed: {OneLine.Of(fault.Message)}", null, fault) { ProviderException = fault };
        }
    }

    /// <summary>An error after the last row, and a second result that nobody reads, would be missed without a look.</summary>
    public static async Task EnsureEndedAsync(DbDataReader reader, string origin, CancellationToken cancellationToken)
    {
        bool another;
        try
        {
            another = await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            throw ProviderFault.Of(fault, origin, "failed after its last row", null, cancellationToken);
        }

        if (another) throw new SnapshotReadException(origin, $"{origin} has more than one result; join them with UNION ALL");
    }
}
