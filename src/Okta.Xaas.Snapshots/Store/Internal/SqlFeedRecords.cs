using System.Data.Common;

namespace Okta.Xaas.Snapshots.Store.Internal;

/// <summary>The records of one source's feed in a database.</summary>
internal sealed class SqlFeedRecords(string identitySourceId, SqlRecordsAccess access) : IFeedRecords
{
    private static readonly SqlTable Marks = new(
        "xaas_approval_mark",
        new("identity_source_id", SqlType.Text),
        new("id", SqlType.Text),
        new("part", SqlType.Big),
        new("marks", SqlType.Bytes));

    private (string Name, object? Value) Feed => ("feed", identitySourceId);

    public async Task<FeedBook> ReadAsync(CancellationToken cancellationToken = default) => await access.ReadAsync(ReadBookAsync, cancellationToken).ConfigureAwait(false) ?? new();

    public Task ChangeAsync(Func<FeedBook, FeedBookChange?> decide, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(decide);
        return access.WriteAsync(
            async transaction =>
            {
                // Locks the row: whoever writes next waits until this is written, and then reads it.
                await transaction.ExecuteAsync(
                    "INSERT INTO xaas_feed (identity_source_id, changes) VALUES (@feed, 1) ON CONFLICT (identity_source_id) DO UPDATE SET changes = xaas_feed.changes + 1", Feed).ConfigureAwait(false);
                if (decide(await ReadBookAsync(transaction).ConfigureAwait(false)) is { } change) await WriteAsync(transaction, change).ConfigureAwait(false);
            },
            cancellationToken);
    }

    public async Task<StoredApproval?> FindApprovalAsync(string approvalId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(approvalId);
        var found = await access.ReadAsync(
            transaction => transaction.QueryAsync("SELECT id, is_open, content, signature FROM xaas_approval WHERE identity_source_id = @feed AND id = @id", ReadApproval, Feed, ("id", approvalId)),
            cancellationToken).ConfigureAwait(false);
        return found is { Count: > 0 } ? found[0] : null;
    }

    public async Task<IReadOnlyList<byte[]>> ReadApprovalMarksAsync(string approvalId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(approvalId);
        return await access.ReadAsync(
            transaction => transaction.QueryAsync(
                "SELECT marks FROM xaas_approval_mark WHERE identity_source_id = @feed AND id = @id ORDER BY part", reader => (byte[])reader.GetValue(0), Feed, ("id", approvalId)),
            cancellationToken).ConfigureAwait(false) ?? [];
    }

    public async Task<IReadOnlyList<StoredAuditEntry>> ReadAuditAsync(long after, int limit, CancellationToken cancellationToken = default) => await access.ReadAsync(
        transaction => transaction.QueryAsync(
            "SELECT number, content, signature FROM xaas_audit WHERE identity_source_id = @feed AND number > @after ORDER BY number LIMIT @limit", ReadEntry, Feed, ("after", after), ("limit", (long)limit)),
        cancellationToken).ConfigureAwait(false) ?? [];

    private async Task<FeedBook> ReadBookAsync(SqlTransaction transaction)
    {
        var sources = await transaction.QueryAsync("SELECT id FROM xaas_source WHERE identity_source_id = @feed", reader => reader.GetInt64(0), Feed).ConfigureAwait(false);
        var last = await transaction.QueryAsync("SELECT number, content, signature FROM xaas_audit WHERE identity_source_id = @feed ORDER BY number DESC LIMIT 1", ReadEntry, Feed).ConfigureAwait(false);
        return new()
        {
            Source = sources.Count == 0 ? null : await SqlSource.ReadAsync(transaction, sources[0]).ConfigureAwait(false),
            Values = (await transaction.QueryAsync("SELECT name, value FROM xaas_feed_value WHERE identity_source_id = @feed", reader => (Name: reader.GetString(0), Value: reader.GetString(1)), Feed)
                .ConfigureAwait(false)).ToDictionary(value => value.Name, value => value.Value, StringComparer.Ordinal),
            Approvals = await transaction.QueryAsync(
                "SELECT id, is_open, content, signature FROM xaas_approval WHERE identity_source_id = @feed AND is_open = 1 ORDER BY number", ReadApproval, Feed).ConfigureAwait(false),
            LastEntry = last.Count == 0 ? null : last[0],
            OpenSessions = sources.Count == 0
                ? []
                : await transaction.QueryAsync("SELECT DISTINCT session FROM xaas_pending WHERE source = @source ORDER BY session", reader => reader.GetString(0), ("source", sources[0])).ConfigureAwait(false),
        };
    }

    private async Task WriteAsync(SqlTransaction transaction, FeedBookChange change)
    {
        foreach (var value in change.Values)
        {
            await transaction.ExecuteAsync("DELETE FROM xaas_feed_value WHERE identity_source_id = @feed AND name = @name", Feed, ("name", value.Key)).ConfigureAwait(false);
            if (value.Value is not null)
                await transaction.ExecuteAsync("INSERT INTO xaas_feed_value (identity_source_id, name, value) VALUES (@feed, @name, @value)", Feed, ("name", value.Key), ("value", value.Value)).ConfigureAwait(false);
        }

        foreach (var approval in change.Approvals)
        {
            await transaction.ExecuteAsync(
                """
                INSERT INTO xaas_approval (identity_source_id, id, number, is_open, content, signature)
                SELECT @feed, @id, COALESCE(MAX(number), 0) + 1, @open, @content, @signature FROM xaas_approval WHERE identity_source_id = @feed
                ON CONFLICT (identity_source_id, id) DO UPDATE SET is_open = excluded.is_open, content = excluded.content, signature = excluded.signature
                """,
                Feed,
                ("id", approval.Id),
                ("open", approval.IsOpen ? (short)1 : (short)0),
                ("content", approval.Text),
                ("signature", approval.Signature)).ConfigureAwait(false);
            if (!approval.IsOpen) await transaction.ExecuteAsync("DELETE FROM xaas_approval_mark WHERE identity_source_id = @feed AND id = @id", Feed, ("id", approval.Id)).ConfigureAwait(false);
        }

        foreach (var marks in change.Marks)
            await transaction.InsertAsync(Marks, [.. marks.Value.Select((part, number) => new object?[] { identitySourceId, marks.Key, (long)number, part })]).ConfigureAwait(false);
        foreach (var entry in change.Entries)
        {
            await transaction.ExecuteAsync(
                "INSERT INTO xaas_audit (identity_source_id, number, content, signature) VALUES (@feed, @number, @content, @signature)",
                Feed,
                ("number", entry.Number),
                ("content", entry.Text),
                ("signature", entry.Signature)).ConfigureAwait(false);
        }
    }

    private static StoredApproval ReadApproval(DbDataReader reader) => new(reader.GetString(0), reader.GetInt16(1) == 1, reader.GetString(2), (byte[])reader.GetValue(3));

    private static StoredAuditEntry ReadEntry(DbDataReader reader) => new(reader.GetInt64(0), reader.GetString(1), (byte[])reader.GetValue(2));
}
