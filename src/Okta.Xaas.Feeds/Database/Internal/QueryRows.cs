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

    private static async IAsyncEnumerable<TRecord> OfReaderAsync<TRecord>(
        DbDataReader reader, RowMap<TRecord> map, StrongBox<int> readings, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // A second reading would find no row, and an empty list says that there is nobody any more.
        if (Interlocked.Increment(ref readings.Value) > 1) throw new InvalidOperationException($"The result of {map.Origin} was read already, and can't be read again.");
        var rows = map.Start(reader);
        while (await rows.MoveNextAsync(cancellationToken).ConfigureAwait(false)) yield return rows.Current;
    }
}
