using Npgsql;
using Okta.Xaas.Snapshots.Store;
using Okta.Xaas.Snapshots.Tests.Support;

namespace Okta.Xaas.Snapshots.Tests.Store;

/// <summary>The store in PostgreSQL, and what can be wrong with a server, a role and a connection.</summary>
[OnPostgreSql]
[Collection(UsesPostgreSql.Name)]
public sealed class PostgreSqlSnapshotStoreTests(PostgreSqlFixture postgreSql) : SnapshotStoreTests
{
    private const string WrongPassword = "wrong-Pa55word";

    [StoreFact]
    public async Task A_connection_that_is_cut_fails_at_every_later_call_and_another_one_takes_over()
    {
        await using var store = await NewPostgreSqlStoreAsync();
        var lease = (await store.Open().TryAcquireAsync("0oa1"))!;
        await UploadAsync(lease, "s1", State(1), Change(ChangeKind.UserUpsert, "E1"));

        await store.TerminateAsync();

        foreach (var call in new Func<Task>[]
        {
            () => EndAsync(lease, "s1", SessionOutcome.Imported),
            () => UploadAsync(lease, "s1", State(1), Change(ChangeKind.UserUpsert, "E2")),
            () => lease.ReadJournalAsync(CancellationToken.None),
            () => lease.BeginStagingAsync(CancellationToken.None),
            () => lease.StageAsync(EntityKind.User, [Staged("E1", State(1))], CancellationToken.None),
            () => lease.StageMembershipsAsync([new("G", "E1", 1)], CancellationToken.None),
            () => lease.CompleteStagingAsync(ManagedKinds.Users, CancellationToken.None),
            () => lease.ReadMissingAsync(EntityKind.User, CancellationToken.None).CountAsync().AsTask(),
            () => lease.CountRunAsync(new Dictionary<string, long>(), CancellationToken.None),
            () => lease.SetKeyAsync(null, [1], CancellationToken.None),
            () => lease.ForgetAsync(CancellationToken.None),
        })
        {
            (await call.Should().ThrowAsync<SnapshotStoreException>()).WithMessage("The store in PostgreSQL at 127.0.0.1:*Run again: the next run, here or on another machine, ends what this one has left behind.");
        }

        await using var other = await store.Open().TryAcquireAsync("0oa1");
        (await other!.ReadJournalAsync(CancellationToken.None)).Should().ContainSingle();
        await EndAsync(other, "s1", SessionOutcome.Imported);
        (await StoredAsync(other, EntityKind.User, "E1")).Should().BeEquivalentTo(State(1));
        await lease.DisposeAsync();
        (await store.Open().TryAcquireAsync("0oa1")).Should().BeNull("who lost the source cannot give it away");
    }

    [StoreFact]
    public async Task A_connection_that_is_cut_while_rows_are_read_ends_the_reading_with_a_fault()
    {
        await using var store = await NewPostgreSqlStoreAsync();
        await using var lease = await store.Open().TryAcquireAsync("0oa1");
        for (var part = 0; part < 5; part++) await ImportAsync(lease!, State(1), [.. Enumerable.Range(0, 10_000).Select(n => Change(ChangeKind.UserUpsert, $"{new string('E', 200)}{part}-{n}"))]);
        await lease!.BeginStagingAsync(CancellationToken.None);
        await lease.CompleteStagingAsync(ManagedKinds.Users, CancellationToken.None);

        // Once: what the client has in its buffer by then is thousands of rows more.
        var read = async () =>
        {
            var isCut = false;
            await foreach (var _ in lease.ReadMissingAsync(EntityKind.User, CancellationToken.None))
            {
                if (!isCut) await store.TerminateAsync();
                isCut = true;
            }
        };

        await read.Should().ThrowAsync<SnapshotStoreException>();
    }

    [StoreFact]
    public async Task What_cannot_be_reached_or_entered_is_named_without_the_password()
    {
        await using var store = await NewPostgreSqlStoreAsync();
        (await RefusedAsync(store, c => c.Password = WrongPassword)).Should().Contain("password authentication failed for user \"xaas\"").And.EndWith("Mend the user or the password of the connection string, or the server's pg_hba.conf.");
        (await RefusedAsync(store, c => c.Port = 1)).Should().Contain("127.0.0.1:1,").And.EndWith("See that the server runs, and that the host and the port of the connection string are right and can be reached from here.");
        (await RefusedAsync(store, c => c.Host = "no-such-host.invalid")).Should().Contain("no-such-host.invalid").And.EndWith("can be reached from here.");
        (await RefusedAsync(store, c => c.Database = "nowhere")).Should().Contain("database \"nowhere\" does not exist").And.EndWith("Make the database, or name another one in the connection string.");
        (await RefusedAsync(store, c => c.SearchPath = "nowhere")).Should().Contain("no schema has been selected to create in").And.Contain("set Search Path in the connection string");
    }

