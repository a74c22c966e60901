using Okta.Xaas.Snapshots.Identity.Internal;

namespace Okta.Xaas.Snapshots.Store.Internal;

/// <summary>
/// Whose records they are: who comes under another key, which user names move, and who waits because a record may be theirs. Works on small tables: those
/// who are missing, those whose user name is new to their key, and the records that are held back.
/// </summary>
internal sealed class SqlIdentities(SqlSession session, long source)
{
    private const int PageSize = 5_000;
    private const int Examples = 10;

    private static readonly SqlTable Alias = new("xaas_alias", new("kind", SqlType.Small), new("number", SqlType.Big), new("normal", SqlType.Text));

    private static readonly SqlTable Arrival = new(
        "xaas_arrival",
        new("external_id", SqlType.Text),
        new("number", SqlType.Big),
        new("row", SqlType.Big),
        new("is_new", SqlType.Small),
        new("old_name", SqlType.Big),
        new("name_hash", SqlType.Big),
        new("email_hash", SqlType.Big),
        new("loose", SqlType.Big));

    private static readonly SqlTable Mail = new(
        "xaas_mail",
        new("external_id", SqlType.Text),
        new("number", SqlType.Big),
        new("old_mail", SqlType.Big),
        new("new_mail", SqlType.Big));

    private bool _hasStoredUsers;
    private long _arrivals;
    private long _mails;
    private long _aliases;
    private bool _hasHeldBack;

    /// <summary>The tables of one comparison.</summary>
    public static IEnumerable<(string Name, string Sql)> Tables(SqlDialect dialect) =>
    [
        ("xaas_alias", $"CREATE TEMPORARY TABLE xaas_alias (kind smallint NOT NULL, number bigint NOT NULL, normal {dialect.Text} NOT NULL, PRIMARY KEY (kind, number))"),
        ("xaas_arrival", $"""
            CREATE TEMPORARY TABLE xaas_arrival (
                external_id {dialect.Text} NOT NULL, number bigint NOT NULL, row bigint NOT NULL, is_new smallint NOT NULL,
                old_name bigint NULL, name_hash bigint NULL, email_hash bigint NULL, loose bigint NOT NULL)
            """),
        ("xaas_mail", $"CREATE TEMPORARY TABLE xaas_mail (external_id {dialect.Text} NOT NULL, number bigint NOT NULL, old_mail bigint NOT NULL, new_mail bigint NOT NULL)"),
        ("xaas_loose", $"CREATE TEMPORARY TABLE xaas_loose (external_id {dialect.Text} NOT NULL, loose bigint NOT NULL)"),
        ("xaas_suspect_loose", $"CREATE TEMPORARY TABLE xaas_suspect_loose (external_id {dialect.Text} NOT NULL, loose bigint NOT NULL)"),
        ("xaas_missing", $"CREATE TEMPORARY TABLE xaas_missing (kind smallint NOT NULL, external_id {dialect.Text} NOT NULL, name_hash bigint NULL, email_hash bigint NULL, PRIMARY KEY (kind, external_id))"),
        ("xaas_suspect", $"CREATE TEMPORARY TABLE xaas_suspect (external_id {dialect.Text} NOT NULL, row bigint NOT NULL, name_hash bigint NULL, email_hash bigint NULL)"),
        ("xaas_rename", $"CREATE TEMPORARY TABLE xaas_rename (from_id {dialect.Text} NOT NULL, to_id {dialect.Text} NOT NULL, number bigint NOT NULL, row bigint NOT NULL, matched smallint NOT NULL, PRIMARY KEY (from_id, to_id))"),
        ("xaas_move", $"CREATE TEMPORARY TABLE xaas_move (taker {dialect.Text} NOT NULL, giver {dialect.Text} NOT NULL)"),
        ("xaas_frozen", $"CREATE TEMPORARY TABLE xaas_frozen (external_id {dialect.Text} NOT NULL PRIMARY KEY, reason smallint NOT NULL, row bigint NULL, other {dialect.Text} NULL)"),
        ("xaas_frozen_group", $"CREATE TEMPORARY TABLE xaas_frozen_group (external_id {dialect.Text} NOT NULL PRIMARY KEY, reason smallint NOT NULL, row bigint NULL, other {dialect.Text} NULL)"),
        ("xaas_taker", $"CREATE TEMPORARY TABLE xaas_taker (external_id {dialect.Text} NOT NULL, number bigint NOT NULL, row bigint NOT NULL, other {dialect.Text} NOT NULL)"),
        ("xaas_held", "CREATE TEMPORARY TABLE xaas_held (kind smallint NOT NULL, number bigint NOT NULL, PRIMARY KEY (kind, number))"),
    ];

