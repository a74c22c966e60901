using System.Data.Common;
using System.Runtime.CompilerServices;

namespace Okta.Xaas.Feeds.Database.Internal;

/// <summary>The records of a query, as a stream.</summary>
internal static class QueryRows
{
    public static async IAsyncEnumerable<TRecord> OfQueryAsync<TRecord>(QueryRun run, RowMap<TRecord> map, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var connection = await run.OpenAsync(map.Origin, cancellationToken).ConfigureAwait(false);
        using var command = run.CommandOn(connection);
        using var reader = await QueryRun.ExecuteAsync(command, map.Origin, cancellationToken).ConfigureAwait(false);
        var rows = map.Start(reader);
        while (await rows.MoveNextAsync(cancellationToken).ConfigureAwait(false)) yield return rows.Current;
        await QueryRun.EnsureEndedAsync(reader, map.Origin, cancellationToken).ConfigureAwait(false);
    }

    public static IAsyncEnumerable<TRecord> OfReaderAsync<TRecord>(DbDataReader reader, RowMap<TRecord> map)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return OfReaderAsync(reader, map, new StrongBox<int>());
    }

    /// <summary>One stream after the other; null where there is none.</summary>
    public static IAsyncEnumerable<TRecord>? BothAsync<TRecord>(IAsyncEnumerable<TRecord>? one, IAsyncEnumerable<TRecord>? other) =>
        one is null || other is null ? one ?? other : OneAfterAnotherAsync(one, other);

    private static async IAsyncEnumerable<TRecord> OneAfterAnotherAsync<TRecord>(IAsyncEnumerable<TRecord> one, IAsyncEnumerable<TRecord> other, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var record in one.WithCancellation(cancellationToken).ConfigureAwait(false)) yield return record;
        await foreach (var record in other.WithCancellation(cancellationToken).ConfigureAwait(false)) yield return record;
    }

    private static async IAsyncEnumerable<TRecord> OfReaderAsync<TRecord>(
        DbDataReader reader, RowMap<TRecord> map, StrongBox<int> readings, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // A second reading would find no row, and an empty list says that there is nobody any more.
        if (Interlocked.Increment(ref readings.Value) > 1) throw new InvalidOperationException($"The result of {map.Origin} was read already, and can't be read again.");
        var rows = map.Start(reader);
        while (await rows.MoveNextAsync(cancellationToken).ConfigureAwait(false)) yield return rows.Current;
    }
}