    [StoreFact]
    public async Task A_role_without_rights_is_told_which_and_one_that_may_only_write_the_tables_will_do()
    {
        await using var store = await NewPostgreSqlStoreAsync();
        var role = $"role_of_{store.Schema}";
        await store.ExecuteAsync($"CREATE ROLE {role} LOGIN PASSWORD 'made-up'; GRANT USAGE ON SCHEMA {store.Schema} TO {role}");
        (await RefusedAsync(store, AsRole)).Should().Contain("permission denied for schema").And.Contain("Let the role make temporary tables in the database and tables in the schema");

        await (await store.Open().TryAcquireAsync("0oa1"))!.DisposeAsync();
        await store.ExecuteAsync($"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {store.Schema} TO {role}");
        await using (var limited = new PostgreSqlSnapshotStore(With(store, AsRole)))
        await using (var lease = await limited.TryAcquireAsync("0oa1"))
        {
            await ImportAsync(lease!, State(1), Change(ChangeKind.UserUpsert, "E1"));
            (await StoredAsync(lease!, EntityKind.User, "E1")).Should().BeEquivalentTo(State(1));
            await lease!.ForgetAsync(CancellationToken.None);
        }

        (await RefusedAsync(store, c => c.Options = "-c default_transaction_read_only=on")).Should().EndWith("Connect to the primary server, and with a role that may write.");
        await store.ExecuteAsync($"DROP OWNED BY {role}; DROP ROLE {role}");

        void AsRole(NpgsqlConnectionStringBuilder c) => (c.Username, c.Password) = (role, "made-up");
    }

    [StoreFact]
    public async Task A_database_that_has_not_every_key_is_refused()
    {
        await using var store = await NewPostgreSqlStoreAsync();
        await store.ExecuteOutsideAsync("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'");

        (await RefusedAsync(store, c => c.Database = "latin")).Should().EndWith("its encoding is LATIN1, which does not have every key. Make a database whose encoding is UTF8.");
    }

    [StoreFact]
    public async Task The_run_s_connection_is_kept_alive_noticed_when_its_machine_is_gone_and_durable()
    {
        await using var store = await NewPostgreSqlStoreAsync();
        await using var opened = new PostgreSqlSnapshotStore(With(store, c => c.Options = "-c synchronous_commit=off -c idle_session_timeout=60000"));
        await using var lease = await opened.TryAcquireAsync("0oa1");

        // What a session has set cannot be seen from another one, but for what the lease's own says of itself.
        await store.ExecuteAsync(
            """
            CREATE TABLE seen (name text, setting text);
            CREATE FUNCTION see() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                INSERT INTO seen SELECT name, setting FROM pg_settings WHERE name IN ('synchronous_commit', 'idle_session_timeout', 'tcp_keepalives_idle', 'tcp_keepalives_interval', 'tcp_keepalives_count', 'work_mem');
                RETURN NEW; END $$;
            CREATE TRIGGER see AFTER INSERT ON xaas_journal FOR EACH STATEMENT EXECUTE FUNCTION see();
            """);
        await AppendAsync(lease!, Entry(Journal.JournalEvent.SessionCreating));

        (await store.QueryAsync("SELECT name || ' ' || setting FROM seen ORDER BY name")).Should().Equal(
            "idle_session_timeout 0", "synchronous_commit on", "tcp_keepalives_count 6", "tcp_keepalives_idle 60", "tcp_keepalives_interval 10", "work_mem 65536");
    }

