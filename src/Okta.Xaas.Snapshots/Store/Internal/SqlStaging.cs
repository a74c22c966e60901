namespace Okta.Xaas.Snapshots.Store.Internal;

/// <summary>The comparison of a list with what is stored: the database does it in sets.</summary>
internal sealed class SqlStaging(SqlSession session, SqlSource source)
{
    // An entity that will be in Okta after the run: usable in the list, or held back but stored. Each part is one look into an index, however often a row is repeated.
    private const string UserWillBeThere = """
        (EXISTS (SELECT 1 FROM xaas_staged u WHERE u.kind = 0 AND u.external_id = s.member_id AND u.held = 0 AND u.same_key = 0 AND u.same_name = 0)
            OR (EXISTS (SELECT 1 FROM xaas_staged u WHERE u.kind = 0 AND u.external_id = s.member_id)
                AND EXISTS (SELECT 1 FROM xaas_entity e WHERE e.source = @source AND e.kind = 0 AND e.external_id = s.member_id)))
        """;

    private const string GroupWillBeThere = """
        (EXISTS (SELECT 1 FROM xaas_staged g WHERE g.kind = 1 AND g.external_id = s.group_id AND g.held = 0 AND g.same_key = 0)
            OR (EXISTS (SELECT 1 FROM xaas_staged g WHERE g.kind = 1 AND g.external_id = s.group_id)
                AND EXISTS (SELECT 1 FROM xaas_entity e WHERE e.source = @source AND e.kind = 1 AND e.external_id = s.group_id)))
        """;

    // The record of a group that is held back says that its members are in some group, and not in which one: they stay in those that they have.
    private const string KeepMembersOfHeldBackGroups = """
        INSERT INTO xaas_kept (group_id, member_id)
        SELECT DISTINCT '', s.member_id FROM xaas_staged g JOIN xaas_staged_member s ON s.group_id = g.external_id
        WHERE g.kind = 1 AND g.external_id <> '' AND (g.held = 1 OR g.same_key = 1) AND s.dangling = 1
        """;

    // Different keys; only those that are there twice need to be compared for it.
    private const string Staged =
        "SELECT kind, SUM(CASE WHEN same_key = 0 THEN 1 ELSE 0 END) + COUNT(DISTINCT CASE WHEN same_key = 1 THEN external_id END) FROM xaas_staged WHERE external_id <> '' GROUP BY kind";

    // Values that come with each of a million rows are boxed once.
    private static readonly object Yes = (short)1;
    private static readonly object No = (short)0;

    private readonly SqlIdentities _identities = new(session, source.Id);

    private readonly SqlUniqueNames _names = new(session, source);

    private ManagedKinds _managed;
    private (EntityKind Kind, StoredHashes Hashes)? _stored;

    public IUniqueNames Names => _names;

    public Task BeginAsync(CancellationToken cancellationToken) => session.InTransactionAsync(
        async transaction =>
        {
            await SqlSchema.CreateStagingAsync(transaction, session.Dialect).ConfigureAwait(false);

            await _identities.BeginAsync(transaction).ConfigureAwait(false);
            _names.Begin();
            _stored = null;

            // A first import may just have filled them.
            await AnalyzeAsync(transaction, "xaas_entity", "xaas_membership").ConfigureAwait(false);
        },
        cancellationToken);

    public Task<IReadOnlyList<ChangedEntity>> StageAsync(EntityKind kind, IReadOnlyList<StagedEntity> entities, CancellationToken cancellationToken) =>
        ChangeAsync(
            async transaction =>
            {
                await transaction.InsertAsync(SqlSchema.Staged, StagedRowsOf(kind, entities)).ConfigureAwait(false);
                var changed = await FindChangedAsync(transaction, kind, entities).ConfigureAwait(false);
                await _identities.NoteAsync(transaction, kind, entities, changed).ConfigureAwait(false);
                if (source.LacksHashes && kind == EntityKind.User) await GenerateAsync(transaction, SqlGeneration.Fill).ConfigureAwait(false);
                return changed;
            },
            cancellationToken);

