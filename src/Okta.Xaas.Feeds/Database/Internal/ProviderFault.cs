using Okta.Xaas.Snapshots;

#if NET
using System.Data.Common;
#endif
using Microsoft.Data.Sqlite;
using Okta.Xaas.Feeds.Rows.Internal;

namespace Okta.Xaas.Feeds.Database.Internal;

/// <summary>Turns what a provider threw into what a caller may log.</summary>
internal static class ProviderFault
{
#if NET
    // The connection, who connects, which database, and the text of the query: of classes that are about the rows, such as 22, a text can have values.
    private static readonly string[] SqlStatesWithoutValues = ["08", "28", "3D", "42"];
#endif

    /// <summary>The exception to throw; it throws itself when the caller's token has ended the reading, as some providers have exceptions of their own for that.</summary>
    public static SnapshotReadException Of(Exception fault, string origin, string what, long? row, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var why = IsWithoutValues(fault, row) ? OneLine.Of(fault.Message)
            : (fault as TimeoutException ?? fault.InnerException) is TimeoutException ? $"it took too long; {nameof(DbSnapshotReader.CommandTimeout)} gives it more time"
            : $"{fault.GetType().Name}{StateOf(fault)}; what the provider says of it is in {nameof(SnapshotReadException.ProviderException)}, as it may have values of the HR system";
        return new SnapshotReadException(origin, $"{origin} {what}: {why}", row) { ProviderException = fault };
    }

    // A query that sorts or sums up fails before its first row for the sake of a value, so that it is not enough that there was no row yet.
    private static bool IsWithoutValues(Exception fault, long? row)
    {
#if NET
        return row is null && fault is DbException { SqlState: { Length: 5 } state } && SqlStatesWithoutValues.Contains(state[..2]);
#else
        return false;
#endif
    }

    private static string StateOf(Exception fault)
    {
#if NET
        if (fault is DbException { SqlState: { } state }) return $" (SQLSTATE {state})";
#endif
        return fault is SqliteException sqlite ? $" (SQLite error {sqlite.SqliteErrorCode})" : "";
    }
}