    public async Task BeginAsync(SqlTransaction transaction)
    {
        (_arrivals, _mails, _aliases, _hasHeldBack) = (0, 0, 0, false);
        _hasStoredUsers = await HasAsync(transaction, "SELECT 1 FROM xaas_entity WHERE source = @source AND kind = 0").ConfigureAwait(false);
    }

    /// <summary>Notes what a chunk of the list tells: keys in another form, and users whose user name is new to their key.</summary>
    public async Task NoteAsync(SqlTransaction transaction, EntityKind kind, IReadOnlyList<StagedEntity> entities, IReadOnlyList<ChangedEntity> changed)
    {
        object?[][] aliases = [.. entities.Where(e => e.NormalKey is not null).Select(e => new object?[] { (short)kind, e.Number, e.NormalKey })];
        _aliases += aliases.Length;
        await transaction.InsertAsync(Alias, aliases).ConfigureAwait(false);
        if (kind != EntityKind.User) return;
        _hasHeldBack |= entities.Any(e => e.IsHeldBack);

        // In a first import everybody is new, and nobody was there before.
        if (!_hasStoredUsers) return;
        object?[][] arrivals = [.. changed.Where(c => c.Stored is null || c.Stored.NameHash != entities[c.Position].NameHash).Select(c => ArrivalOf(entities[c.Position], c.Stored))];
        _arrivals += arrivals.Length;
        await transaction.InsertAsync(Arrival, arrivals).ConfigureAwait(false);
        object?[][] mails =
        [
            .. from c in changed
               let entity = entities[c.Position]
               where entity.EmailHash is not null && c.Stored?.EmailHash is not null && entity.EmailHash != c.Stored.EmailHash
               select new object?[] { entity.ExternalId, entity.Number, c.Stored!.EmailHash, entity.EmailHash },
        ];
        _mails += mails.Length;
        await transaction.InsertAsync(Mail, mails).ConfigureAwait(false);
    }

    /// <summary>Marks keys that are the same in another form.</summary>
    public async Task MarkAliasesAsync(SqlTransaction transaction)
    {
        if (_aliases == 0) return;
        await transaction.ExecuteAsync("CREATE INDEX xaas_alias_normal ON xaas_alias (kind, normal)").ConfigureAwait(false);
        await transaction.ExecuteAsync(
            """
            UPDATE xaas_staged SET same_key = 1 WHERE (kind, number) IN
                (SELECT kind, number FROM xaas_alias WHERE (kind, normal) IN (SELECT kind, normal FROM xaas_alias GROUP BY kind, normal HAVING COUNT(*) > 1))
            """).ConfigureAwait(false);
        await transaction.ExecuteAsync(
            """
            UPDATE xaas_staged SET same_key = 1 WHERE (kind, number) IN
                (SELECT a.kind, a.number FROM xaas_alias a JOIN xaas_staged s ON s.kind = a.kind AND s.external_id = a.normal)
            """).ConfigureAwait(false);
        await transaction.ExecuteAsync(
            """
            UPDATE xaas_staged SET same_key = 1 WHERE (kind, external_id) IN (SELECT kind, normal FROM xaas_alias)
            """).ConfigureAwait(false);
    }