    public Task StageMembershipsAsync(IReadOnlyList<StagedMembership> memberships, CancellationToken cancellationToken) =>
        session.InTransactionAsync(
            async transaction =>
            {
                await transaction.InsertAsync(SqlSchema.Kept, [.. memberships.Where(m => m.IsHeldBack).Select(m => new object?[] { m.GroupExternalId, m.MemberExternalId })]).ConfigureAwait(false);
                object?[][] rows = [.. memberships.Where(m => !m.IsHeldBack).Select(m => new object?[] { m.GroupExternalId, m.MemberExternalId, m.Row, Small(m.Resend) })];
                await transaction.ExecuteAsync("DELETE FROM xaas_member_chunk").ConfigureAwait(false);
                await transaction.InsertAsync(SqlSchema.MemberChunk, rows).ConfigureAwait(false);
                await transaction.ExecuteAsync(
                    """
                    INSERT INTO xaas_staged_member (group_id, member_id, row, resend, dangling)
                    SELECT group_id, member_id, row, resend, 0 FROM xaas_member_chunk WHERE true
                    ON CONFLICT (group_id, member_id) DO NOTHING
                    """).ConfigureAwait(false);
            },
            cancellationToken);

    public Task<StagingSummary> CompleteAsync(ManagedKinds managed, CancellationToken cancellationToken)
    {
        _managed = managed;
        _stored = null;
        return ChangeAsync(CompleteAsync, cancellationToken);
    }

    /// <summary>Decides who waits, and which memberships come and go.</summary>
    public Task HoldBackAsync(HoldBackRules rules, CancellationToken cancellationToken) => session.InTransactionAsync(
        async transaction =>
        {
            await _identities.HoldBackAsync(transaction, rules).ConfigureAwait(false);
            if (await _identities.HasFrozenAsync(transaction).ConfigureAwait(false))
            {
                await transaction.ExecuteAsync("UPDATE xaas_staged_member SET dangling = 2 WHERE member_id IN (SELECT external_id FROM xaas_frozen)").ConfigureAwait(false);
                await _identities.FreezeGroupsAsync(transaction).ConfigureAwait(false);
            }

            if (_managed.HasFlag(ManagedKinds.Users)) await MarkDanglingAsync(transaction, UserWillBeThere).ConfigureAwait(false);
            if (_managed.HasFlag(ManagedKinds.Groups))
            {
                await MarkDanglingAsync(transaction, GroupWillBeThere).ConfigureAwait(false);
                await transaction.ExecuteAsync(KeepMembersOfHeldBackGroups).ConfigureAwait(false);
                await _identities.FreezeGroupsOfKeptAsync(transaction).ConfigureAwait(false);
            }

            if ((_managed & (ManagedKinds.Groups | ManagedKinds.Memberships)) != ManagedKinds.None) await FindRemovedAsync(transaction).ConfigureAwait(false);
        },
        cancellationToken);

    public IAsyncEnumerable<StagingConflict> ReadConflictsAsync(CancellationToken cancellationToken) => session.QueryAsync(
        """
        SELECT s.kind, s.external_id, s.number, s.row, s.same_key, s.name_hash, COALESCE(a.normal, s.external_id), s.held
        FROM xaas_staged s LEFT JOIN xaas_alias a ON a.kind = s.kind AND a.number = s.number
        WHERE s.same_key = 1 OR s.same_name = 1
        ORDER BY s.kind, s.same_key DESC, CASE WHEN s.same_key = 1 THEN COALESCE(a.normal, s.external_id) END, CASE WHEN s.same_key = 0 THEN s.name_hash END, s.row
        """,
        reader => new StagingConflict(
            (EntityKind)reader.GetInt16(0),
            reader.GetString(1),
            reader.GetInt64(2),
            reader.GetInt64(3),
            reader.GetInt16(4) == 1,
            reader.IsDBNull(5) ? null : reader.GetInt64(5),
            reader.GetString(6),
            reader.GetInt16(7) == 1),
        cancellationToken);

    public IAsyncEnumerable<string> ReadMissingAsync(EntityKind kind, CancellationToken cancellationToken) => _identities.ReadMissingAsync(kind, cancellationToken);