    [StoreFact]
    public async Task A_pool_of_the_application_gets_its_connection_back_as_it_was()
    {
        await using var store = await NewPostgreSqlStoreAsync();
        await using var pool = NpgsqlDataSource.Create(With(store, c => (c.MaxPoolSize, c.NoResetOnClose) = (1, true)));
        await using var shared = new PostgreSqlSnapshotStore(pool);
        await using (var lease = await shared.TryAcquireAsync("0oa1"))
        {
            await ImportAsync(lease!, State(1), Change(ChangeKind.UserUpsert, "E1"));
            await StoredAsync(lease!, EntityKind.User, "E1");
        }

        await using (var connection = await pool.OpenConnectionAsync())
        await using (var command = new NpgsqlCommand("SELECT (SELECT COUNT(*) FROM pg_locks WHERE pid = pg_backend_pid() AND locktype = 'advisory') + (SELECT COUNT(*) FROM pg_class WHERE relname LIKE 'xaas_staged%')", connection))
            (await command.ExecuteScalarAsync()).Should().Be(0L);
        await using var again = await shared.TryAcquireAsync("0oa1");
        again.Should().NotBeNull();
    }

    [StoreFact]
    public async Task A_list_is_compared_by_the_key_also_when_the_server_knows_nothing_of_the_tables_yet()
    {
        const int Chunk = 1_000, Chunks = 10;
        await using var store = await NewPostgreSqlStoreAsync();
        await (await store.Open().TryAcquireAsync("0oa1"))!.DisposeAsync();
        await store.ExecuteAsync("ALTER TABLE xaas_entity SET (autovacuum_enabled = off); ALTER TABLE xaas_pending SET (autovacuum_enabled = off)");
        await using (var opened = new PostgreSqlSnapshotStore(store.Address))
        await using (var lease = await opened.TryAcquireAsync("0oa1"))
        {
            await lease!.BeginStagingAsync(CancellationToken.None);
            for (var part = 0; part < Chunks; part++) await ImportAsync(lease, State(1), [.. Enumerable.Range(part * Chunk, Chunk).Select(n => Change(ChangeKind.UserUpsert, $"E{n}"))]);
            for (var part = 0; part < Chunks; part++)
                (await lease.StageAsync(EntityKind.User, [.. Enumerable.Range(part * Chunk, Chunk).Select(n => Staged($"E{n}", State(1), n))], CancellationToken.None)).Should().BeEmpty();
        }

        // The server counts what a session has read when it ends.
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2), TimeProvider.System);
        long read;
        while ((read = await ReadRowsAsync()) < Chunk * Chunks) await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, patience.Token);
        read.Should().BeLessThan(3 * Chunk * Chunks, "reading the whole source for each chunk would be {0}", Chunk * Chunks * Chunks);

        async Task<long> ReadRowsAsync() => long.Parse(
            (await store.QueryAsync("SELECT (seq_tup_read + idx_tup_fetch)::text FROM pg_stat_user_tables WHERE relid = 'xaas_entity'::regclass"))[0], System.Globalization.CultureInfo.InvariantCulture);
    }

    [StoreFact]
    public void A_connection_string_that_cannot_be_read_or_has_multiplexing_is_refused_without_a_piece_of_it()
    {
        var unreadable = () => new PostgreSqlSnapshotStore($"Host=localhost;Password={WrongPassword};half");
        var multiplexing = () => new PostgreSqlSnapshotStore("Host=localhost;Multiplexing=true");

        unreadable.Should().Throw<ArgumentException>().Which.ToString().Should().Contain("quotes around a value").And.NotContain("half").And.NotContain(WrongPassword);
        multiplexing.Should().Throw<ArgumentException>().WithMessage("*leave Multiplexing out*");
    }

    private protected override Task<TestStore> NewStoreAsync() => postgreSql.NewStoreAsync();

    private async Task<PostgreSqlTestStore> NewPostgreSqlStoreAsync() => (PostgreSqlTestStore)await NewStoreAsync();

    private static string With(PostgreSqlTestStore store, Action<NpgsqlConnectionStringBuilder> change)
    {
        var address = new NpgsqlConnectionStringBuilder(store.Address);
        change(address);
        return address.ConnectionString;
    }

    private static async Task<string> RefusedAsync(PostgreSqlTestStore store, Action<NpgsqlConnectionStringBuilder> change)
    {
        await using var refused = new PostgreSqlSnapshotStore(With(store, change));
        var fault = (await refused.Invoking(s => s.TryAcquireAsync("0oa1")).Should().ThrowAsync<SnapshotStoreException>()).Which;
        fault.ToString().Should().NotContain(WrongPassword).And.NotContain(new NpgsqlConnectionStringBuilder(store.Address).Password!);
        return fault.Message;
    }
}