    /// <summary>Finds who is missing, who is there under another key, and which user names move.</summary>
    public async Task<(long Renamed, long Moved, IReadOnlyList<string> MovedTo)> CompareAsync(SqlTransaction transaction, ManagedKinds managed, bool hasConflicts)
    {
        await FindMissingAsync(transaction, managed).ConfigureAwait(false);
        if (!managed.HasFlag(ManagedKinds.Users)) return (0, 0, []);
        if (hasConflicts || _hasHeldBack || _aliases > 0) await FindSuspectsAsync(transaction).ConfigureAwait(false);
        var isSomebodyMissing = await HasAsync(transaction, "SELECT 1 FROM xaas_missing WHERE kind = 0").ConfigureAwait(false);
        if (isSomebodyMissing && (_arrivals > 0 || _hasHeldBack)) await FillLooseAsync(transaction, "xaas_loose", "FROM xaas_missing WHERE kind = 0").ConfigureAwait(false);
        if (_arrivals + _mails == 0) return (0, 0, []);
        foreach (var column in new[] { "name_hash", "old_name", "loose", "email_hash", "external_id" })
            await transaction.ExecuteAsync($"CREATE INDEX xaas_arrival_{column} ON xaas_arrival ({column})").ConfigureAwait(false);
        foreach (var column in new[] { "old_mail", "new_mail" })
            await transaction.ExecuteAsync($"CREATE INDEX xaas_mail_{column} ON xaas_mail ({column})").ConfigureAwait(false);
        await AnalyzeAsync(transaction, "xaas_arrival", "xaas_mail", "xaas_missing").ConfigureAwait(false);
        if (isSomebodyMissing) await FindRenamesAsync(transaction).ConfigureAwait(false);
        var (moved, to) = await FindMovesAsync(transaction).ConfigureAwait(false);
        return (await transaction.CountAsync("SELECT COUNT(DISTINCT from_id) FROM xaas_rename").ConfigureAwait(false), moved, to);
    }

    /// <summary>Decides who waits.</summary>
    public async Task HoldBackAsync(SqlTransaction transaction, HoldBackRules rules)
    {
        await FreezeSuspectsAsync(transaction).ConfigureAwait(false);
        foreach (var user in rules.ProtectedUsers)
            await transaction.ExecuteAsync($"{Freeze} SELECT external_id, {(int)WaitingReason.Protected}, NULL, NULL FROM xaas_missing WHERE kind = 0 AND external_id = @user {Once}", ("user", user)).ConfigureAwait(false);
        if (rules.HoldRenames)
        {
            await transaction.ExecuteAsync($"{Freeze} SELECT from_id, {(int)WaitingReason.Renamed}, MIN(row), MIN(to_id) FROM xaas_rename WHERE true GROUP BY from_id {Once}").ConfigureAwait(false);
            await transaction.ExecuteAsync($"{Freeze} SELECT to_id, {(int)WaitingReason.Renamed}, MIN(row), MIN(from_id) FROM xaas_rename WHERE true GROUP BY to_id {Once}").ConfigureAwait(false);
            await transaction.ExecuteAsync("INSERT INTO xaas_held (kind, number) SELECT DISTINCT 0, number FROM xaas_rename").ConfigureAwait(false);
        }

        if (_arrivals > 0) await HoldTakersAsync(transaction, rules.UserDeletionsWait).ConfigureAwait(false);
    }

    public Task<bool> HasFrozenAsync(SqlTransaction transaction) => HasAsync(transaction, "SELECT 1 FROM xaas_frozen");

    /// <summary>Groups that wait with their members: those that are missing, and new ones without anybody else.</summary>
    public async Task FreezeGroupsAsync(SqlTransaction transaction)
    {
        await FreezeMissingGroupsAsync(transaction, "SELECT f.external_id FROM xaas_frozen f").ConfigureAwait(false);
        await transaction.ExecuteAsync(
            $"""
            INSERT INTO xaas_frozen_group (external_id, reason, row, other)
            SELECT w.group_id, {(int)WaitingReason.AllMembersWait}, MIN(g.row), w.member
            FROM (SELECT group_id, MIN(member_id) AS member FROM xaas_staged_member GROUP BY group_id HAVING MIN(dangling) = 2 AND MAX(dangling) = 2) w
            JOIN xaas_staged g ON g.kind = 1 AND g.external_id = w.group_id
            WHERE NOT EXISTS (SELECT 1 FROM xaas_entity e WHERE e.source = @source AND e.kind = 1 AND e.external_id = w.group_id)
            GROUP BY w.group_id, w.member
            """,
            ("source", source)).ConfigureAwait(false);
        await transaction.ExecuteAsync(
            $"""
            INSERT INTO xaas_held (kind, number)
            SELECT 1, g.number FROM xaas_frozen_group w JOIN xaas_staged g ON g.kind = 1 AND g.external_id = w.external_id WHERE w.reason = {(int)WaitingReason.AllMembersWait}
            """).ConfigureAwait(false);
    }