    public IAsyncEnumerable<RenamedKey> ReadRenamedAsync(CancellationToken cancellationToken) => _identities.ReadRenamedAsync(cancellationToken);

    public IAsyncEnumerable<WaitingEntity> ReadWaitingAsync(CancellationToken cancellationToken) => _identities.ReadWaitingAsync(cancellationToken);

    public IAsyncEnumerable<HeldEntity> ReadHeldAsync(CancellationToken cancellationToken) => _identities.ReadHeldAsync(cancellationToken);

    public IAsyncEnumerable<MembershipPair> ReadAddedAsync(CancellationToken cancellationToken) => ReadPairsAsync(
        """
        SELECT s.group_id, s.member_id, s.row, 0 FROM xaas_staged_member s
        LEFT JOIN xaas_membership m ON m.source = @source AND m.group_id = s.group_id AND m.member_id = s.member_id
        WHERE s.dangling = 0 AND (m.member_id IS NULL OR m.uncertain = 1 OR s.resend = 1)
        ORDER BY s.group_id, s.member_id
        """,
        cancellationToken);

    public IAsyncEnumerable<MembershipPair> ReadRemovedAsync(CancellationToken cancellationToken) =>
        ReadPairsAsync("SELECT group_id, member_id, CAST(NULL AS bigint), CAST(leaves AS integer) FROM xaas_removed WHERE group_gone = 0 ORDER BY group_id, member_id", cancellationToken);

    public IAsyncEnumerable<GroupLoss> ReadGroupLossesAsync(CancellationToken cancellationToken) => session.QueryAsync(
        """
        SELECT l.group_id, l.stored, l.removed, CASE WHEN CASE WHEN l.group_gone = 1
                THEN NOT EXISTS (SELECT 1 FROM xaas_frozen_group w WHERE w.external_id = l.group_id)
                ELSE l.stored = l.gone AND NOT EXISTS (SELECT 1 FROM xaas_staged_member s WHERE s.group_id = l.group_id AND s.dangling = 0) END THEN 1 ELSE 0 END,
            CAST(l.group_gone AS integer)
        FROM (SELECT r.group_id, COUNT(*) AS gone, SUM(1 - r.leaves) AS removed, MAX(r.group_gone) AS group_gone,
                (SELECT COUNT(*) FROM xaas_membership m WHERE m.source = @source AND m.group_id = r.group_id) AS stored
            FROM xaas_removed r GROUP BY r.group_id) l
        WHERE l.removed > 0 ORDER BY l.group_id
        """,
        reader => new GroupLoss(reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt32(3) == 1, reader.GetInt32(4) == 1),
        cancellationToken,
        ("source", source.Id));

    public IAsyncEnumerable<MembershipPair> ReadDanglingAsync(CancellationToken cancellationToken) => ReadPairsAsync(
        "SELECT s.group_id, s.member_id, s.row, 0 FROM xaas_staged_member s WHERE s.dangling = 1 ORDER BY s.row",
        cancellationToken);

    // Not a join: where a database has no statistics of a table that was just filled, it would read the whole source for each chunk instead of the key.
    private static string Stored(string column) =>
        $"(SELECT e.{column} FROM xaas_entity e WHERE e.source = @source AND e.kind = @kind AND e.external_id = c.external_id)";

    private static object?[][] StagedRowsOf(EntityKind kind, IReadOnlyList<StagedEntity> entities)
    {
        object boxed = (short)kind;
        var rows = new object?[entities.Count][];
        for (var i = 0; i < rows.Length; i++)
        {
            var entity = entities[i];

            // Most HR systems have one text for both.
            object? name = entity.NameHash;
            var email = entity.EmailHash == entity.NameHash ? name : entity.EmailHash;
            rows[i] = [boxed, entity.ExternalId, entity.Number, entity.Row, name, email, Small(entity.IsHeldBack)];
        }

        return rows;
    }

