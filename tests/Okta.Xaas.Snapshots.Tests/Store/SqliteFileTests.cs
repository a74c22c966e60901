using Okta.Xaas.Snapshots.Store;
using Okta.Xaas.Snapshots.Store.Internal;
using Okta.Xaas.Snapshots.Tests.Support;

namespace Okta.Xaas.Snapshots.Tests.Store;

/// <summary>The file of a store: who may read it, and what damage is noticed.</summary>
public sealed class SqliteFileTests : IDisposable
{
    private const int HeaderLength = 100;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly SqliteTestStore _home = new();

    private string Folder => Path.GetDirectoryName(_home.Path)!;

    public void Dispose() => _home.DisposeAsync().AsTask().GetAwaiter().GetResult();

    [Fact]
    public async Task Every_file_of_a_store_is_its_owner_s_only()
    {
        if (OperatingSystem.IsWindows()) return;
        await using var lease = await ImportAsync(3);

        var files = Directory.GetFiles(Folder);
        files.Should().HaveCount(4, "the database, what SQLite puts beside it, and the lock");
        foreach (var file in files) File.GetUnixFileMode(file).Should().Be(OwnerOnly, "{0} holds state", file);
    }

    [Fact]
    public async Task A_store_that_everybody_could_read_becomes_its_owner_s_and_one_that_is_shared_with_a_group_stays_so()
    {
        if (OperatingSystem.IsWindows()) return;
        await (await ImportAsync(3)).DisposeAsync();

        File.SetUnixFileMode(_home.Path, OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        await (await OpenAsync()).DisposeAsync();
        File.GetUnixFileMode(_home.Path).Should().Be(OwnerOnly);

        File.SetUnixFileMode(_home.Path, OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.GroupWrite);
        await (await OpenAsync()).DisposeAsync();
        File.GetUnixFileMode(_home.Path).Should().Be(OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.GroupWrite);
    }

    [Fact]
    public async Task A_file_that_is_no_store_keeps_its_rights()
    {
        if (OperatingSystem.IsWindows()) return;
        const UnixFileMode Everybody = OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        await File.WriteAllTextAsync(_home.Path, new string('x', 1_000));
        File.SetUnixFileMode(_home.Path, Everybody);

        await FluentActions.Awaiting(OpenAsync).Should().ThrowAsync<SnapshotStoreException>();

        File.GetUnixFileMode(_home.Path).Should().Be(Everybody, "somebody has named the wrong file");
    }

    [Fact]
    public void What_is_committed_survives_the_loss_of_power()
    {
        using var connection = new SqliteFile(_home.Path, TimeSpan.FromSeconds(1)).Open(wasThere: false);

        Ask("PRAGMA journal_mode").Should().Be("wal");
        Ask("PRAGMA synchronous").Should().Be("2", "that is FULL");

        string Ask(string sql)
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A test's own text.
            command.CommandText = sql;
#pragma warning restore CA2100
            return command.ExecuteScalar()!.ToString()!;
        }
    }

    [Fact]
    public async Task A_byte_of_the_header_page_that_is_damaged_is_noticed_or_makes_no_difference()
    {
        await (await ImportAsync(5)).DisposeAsync();
        var sound = await File.ReadAllBytesAsync(_home.Path);
        var (noticed, random) = (0, new Random(20261128));
        foreach (var place in Enumerable.Range(0, HeaderLength).Concat(Enumerable.Range(0, 60).Select(_ => random.Next(HeaderLength, 4096))))
        {
            var damaged = sound.ToArray();
            damaged[place] ^= 0xFF;
            foreach (var beside in Directory.GetFiles(Folder, "state.db-*")) File.Delete(beside);
            await File.WriteAllBytesAsync(_home.Path, damaged);
            try
            {
                await using var lease = await OpenAsync();
                (await KeysAsync(lease)).Should().Equal(["E0", "E1", "E2", "E3", "E4"], "byte {0} was changed and nobody noticed", place);
                (lease.Source.Revision, lease.Source.Org).Should().Be((1, "example.okta.com"));
            }
            catch (SnapshotStoreException exception)
            {
                exception.Message.Should().StartWith($"The store {_home.Path} ");
                noticed++;
            }
        }

        noticed.Should().BeGreaterThan(20);
    }

