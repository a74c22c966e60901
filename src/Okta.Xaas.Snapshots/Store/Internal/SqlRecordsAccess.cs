namespace Okta.Xaas.Snapshots.Store.Internal;

/// <summary>By which connection the records of a feed are read and written.</summary>
internal abstract class SqlRecordsAccess
{
    /// <summary>Reads; null where there are no such tables yet.</summary>
    public abstract Task<T?> ReadAsync<T>(Func<SqlTransaction, Task<T>> work, CancellationToken cancellationToken)
        where T : class;

    /// <summary>Writes in one transaction, and makes or updates the tables first if need be.</summary>
    public abstract Task WriteAsync(Func<SqlTransaction, Task> work, CancellationToken cancellationToken);
}

/// <summary>By the connection of a run, which has brought the tables to the newest version.</summary>
internal sealed class LeaseRecordsAccess(SqlSession session, SqlSource source) : SqlRecordsAccess
{
    public override async Task<T?> ReadAsync<T>(Func<SqlTransaction, Task<T>> work, CancellationToken cancellationToken)
        where T : class => await session.ReadAsync(work, cancellationToken).ConfigureAwait(false);

    public override Task WriteAsync(Func<SqlTransaction, Task> work, CancellationToken cancellationToken) => source.ChangeAsync(work, cancellationToken);
}

/// <summary>By a connection of its own for each call.</summary>
/// <param name="openAsync">Opens one; null when it is only to be read, and there is nothing.</param>
/// <param name="closeAsync">Closes it.</param>
/// <param name="lockAsync">Makes the transaction the only one that makes or updates the tables, where transactions run side by side.</param>
internal sealed class OwnRecordsAccess(
    Func<bool, CancellationToken, Task<SqlSession?>> openAsync, Func<SqlSession, ValueTask> closeAsync, Func<SqlTransaction, Task>? lockAsync) : SqlRecordsAccess
{
    public override async Task<T?> ReadAsync<T>(Func<SqlTransaction, Task<T>> work, CancellationToken cancellationToken)
        where T : class
    {
        if (await openAsync(false, cancellationToken).ConfigureAwait(false) is not { } session) return null;
        try
        {
            return await session.ReadAsync(
                async transaction =>
                {
                    var version = await SqlMigrator.VersionOfAsync(transaction, session.Dialect, session.Name, SqlMigrations.All).ConfigureAwait(false);
                    return version < Version4.Step.Version ? null : await work(transaction).ConfigureAwait(false);
                },
                cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await closeAsync(session).ConfigureAwait(false);
        }
    }

    public override async Task WriteAsync(Func<SqlTransaction, Task> work, CancellationToken cancellationToken)
    {
        var session = (await openAsync(true, cancellationToken).ConfigureAwait(false))!;
        try
        {
            await session.InTransactionAsync(
                async transaction =>
                {
                    await UpdateTablesAsync(session, transaction).ConfigureAwait(false);
                    await work(transaction).ConfigureAwait(false);
                },
                cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await closeAsync(session).ConfigureAwait(false);
        }
    }

    private async Task UpdateTablesAsync(SqlSession session, SqlTransaction transaction)
    {
        var steps = SqlMigrations.All;
        if (await SqlMigrator.VersionOfAsync(transaction, session.Dialect, session.Name, steps).ConfigureAwait(false) == steps[steps.Count - 1].Version) return;
        if (lockAsync is not null) await lockAsync(transaction).ConfigureAwait(false);
        var migrated = await SqlMigrator.MigrateAsync(transaction, session.Dialect, session.Name, steps).ConfigureAwait(false);
        await session.Dialect.VerifyAsync(transaction, migrated, session.Name).ConfigureAwait(false);
    }
}