    /// <summary>Lets the groups wait that the list has no more, and in which somebody stays only because another group or a membership is held back: Okta would take that one out with the group.</summary>
    public Task FreezeGroupsOfKeptAsync(SqlTransaction transaction) => FreezeMissingGroupsAsync(transaction, "SELECT k.member_id FROM xaas_kept k");

    public IAsyncEnumerable<string> ReadMissingAsync(EntityKind kind, CancellationToken cancellationToken) => session.QueryAsync(
        $"""
        SELECT g.external_id FROM xaas_missing g WHERE g.kind = @kind
        {(kind is EntityKind.Device ? "" : $"AND NOT EXISTS (SELECT 1 FROM {(kind is EntityKind.User ? "xaas_frozen" : "xaas_frozen_group")} f WHERE f.external_id = g.external_id)")}
        ORDER BY g.external_id
        """,
        reader => reader.GetString(0),
        cancellationToken,
        ("kind", (short)kind));

    public IAsyncEnumerable<RenamedKey> ReadRenamedAsync(CancellationToken cancellationToken) => session.QueryAsync(
        "SELECT from_id, to_id, row, matched FROM xaas_rename ORDER BY from_id, to_id",
        reader => new RenamedKey(reader.GetString(0), reader.GetString(1), reader.GetInt64(2), (RenameMatch)reader.GetInt16(3)),
        cancellationToken);

    public IAsyncEnumerable<WaitingEntity> ReadWaitingAsync(CancellationToken cancellationToken) => session.QueryAsync(
        """
        SELECT 0, external_id, reason, row, other FROM xaas_frozen WHERE reason > 0
        UNION ALL SELECT 1, external_id, reason, row, other FROM xaas_frozen_group
        ORDER BY 1, 2
        """,
        reader => new WaitingEntity((EntityKind)reader.GetInt32(0), reader.GetString(1), (WaitingReason)reader.GetInt16(2), reader.IsDBNull(3) ? null : reader.GetInt64(3), reader.IsDBNull(4) ? null : reader.GetString(4)),
        cancellationToken);

    public IAsyncEnumerable<HeldEntity> ReadHeldAsync(CancellationToken cancellationToken) => session.QueryAsync(
        "SELECT kind, number FROM xaas_held",
        reader => new HeldEntity((EntityKind)reader.GetInt16(0), reader.GetInt64(1)),
        cancellationToken);

    private Task<int> FreezeMissingGroupsAsync(SqlTransaction transaction, string members) => transaction.ExecuteAsync(
        $"""
        INSERT INTO xaas_frozen_group (external_id, reason, row, other)
        SELECT g.external_id, {(int)WaitingReason.MemberWaits}, NULL, MIN(m.member_id) FROM xaas_missing g
        JOIN xaas_membership m ON m.source = @source AND m.group_id = g.external_id
        WHERE g.kind = 1 AND m.member_id IN ({members}) GROUP BY g.external_id {Once}
        """,
        ("source", source));

    private const string Freeze = "INSERT INTO xaas_frozen (external_id, reason, row, other)";

    private const string Once = "ON CONFLICT (external_id) DO NOTHING";

    private static object?[] ArrivalOf(StagedEntity entity, EntityState? stored) =>
    [
        entity.ExternalId, entity.Number, entity.Row, stored is null ? (short)1 : (short)0, stored?.NameHash, entity.NameHash, entity.EmailHash, KeyForms.HashOf(KeyForms.Loose(entity.ExternalId)),
    ];

    private static async Task<bool> HasAsync(SqlTransaction transaction, string sql, params (string Name, object? Value)[] values) =>
        (await transaction.QueryAsync($"{sql} LIMIT 1", reader => true, values).ConfigureAwait(false)).Count > 0;

    private Task<bool> HasAsync(SqlTransaction transaction, string sql) => HasAsync(transaction, sql, sql.Contains("@source") ? [("source", source)] : []);