    // Only who may have changed is looked up: of a whole list that would cost more than all the rest.
    private async Task<IReadOnlyList<ChangedEntity>> FindChangedAsync(SqlTransaction transaction, EntityKind kind, IReadOnlyList<StagedEntity> entities)
    {
        if (_stored?.Kind != kind) _stored = (kind, await StoredHashes.ReadAsync(transaction, source.Id, kind).ConfigureAwait(false));
        var rows = new List<object?[]>();
        for (var position = 0; position < entities.Count; position++)
        {
            var entity = entities[position];
            if (entity.IsHeldBack || !(entity.Resend || source.LacksHashes || !_stored.Value.Hashes.Has(entity.ExternalId, entity.Hash))) continue;
            rows.Add([(long)position, entity.ExternalId, entity.Hash, entity.NameHash, entity.EmailHash, Small(entity.Resend)]);
        }

        await transaction.ExecuteAsync("DELETE FROM xaas_chunk").ConfigureAwait(false);
        if (rows.Count == 0) return [];
        await transaction.InsertAsync(SqlSchema.Chunk, rows).ConfigureAwait(false);
        return await transaction.QueryAsync(
            $"""
            SELECT c.position, {Stored("hash")}, {Stored("attributes")}, {Stored("name_hash")}, {Stored("email_hash")}
            FROM xaas_chunk c
            WHERE c.resend = 1 OR c.hash <> COALESCE({Stored("hash")}, @nothing)
            ORDER BY c.position
            """,
            reader => new ChangedEntity(
                (int)reader.GetInt64(0),
                reader.IsDBNull(1) ? null : new((byte[])reader.GetValue(1), (byte[])reader.GetValue(2), reader.IsDBNull(3) ? null : reader.GetInt64(3), reader.IsDBNull(4) ? null : reader.GetInt64(4))),
            ("source", source.Id),
            ("kind", (short)kind),
            ("nothing", Array.Empty<byte>())).ConfigureAwait(false);
    }

    private static object Small(bool flag) => flag ? Yes : No;

