using Microsoft.Data.Sqlite;
using Okta.Xaas.Snapshots.Tests.Support;

namespace Okta.Xaas.Snapshots.Tests.Store;

/// <summary>The store in a file, and what can be wrong with a file.</summary>
public sealed class SqliteSnapshotStoreTests : SnapshotStoreTests, IDisposable
{
    private readonly SqliteTestStore _file = new();

    public void Dispose() => _file.DisposeAsync().AsTask().GetAwaiter().GetResult();

    [Fact]
    public async Task A_file_that_is_no_database_is_named_with_what_to_do()
    {
        await File.WriteAllTextAsync(_file.Path, string.Concat(Enumerable.Repeat("This is a list of people, not a database. ", 200)));

        (await Refused(_file.Open())).Should().Be(
            $"The store {_file.Path} cannot be used: SQLite Error 26: 'file is not a database'. The file is damaged, or no store: put a backup in its place, or move it and the files beside it away; a new one imports everything once more.");
    }

    [Fact]
    public async Task A_damaged_file_is_noticed_before_anything_is_done()
    {
        await using (var lease = await _file.Open().TryAcquireAsync("0oa1"))
            await ImportAsync(lease!, State(1), [.. Enumerable.Range(0, 5_000).Select(n => Change(ChangeKind.UserUpsert, $"E{n}"))]);
        await using (var file = new FileStream(_file.Path, FileMode.Open))
        {
            // All but the first pages.
            file.Position = 8 * 4096;
            await file.WriteAsync(Enumerable.Repeat((byte)0xA5, (int)file.Length - (8 * 4096)).ToArray());
        }

        (await Refused(_file.Open())).Should().StartWith($"The store {_file.Path} cannot be used: ").And.Contain("The file is damaged, or no store");
    }

    [Fact]
    public async Task A_missing_folder_and_a_folder_in_the_place_of_the_file_are_named()
    {
        var missing = Path.Combine(Path.GetDirectoryName(_file.Path)!, "nowhere", "state.db");
        Directory.CreateDirectory(_file.Path);

        (await Refused(new SqliteSnapshotStore(missing))).Should().Be($"The store {missing} cannot be opened: its folder does not exist. Make the folder, or name a file in another one.");
        (await Refused(_file.Open())).Should().Be($"The store {_file.Path} cannot be opened: this is a folder. Name a file.");
    }

    [Fact]
    public async Task A_lock_that_cannot_be_made_is_not_taken_for_one_that_another_run_has()
    {
        await (await _file.Open().TryAcquireAsync("0oa1"))!.DisposeAsync();
        var folder = Path.GetDirectoryName(_file.Path)!;
        var held = Directory.GetFiles(folder, "*.lock").Should().ContainSingle().Which;
        File.Delete(held);
        Directory.CreateDirectory(held);

        (await Refused(_file.Open())).Should().StartWith($"The store {_file.Path} cannot be opened: the lock {held} cannot be made").And.EndWith("Give this process the right to write the folder.");
    }

    [Fact]
    public async Task A_file_that_another_program_has_locked_is_waited_for_and_then_named()
    {
        await (await _file.Open().TryAcquireAsync("0oa1"))!.DisposeAsync();
        await using var other = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _file.Path, Pooling = false }.ToString());
        await other.OpenAsync();
        await using var writing = other.BeginTransaction();

        (await Refused(new SqliteSnapshotStore(_file.Path, waitForOthers: TimeSpan.FromSeconds(1)))).Should().Be(
            $"The store {_file.Path} cannot be used: SQLite Error 5: 'database is locked'. Another program has the file locked: close it, or wait for it.");

        await writing.RollbackAsync();
        await using var free = await _file.Open().TryAcquireAsync("0oa1");
        free.Should().NotBeNull();
    }

    [Fact]
    public async Task An_entry_that_fails_leaves_nothing_of_its_states()
    {
        await (await _file.Open().TryAcquireAsync("0oa1"))!.DisposeAsync();
        await _file.ExecuteAsync("CREATE TRIGGER failing BEFORE INSERT ON xaas_journal BEGIN SELECT RAISE(ABORT, 'not today'); END");
        await using var lease = await _file.Open().TryAcquireAsync("0oa1");

        (await lease!.Invoking(l => UploadAsync(l, "s1", State(1), Change(ChangeKind.UserUpsert, "E1"))).Should().ThrowAsync<SnapshotStoreException>())
            .WithMessage($"The store {_file.Path} cannot be used: *not today*");

        await _file.ExecuteAsync("DROP TRIGGER failing");
        await EndAsync(lease!, "s1", SessionOutcome.Imported);
        (await StoredAsync(lease!, EntityKind.User, "E1")).Should().BeNull("the entry and its states are written together or not at all");
    }

    private protected override Task<TestStore> NewStoreAsync() => Task.FromResult<TestStore>(new SqliteTestStore());

    private static async Task<string> Refused(ISnapshotStore store) => (await store.Invoking(s => s.TryAcquireAsync("0oa1")).Should().ThrowAsync<SnapshotStoreException>()).Which.Message;
}
