using System.Data.Common;

namespace Okta.Xaas.Snapshots.Store.Internal;

/// <summary>A connection, used by one caller at a time, and what is done on it in one line.</summary>
internal sealed class SqlSession(DbConnection connection, SqlDialect dialect) : IDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1);

    public SqlDialect Dialect => dialect;

    /// <summary>Does something in a transaction: all of it, or nothing.</summary>
    public async Task<T> InTransactionAsync<T>(Func<SqlTransaction, Task<T>> work, CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
#if NET
            var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                var result = await work(new(connection, transaction, dialect, cancellationToken)).ConfigureAwait(false);
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                return result;
            }
#else
            using var transaction = connection.BeginTransaction();
            var result = await work(new(connection, transaction, dialect, cancellationToken)).ConfigureAwait(false);
            transaction.Commit();
            return result;
#endif
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <inheritdoc cref="InTransactionAsync{T}" />
    public Task InTransactionAsync(Func<SqlTransaction, Task> work, CancellationToken cancellationToken) =>
        InTransactionAsync(
            async transaction =>
            {
                await work(transaction).ConfigureAwait(false);
                return true;
            },
            cancellationToken);

    /// <summary>Reads rows one by one; the connection is the reader's until it ends.</summary>
    public async IAsyncEnumerable<T> QueryAsync<T>(string sql, Func<DbDataReader, T> read, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken, params (string Name, object? Value)[] values)
    {
        await _oneAtATime.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using var command = SqlTransaction.CommandOf(connection, null, sql, values);
            using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) yield return read(reader);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose()
    {
        connection.Dispose();
        _oneAtATime.Dispose();
    }
}