    private IAsyncEnumerable<MembershipPair> ReadPairsAsync(string sql, CancellationToken cancellationToken) => session.QueryAsync(
        sql,
        reader => new MembershipPair(reader.GetString(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetInt64(2), reader.GetInt32(3) == 1),
        cancellationToken,
        ("source", source.Id));

    // A comparison writes only what ends with the connection, unless it fills in hashes: then it must still have the source.
    private async Task<T> ChangeAsync<T>(Func<SqlTransaction, Task<T>> work, CancellationToken cancellationToken)
    {
        if (!source.LacksHashes) return await session.InTransactionAsync(work, cancellationToken).ConfigureAwait(false);
        T result = default!;
        await source.ChangeAsync(async transaction => result = await work(transaction).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        return result;
    }

    private Task<int> GenerateAsync(SqlTransaction transaction, string sql) => transaction.ExecuteAsync(sql, ("source", source.Id), ("generation", SqlGeneration.Newest));

    private async Task<StagingSummary> CompleteAsync(SqlTransaction transaction)
    {
        if (source.LacksHashes) await GenerateAsync(transaction, SqlGeneration.Complete).ConfigureAwait(false);

        // Sorted once, which is much cheaper than keeping a table in order while the list comes in any order.
        await transaction.ExecuteAsync("CREATE INDEX xaas_staged_key ON xaas_staged (kind, external_id, held, same_key, same_name)").ConfigureAwait(false);
        await transaction.ExecuteAsync("CREATE INDEX xaas_staged_name ON xaas_staged (name_hash, kind)").ConfigureAwait(false);
        await AnalyzeAsync(transaction, "xaas_staged", "xaas_staged_member").ConfigureAwait(false);
        var conflicts = await transaction.ExecuteAsync(
            """
            UPDATE xaas_staged SET same_key = 1 WHERE (kind, external_id) IN
                (SELECT kind, external_id FROM xaas_staged WHERE external_id <> '' GROUP BY kind, external_id HAVING COUNT(*) > 1)
            """).ConfigureAwait(false);

        // A user who is there twice has the same name twice, which is not a fault of its own.
        conflicts += await transaction.ExecuteAsync(
            """
            UPDATE xaas_staged SET same_name = 1 WHERE kind = 0 AND name_hash IN
                (SELECT name_hash FROM xaas_staged WHERE kind = 0 AND name_hash IN (SELECT name_hash FROM xaas_staged WHERE kind = 0 AND name_hash IS NOT NULL GROUP BY name_hash HAVING COUNT(*) > 1)
                    GROUP BY name_hash HAVING MIN(external_id) <> MAX(external_id))
            """).ConfigureAwait(false);
        await _identities.MarkAliasesAsync(transaction).ConfigureAwait(false);
        var (renamed, moved, movedTo) = await _identities.CompareAsync(transaction, _managed, conflicts > 0).ConfigureAwait(false);
        return new()
        {
            Renamed = renamed,
            MovedUserNames = moved,
            MovedUserNamesTo = movedTo,
            Stored = await CountAsync(transaction, "SELECT kind, COUNT(*) FROM xaas_entity WHERE source = @source GROUP BY kind").ConfigureAwait(false),
            Staged = await CountAsync(transaction, Staged).ConfigureAwait(false),
            StoredMemberships = await transaction.CountAsync("SELECT COUNT(*) FROM xaas_membership WHERE source = @source", ("source", source.Id)).ConfigureAwait(false),
            StagedMemberships = await transaction.CountAsync("SELECT COUNT(*) FROM xaas_staged_member").ConfigureAwait(false),
        };
    }

    // Okta takes the members out of a group that it deletes: nothing is sent for a group that the list has no more, but its members lose it all the same.
    private Task<int> FindRemovedAsync(SqlTransaction transaction)
    {
        var isGone = _managed.HasFlag(ManagedKinds.Groups) ? "EXISTS (SELECT 1 FROM xaas_missing g WHERE g.kind = 1 AND g.external_id = m.group_id)" : "1 = 0";
        var isListed = !_managed.HasFlag(ManagedKinds.Memberships) ? "1 = 0"
            : _managed.HasFlag(ManagedKinds.Groups) ? "EXISTS (SELECT 1 FROM xaas_staged g WHERE g.kind = 1 AND g.external_id = m.group_id)"
            : "1 = 1";
        return transaction.ExecuteAsync(
            $"""
            INSERT INTO xaas_removed (group_id, member_id, leaves, group_gone)
            SELECT m.group_id, m.member_id, CASE WHEN EXISTS (SELECT 1 FROM xaas_missing u WHERE u.kind = 0 AND u.external_id = m.member_id) THEN 1 ELSE 0 END,
                CASE WHEN {isGone} THEN 1 ELSE 0 END
            FROM xaas_membership m
            LEFT JOIN xaas_staged_member s ON s.group_id = m.group_id AND s.member_id = m.member_id AND s.dangling = 0
            WHERE m.source = @source AND s.member_id IS NULL
                AND NOT EXISTS (SELECT 1 FROM xaas_frozen f WHERE f.external_id = m.member_id)
                AND NOT EXISTS (SELECT 1 FROM xaas_kept k WHERE k.group_id = m.group_id)
                AND NOT EXISTS (SELECT 1 FROM xaas_kept k WHERE k.member_id = m.member_id)
                AND ({isListed} OR {isGone})
            """,
            ("source", source.Id));
    }

    private async Task AnalyzeAsync(SqlTransaction transaction, params string[] tables)
    {
        foreach (var table in tables)
        {
            if (session.Dialect.Analyze(table) is { } analyze) await transaction.ExecuteAsync(analyze).ConfigureAwait(false);
        }
    }

    private Task<int> MarkDanglingAsync(SqlTransaction transaction, string condition) =>
        transaction.ExecuteAsync($"UPDATE xaas_staged_member AS s SET dangling = 1 WHERE s.dangling = 0 AND NOT {condition}", ("source", source.Id));

    private async Task<IReadOnlyDictionary<EntityKind, long>> CountAsync(SqlTransaction transaction, string sql) =>
        (await transaction.QueryAsync(sql, reader => (Kind: (EntityKind)reader.GetInt16(0), Count: reader.GetInt64(1)), ("source", source.Id)).ConfigureAwait(false))
        .ToDictionary(row => row.Kind, row => row.Count);
}