    private async Task AnalyzeAsync(SqlTransaction transaction, params string[] tables)
    {
        foreach (var table in tables)
        {
            if (session.Dialect.Analyze(table) is { } analyze) await transaction.ExecuteAsync(analyze).ConfigureAwait(false);
        }
    }

    private async Task FindMissingAsync(SqlTransaction transaction, ManagedKinds managed)
    {
        foreach (var (kind, flag) in new[] { (EntityKind.User, ManagedKinds.Users), (EntityKind.Group, ManagedKinds.Groups), (EntityKind.Device, ManagedKinds.Devices) })
        {
            if (!managed.HasFlag(flag)) continue;
            await transaction.ExecuteAsync(
                """
                INSERT INTO xaas_missing (kind, external_id, name_hash, email_hash)
                SELECT e.kind, e.external_id, e.name_hash, e.email_hash FROM xaas_entity e
                LEFT JOIN xaas_staged s ON s.kind = e.kind AND s.external_id = e.external_id
                WHERE e.source = @source AND e.kind = @kind AND s.external_id IS NULL
                """,
                ("source", source),
                ("kind", (short)kind)).ConfigureAwait(false);
        }
    }

    // The records that are held back: those with a fault, and those that are there twice. What the latter say of a user name is not to be sent.
    private async Task FindSuspectsAsync(SqlTransaction transaction)
    {
        var suspects = await transaction.ExecuteAsync(
            """
            INSERT INTO xaas_suspect (external_id, row, name_hash, email_hash)
            SELECT external_id, row, name_hash, email_hash FROM xaas_staged WHERE kind = 0 AND (held = 1 OR same_key = 1 OR same_name = 1)
            """).ConfigureAwait(false);
        _hasHeldBack = suspects > 0;
        if (suspects == 0) return;
        foreach (var (table, count) in new[] { ("xaas_arrival", _arrivals), ("xaas_mail", _mails) })
        {
            if (count > 0) await transaction.ExecuteAsync($"DELETE FROM {table} WHERE number IN (SELECT number FROM xaas_staged WHERE kind = 0 AND (same_key = 1 OR same_name = 1))").ConfigureAwait(false);
        }
    }

    private async Task FindRenamesAsync(SqlTransaction transaction)
    {
        const string Rename = "INSERT INTO xaas_rename (from_id, to_id, number, row, matched)";
        await transaction.ExecuteAsync("CREATE INDEX xaas_missing_name ON xaas_missing (name_hash)").ConfigureAwait(false);
        await transaction.ExecuteAsync(
            $"{Rename} SELECT m.external_id, a.external_id, a.number, a.row, {(int)RenameMatch.UserName} FROM xaas_missing m JOIN xaas_arrival a ON a.name_hash = m.name_hash WHERE m.kind = 0").ConfigureAwait(false);
        if (!await HasAsync(transaction, "SELECT 1 FROM xaas_arrival WHERE is_new = 1").ConfigureAwait(false)) return;
        await transaction.ExecuteAsync(
            $"""
            {Rename}
            SELECT l.external_id, a.external_id, a.number, a.row, {(int)RenameMatch.Key} FROM xaas_loose l JOIN xaas_arrival a ON a.loose = l.loose
            WHERE a.is_new = 1 AND {NotRenamedYet("l.external_id")}
            """).ConfigureAwait(false);

        // An e-mail that several people share, such as a workshop's, is nobody's own.
        await transaction.ExecuteAsync(
            $"""
            {Rename}
            SELECT m.external_id, a.external_id, a.number, a.row, {(int)RenameMatch.Email} FROM xaas_missing m JOIN xaas_arrival a ON a.email_hash = m.email_hash
            WHERE m.kind = 0 AND a.is_new = 1 AND {NotRenamedYet("m.external_id")}
            """).ConfigureAwait(false);
        if (!await HasAsync(transaction, $"SELECT 1 FROM xaas_rename WHERE matched = {(int)RenameMatch.Email}").ConfigureAwait(false)) return;
        await transaction.ExecuteAsync(
            $"""
            DELETE FROM xaas_rename WHERE matched = {(int)RenameMatch.Email} AND (from_id IN (SELECT m.external_id FROM xaas_missing m WHERE m.kind = 0 AND m.email_hash IN
                    (SELECT e.email_hash FROM xaas_entity e WHERE e.source = @source AND e.kind = 0 AND e.email_hash IS NOT NULL GROUP BY e.email_hash HAVING COUNT(*) > 1))
                OR number IN (SELECT a.number FROM xaas_arrival a WHERE a.email_hash IN (SELECT b.email_hash FROM xaas_arrival b WHERE b.email_hash IS NOT NULL GROUP BY b.email_hash HAVING COUNT(*) > 1)))
            """,
            ("source", source)).ConfigureAwait(false);
    }

