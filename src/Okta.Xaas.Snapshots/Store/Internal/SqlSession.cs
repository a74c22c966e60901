using System.Data.Common;
using System.Runtime.CompilerServices;

namespace Okta.Xaas.Snapshots.Store.Internal;

/// <summary>A connection, used by one caller at a time, and what is done on it in one line. Every fault of the database comes out as a <see cref="SnapshotStoreException"/>.</summary>
/// <param name="connection">The connection, open.</param>
/// <param name="dialect">Its database's.</param>
/// <param name="name">The store as messages name it, without a secret.</param>
/// <param name="guardAsync">What every transaction begins with; nothing when it is null.</param>
internal sealed class SqlSession(DbConnection connection, SqlDialect dialect, string name, Func<SqlTransaction, Task>? guardAsync = null) : IDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1);

    public SqlDialect Dialect => dialect;

    public string Name => name;

    /// <summary>Does something in a transaction: all of it, or nothing.</summary>
    public async Task<T> InTransactionAsync<T>(Func<SqlTransaction, Task<T>> work, CancellationToken cancellationToken)
    {
        await EnterAsync(cancellationToken).ConfigureAwait(false);
        try
        {
#if NET
            var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                var result = await DoAsync(new(connection, transaction, dialect, cancellationToken)).ConfigureAwait(false);
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                return result;
            }
#else
            using var transaction = connection.BeginTransaction();
            var result = await DoAsync(new(connection, transaction, dialect, cancellationToken)).ConfigureAwait(false);
            transaction.Commit();
            return result;
#endif
        }
        catch (Exception exception) when (FaultOf(exception) is not null)
        {
            throw FaultOf(exception)!;
        }
        finally
        {
            _oneAtATime.Release();
        }

        async Task<T> DoAsync(SqlTransaction transaction)
        {
            if (guardAsync is not null) await guardAsync(transaction).ConfigureAwait(false);
            return await work(transaction).ConfigureAwait(false);
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

    /// <summary>Reads what belongs together, without a lock that others wait for.</summary>
    public async Task<T> ReadAsync<T>(Func<SqlTransaction, Task<T>> work, CancellationToken cancellationToken)
    {
        await EnterAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using var transaction = dialect.BeginReading(connection);
            return await work(new(connection, transaction, dialect, cancellationToken)).ConfigureAwait(false);
        }
        catch (Exception exception) when (FaultOf(exception) is not null)
        {
            throw FaultOf(exception)!;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>Reads rows one by one; the connection is the reader's until it ends.</summary>
    public async IAsyncEnumerable<T> QueryAsync<T>(string sql, Func<DbDataReader, T> read, [EnumeratorCancellation] CancellationToken cancellationToken, params (string Name, object? Value)[] values)
    {
        await EnterAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using var command = await WrapAsync(() => Task.FromResult(SqlTransaction.CommandOf(connection, null, dialect, sql, values))).ConfigureAwait(false);
            using var reader = await WrapAsync(() => command.ExecuteReaderAsync(cancellationToken)).ConfigureAwait(false);
            while (await WrapAsync(() => reader.ReadAsync(cancellationToken)).ConfigureAwait(false)) yield return read(reader);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>What is thrown instead of a fault of the database; null when it is none.</summary>
    public SnapshotStoreException? FaultOf(Exception exception) => FaultOf(dialect, name, exception);

    /// <inheritdoc cref="FaultOf(Exception)" />
    public static SnapshotStoreException? FaultOf(SqlDialect dialect, string name, Exception exception) =>
        dialect.MendOf(exception) is { } mend ? new($"{name} cannot be used: {exception.Message.TrimEnd('.', ' ')}. {mend}", exception) : null;

    public void Dispose()
    {
        connection.Dispose();
        _oneAtATime.Dispose();
    }

    private Task<bool> EnterAsync(CancellationToken cancellationToken) => WrapAsync(async () =>
    {
        await _oneAtATime.WaitAsync(cancellationToken).ConfigureAwait(false);
        return true;
    });

    private async Task<T> WrapAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception exception) when (FaultOf(exception) is not null)
        {
            throw FaultOf(exception)!;
        }
    }
}
