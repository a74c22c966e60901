using System.Security.Cryptography;
using System.Text;

namespace Okta.Xaas.Snapshots.Store.Internal;

/// <summary>
/// A checksum of what the header page of a SQLite file says and SQLite does not check by itself: the encoding, and our tables. What changes from commit to commit is not in it; of
/// that, <c>quick_check</c> finds what is wrong.
/// </summary>
internal static class SqliteChecksum
{
    private const string Schema = """
        SELECT type || ' ' || name || ' ' || tbl_name || ' ' || COALESCE(sql, '') FROM sqlite_master
        WHERE type IN ('table', 'index') AND substr(name, 1, 5) = 'xaas_' ORDER BY type, name
        """;

    /// <summary>Compares the checksum with the one that is kept; keeps it when there is none yet, or when the tables have just been changed.</summary>
    public static async Task VerifyAsync(SqlTransaction transaction, bool migrated, string name)
    {
        var encoding = await transaction.QueryAsync("PRAGMA encoding", reader => reader.GetString(0)).ConfigureAwait(false);
        var tables = await transaction.QueryAsync(Schema, reader => reader.GetString(0)).ConfigureAwait(false);
        var checksum = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join("\n", encoding.Concat(tables))));
        var kept = (await transaction.QueryAsync("SELECT checksum FROM xaas_schema", reader => reader.IsDBNull(0) ? null : (byte[])reader.GetValue(0)).ConfigureAwait(false))[0];
        if (migrated || kept is null) await transaction.ExecuteAsync("UPDATE xaas_schema SET checksum = @checksum", ("checksum", checksum)).ConfigureAwait(false);
        else if (!kept.AsSpan().SequenceEqual(checksum))
            throw new SnapshotStoreException($"{name} cannot be used: its header page does not have the checksum that was written with its tables. {SqliteDialect.MendOfDamage}");
    }
}