    private static string NotRenamedYet(string missing) =>
        $"NOT EXISTS (SELECT 1 FROM xaas_rename r WHERE r.from_id = {missing}) AND NOT EXISTS (SELECT 1 FROM xaas_rename r WHERE r.number = a.number)";

    // Page by page: the databases cannot make that form themselves.
    private static async Task FillLooseAsync(SqlTransaction transaction, string into, string keys)
    {
        var table = new SqlTable(into, new("external_id", SqlType.Text), new("loose", SqlType.Big));
        for (var last = ""; ;)
        {
            var page = await transaction.QueryAsync(
                $"SELECT DISTINCT external_id {keys} AND external_id > @last ORDER BY external_id LIMIT {PageSize}", reader => reader.GetString(0), ("last", last)).ConfigureAwait(false);
            if (page.Count == 0) break;
            await transaction.InsertAsync(table, [.. page.Select(id => new object?[] { id, KeyForms.HashOf(KeyForms.Loose(id)) })]).ConfigureAwait(false);
            last = page[page.Count - 1];
        }

        await transaction.ExecuteAsync($"CREATE INDEX {into}_key ON {into} (loose)").ConfigureAwait(false);
    }

    // A mail that several get or give up is a workshop's, and nobody's own.
    private static string IsOwn(string mail, string row) => $"NOT EXISTS (SELECT 1 FROM xaas_mail o WHERE o.{mail} = {row}.{mail} AND o.external_id <> {row}.external_id)";

    // A user name, or a mail, moves when who has it gives it up, to another one or by leaving, and somebody else gets it. Two such steps in a row are a chain of three, or a circle.
    private static async Task<(long Count, IReadOnlyList<string> To)> FindMovesAsync(SqlTransaction transaction)
    {
        var moves = await transaction.ExecuteAsync(
            $"""
            INSERT INTO xaas_move (taker, giver)
            SELECT a.external_id, b.external_id FROM xaas_arrival a JOIN xaas_arrival b ON b.old_name = a.name_hash WHERE a.external_id <> b.external_id
            UNION SELECT to_id, from_id FROM xaas_rename WHERE matched = {(int)RenameMatch.UserName}
            UNION SELECT a.external_id, b.external_id FROM xaas_mail a JOIN xaas_mail b ON b.old_mail = a.new_mail
            WHERE a.external_id <> b.external_id AND {IsOwn("new_mail", "a")} AND {IsOwn("old_mail", "b")}
            """).ConfigureAwait(false);
        if (moves < 2) return (0, []);
        await transaction.ExecuteAsync("CREATE INDEX xaas_move_taker ON xaas_move (taker)").ConfigureAwait(false);
        await transaction.ExecuteAsync("CREATE INDEX xaas_move_giver ON xaas_move (giver)").ConfigureAwait(false);
        const string InARow = "FROM xaas_move v WHERE EXISTS (SELECT 1 FROM xaas_move w WHERE w.taker = v.giver) OR EXISTS (SELECT 1 FROM xaas_move w WHERE w.giver = v.taker)";
        return (
            await transaction.CountAsync($"SELECT COUNT(*) {InARow}").ConfigureAwait(false),
            await transaction.QueryAsync($"SELECT v.taker {InARow} ORDER BY v.taker LIMIT {Examples}", reader => reader.GetString(0)).ConfigureAwait(false));
    }