    [Fact]
    public async Task Tables_that_are_not_those_that_were_made_are_noticed()
    {
        await (await ImportAsync(1)).DisposeAsync();
        await _home.ExecuteAsync("ALTER TABLE xaas_entity RENAME COLUMN hash TO hasi");

        await RefusedAsync("*its header page does not have the checksum*The file is damaged*");
    }

    [Fact]
    public async Task An_index_that_lost_a_page_is_noticed()
    {
        await (await ImportAsync(5_000)).DisposeAsync();
        await using (var file = new FileStream(_home.Path, FileMode.Open))
        {
            file.Position = file.Length - 4096;
            await file.WriteAsync(new byte[4096]);
        }

        await RefusedAsync("*The file is damaged*");
    }

    [Fact]
    public async Task An_emptied_file_is_not_taken_for_a_new_store()
    {
        await (await ImportAsync(3)).DisposeAsync();
        await File.WriteAllBytesAsync(_home.Path, []);

        await RefusedAsync($"The store {_home.Path} is empty, and a store was there before*Put a backup in its place; or, to begin anew, move it and the files beside it away.");

        new FileInfo(_home.Path).Length.Should().Be(0, "nothing was made in its place");
        foreach (var file in Directory.GetFiles(Folder)) File.Delete(file);
        await (await OpenAsync()).DisposeAsync();
    }

    [Fact]
    public async Task A_file_that_was_made_empty_for_the_store_is_a_new_one_also_when_a_first_run_died_before_it_made_the_store()
    {
        await File.WriteAllBytesAsync(_home.Path, []);
        await File.WriteAllBytesAsync($"{_home.Path}.00.lock", []);

        await (await OpenAsync()).DisposeAsync();
    }

    [Fact]
    public async Task An_empty_file_with_commits_beside_it_is_not_a_new_store()
    {
        await File.WriteAllBytesAsync(_home.Path, []);
        await File.WriteAllBytesAsync(_home.Path + "-wal", [1]);

        await RefusedAsync("*is empty, and a store was there before*");
    }

    private async Task RefusedAsync(string message) =>
        await _home.Open().Invoking(s => s.TryAcquireAsync("0oa1")).Should().ThrowAsync<SnapshotStoreException>().WithMessage(message);

    private async Task<ISnapshotLease> OpenAsync() => (await _home.Open().TryAcquireAsync("0oa1"))!;

    private async Task<ISnapshotLease> ImportAsync(int users)
    {
        var lease = await OpenAsync();
        await lease.SetOrgAsync("example.okta.com", CancellationToken.None);
        var changes = Enumerable.Range(0, users).Select(n => new ChangeReference { Index = n, Kind = ChangeKind.UserUpsert, ExternalId = $"E{n}" }).ToArray();
        await lease.AppendAsync(
            new() { Event = Journal.JournalEvent.Uploading, At = default, SessionId = "s1", Changes = changes },
            changes.ToDictionary(c => c.Index, c => new EntityState([1], [2], null)),
            CancellationToken.None);
        await lease.AppendAsync(new() { Event = Journal.JournalEvent.SessionEnded, At = default, SessionId = "s1", Outcome = SessionOutcome.Imported }, new Dictionary<long, EntityState>(), CancellationToken.None);
        return lease;
    }

    private static async Task<string[]> KeysAsync(ISnapshotLease lease)
    {
        await lease.BeginStagingAsync(CancellationToken.None);
        await lease.CompleteStagingAsync(ManagedKinds.Users, CancellationToken.None);
        return await lease.ReadMissingAsync(EntityKind.User, CancellationToken.None).ToArrayAsync();
    }
}