    // Reason 0 is the one whose own record is held back, which is told of the record.
    private async Task FreezeSuspectsAsync(SqlTransaction transaction)
    {
        if (!_hasHeldBack) return;
        await transaction.ExecuteAsync("CREATE INDEX xaas_suspect_name ON xaas_suspect (name_hash)").ConfigureAwait(false);
        await transaction.ExecuteAsync("CREATE INDEX xaas_suspect_key ON xaas_suspect (external_id)").ConfigureAwait(false);
        await transaction.ExecuteAsync("CREATE INDEX xaas_suspect_email ON xaas_suspect (email_hash)").ConfigureAwait(false);
        await AnalyzeAsync(transaction, "xaas_suspect").ConfigureAwait(false);
        await transaction.ExecuteAsync($"{Freeze} SELECT external_id, 0, MIN(row), NULL FROM xaas_suspect WHERE external_id <> '' GROUP BY external_id {Once}").ConfigureAwait(false);
        foreach (var hash in new[] { "name_hash", "email_hash" })
        {
            // In this order, so that SQLite goes once through the source and looks each up in the small table.
            await transaction.ExecuteAsync(
                $"""
                {Freeze}
                SELECT e.external_id, {(int)WaitingReason.StandsInHeldBackRecord}, MIN(h.row), MIN(h.external_id) FROM xaas_entity e CROSS JOIN xaas_suspect h
                WHERE e.source = @source AND e.kind = 0 AND h.{hash} = e.{hash} GROUP BY e.external_id {Once}
                """,
                ("source", source)).ConfigureAwait(false);
        }

        if (!await HasAsync(transaction, "SELECT 1 FROM xaas_loose").ConfigureAwait(false)) return;
        await FillLooseAsync(transaction, "xaas_suspect_loose", "FROM xaas_suspect WHERE external_id <> ''").ConfigureAwait(false);
        await transaction.ExecuteAsync(
            $"""
            {Freeze}
            SELECT l.external_id, {(int)WaitingReason.StandsInHeldBackRecord}, MIN(h.row), MIN(h.external_id) FROM xaas_loose l
            JOIN xaas_suspect_loose s ON s.loose = l.loose JOIN xaas_suspect h ON h.external_id = s.external_id
            WHERE true GROUP BY l.external_id {Once}
            """).ConfigureAwait(false);
    }

    // Who waits keeps the user name, so that nobody else can have it: neither the next one, nor who wants that one's.
    private async Task HoldTakersAsync(SqlTransaction transaction, bool deletionsWait)
    {
        if (!deletionsWait && !await HasFrozenAsync(transaction).ConfigureAwait(false)) return;
        await AnalyzeAsync(transaction, "xaas_frozen").ConfigureAwait(false);
        await transaction.ExecuteAsync(
            $"""
            INSERT INTO xaas_taker (external_id, number, row, other)
            WITH RECURSIVE kept (name_hash, external_id) AS (
                SELECT e.name_hash, e.external_id FROM xaas_frozen f JOIN xaas_entity e ON e.source = @source AND e.kind = 0 AND e.external_id = f.external_id
                WHERE e.name_hash IS NOT NULL AND NOT EXISTS
                    (SELECT 1 FROM xaas_arrival a WHERE a.external_id = f.external_id AND NOT EXISTS (SELECT 1 FROM xaas_held h WHERE h.kind = 0 AND h.number = a.number))
                {(deletionsWait ? "UNION SELECT m.name_hash, m.external_id FROM xaas_missing m WHERE m.kind = 0 AND m.name_hash IS NOT NULL" : "")}
                UNION SELECT a.old_name, a.external_id FROM kept k JOIN xaas_arrival a ON a.name_hash = k.name_hash WHERE a.external_id <> k.external_id AND a.old_name IS NOT NULL)
            SELECT a.external_id, a.number, MIN(a.row), MIN(k.external_id) FROM kept k JOIN xaas_arrival a ON a.name_hash = k.name_hash
            WHERE a.external_id <> k.external_id GROUP BY a.external_id, a.number
            """,
            ("source", source)).ConfigureAwait(false);
        await transaction.ExecuteAsync("INSERT INTO xaas_held (kind, number) SELECT DISTINCT 0, number FROM xaas_taker WHERE true ON CONFLICT (kind, number) DO NOTHING").ConfigureAwait(false);
        await transaction.ExecuteAsync($"{Freeze} SELECT external_id, {(int)WaitingReason.UserNameNotFree}, MIN(row), MIN(other) FROM xaas_taker WHERE true GROUP BY external_id {Once}").ConfigureAwait(false);
    }
}
