using System.Text;
using System.Text.Json;
using Okta.Xaas.Batching;
using Okta.Xaas.Journal;
using Okta.Xaas.Journal.Internal;
using Okta.Xaas.Synchronization.Internal;

namespace Okta.Xaas.Tests.Journal;

public sealed class FileJournalTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("okta-xaas-journal-").FullName;

    private string FilePath => Path.Combine(_folder, "okta.journal");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_new_file_has_no_entries() => (await ReadAsync()).Should().BeEmpty();

    [Fact]
    public async Task The_file_is_its_owner_s_only_also_when_an_earlier_version_made_it_for_everybody()
    {
        if (OperatingSystem.IsWindows()) return;
        await DieAfterAsync(Entries.All.SkipLast(1));
        File.GetUnixFileMode(FilePath).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);

        File.SetUnixFileMode(FilePath, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        await ReadAsync();
        File.GetUnixFileMode(FilePath).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void The_word_for_a_session_that_was_canceled_is_that_of_the_first_journals()
    {
        var line = JsonSerializer.Serialize(Entries.All[0] with { Outcome = SessionOutcome.Canceled }, JournalJsonContext.Default.JournalEntry);

        line.Should().Contain("\"outcome\":\"Cancelled\"");
        JsonSerializer.Deserialize(line, JournalJsonContext.Default.JournalEntry)!.Outcome.Should().Be(SessionOutcome.Canceled);
    }

    [Fact]
    public async Task What_a_run_wrote_before_it_died_is_there_for_the_next_process()
    {
        await DieAfterAsync(Entries.All.SkipLast(1));

        (await ReadAsync()).Should().BeEquivalentTo(Entries.All.SkipLast(1), o => o.WithStrictOrdering().ComparingByMembers<JournalEntry>());
        (await ReadAsync()).Should().HaveCount(Entries.All.Count - 1, "reading it takes nothing away");
    }

    [Fact]
    public async Task Each_entry_is_in_the_file_when_its_call_has_ended()
    {
        using var journal = new FileJournal(FilePath);
        await journal.OpenAsync(default);
        var length = 0L;
        foreach (var entry in Entries.All.SkipLast(1))
        {
            await journal.AppendAsync(entry, default);
            new FileInfo(FilePath).Length.Should().BeGreaterThan(length, "a kill right after it must find it");
            length = new FileInfo(FilePath).Length;
        }
    }

    [Fact]
    public async Task The_next_run_writes_behind_what_is_there()
    {
        await DieAfterAsync([Entries.RunStarted("0oa1"), Entries.Creating()]);
        await DieAfterAsync([Entries.Created("aps1")]);

        (await ReadAsync()).Select(e => e.Event).Should().Equal(JournalEvent.RunStarted, JournalEvent.SessionCreating, JournalEvent.SessionCreated);
    }

    [Fact]
    public async Task A_run_that_has_ended_leaves_an_empty_file_that_the_next_one_fills_from_the_start()
    {
        using var journal = new FileJournal(FilePath);
        await journal.OpenAsync(default);
        foreach (var entry in Entries.All) await journal.AppendAsync(entry, default);
        new FileInfo(FilePath).Length.Should().Be(0);
        await journal.AppendAsync(Entries.RunStarted("0oa1"), default);
        await journal.CloseAsync(default);

        (await ReadAsync()).Select(e => e.Event).Should().Equal(JournalEvent.RunStarted);
    }

    [Fact]
    public async Task A_last_line_that_is_torn_at_any_byte_is_cut_off_and_written_over()
    {
        await DieAfterAsync([Entries.RunStarted("0oa1"), Entries.Creating()]);
        var sound = await File.ReadAllBytesAsync(FilePath);
        await DieAfterAsync([Entries.Uploading("aps1", Entries.Members(0, "Žofie"))]);
        var whole = await File.ReadAllBytesAsync(FilePath);
        for (var length = sound.Length; length < whole.Length; length++)
        {
            await File.WriteAllBytesAsync(FilePath, whole[..length]);
            await DieAfterAsync([Entries.Created("aps1")], found => found.Should().HaveCount(2, "of {0} bytes", length));
            (await ReadAsync()).Select(e => e.Event).Should().Equal([JournalEvent.RunStarted, JournalEvent.SessionCreating, JournalEvent.SessionCreated], "of {0} bytes", length);
        }
    }

    [Fact]
    public async Task Damage_in_the_middle_is_told_and_leaves_the_file_as_it_is_and_free()
    {
        await DieAfterAsync([Entries.RunStarted("0oa1"), Entries.Creating(), Entries.Created("aps1")]);
        var content = await File.ReadAllTextAsync(FilePath);
        await File.WriteAllTextAsync(FilePath, content.Replace("SessionCreating", "SessionCreatinG", StringComparison.Ordinal));

        for (var i = 0; i < 2; i++)
        {
            await FluentActions.Awaiting(ReadAsync).Should().ThrowAsync<JournalException>()
                .WithMessage($"The journal {FilePath} is damaged in line 2, which is not its last: it was changed by something else.*delete the file*handed in again.");
        }

        (await File.ReadAllTextAsync(FilePath)).Should().HaveLength(content.Length);
        File.Delete(FilePath);
        (await ReadAsync()).Should().BeEmpty("the mend that the message gives must work");
    }

    [Fact]
    public async Task A_second_process_is_told_to_wait_until_the_first_has_closed_it()
    {
        using var first = new FileJournal(FilePath);
        using var second = new FileJournal(FilePath);
        await first.OpenAsync(default);

        var refusal = (await FluentActions.Awaiting(() => second.OpenAsync(default)).Should().ThrowAsync<JournalException>()).Which;
        refusal.Message.Should().StartWith($"The journal {FilePath} cannot be opened: ").And.EndWith("wait for it or stop it; each identity source needs a journal of its own.");
        refusal.InnerException.Should().BeAssignableTo<IOException>();

        await first.AppendAsync(Entries.Creating(), default);
        await first.CloseAsync(default);
        (await second.OpenAsync(default)).Should().ContainSingle();
        await FluentActions.Awaiting(() => first.OpenAsync(default)).Should().ThrowAsync<JournalException>();
    }

    [Fact]
    public async Task A_second_run_with_the_same_object_is_refused()
    {
        using var journal = new FileJournal(FilePath);
        await journal.OpenAsync(default);

        await FluentActions.Awaiting(() => journal.OpenAsync(default)).Should().ThrowAsync<JournalException>().WithMessage("*is in use by another run of this process.");
        await journal.CloseAsync(default);
        await journal.OpenAsync(default);
    }

    [Fact]
    public async Task Only_an_open_journal_can_be_written()
    {
        using var journal = new FileJournal(FilePath);
        await FluentActions.Awaiting(() => journal.AppendAsync(Entries.RunEnded, default)).Should().ThrowAsync<JournalException>().WithMessage("*is not open.");
        await journal.CloseAsync(default);
        await journal.OpenAsync(default);
        await journal.CloseAsync(default);
        await journal.CloseAsync(default);
        await FluentActions.Awaiting(() => journal.AppendAsync(Entries.RunEnded, default)).Should().ThrowAsync<JournalException>().WithMessage("*is not open.");
    }

    [Fact]
    public async Task Entries_of_uploads_side_by_side_are_whole_lines()
    {
        using (var journal = new FileJournal(FilePath))
        {
            await journal.OpenAsync(default);
            await Parallel.ForAsync(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, token) =>
                await journal.AppendAsync(Entries.Uploading("aps1", Entries.User(i), Entries.Members(i, new string('é', i))), token));
        }

        (await ReadAsync()).Select(e => e.Changes![0].Index).Order().Should().Equal(Enumerable.Range(0, 200).Select(i => (long)i));
    }

    [Fact]
    public async Task A_place_where_no_file_can_be_is_told()
    {
        foreach (var path in new[] { Path.Combine(_folder, "not-there", "okta.journal"), _folder })
        {
            using var journal = new FileJournal(path);
            await FluentActions.Awaiting(() => journal.OpenAsync(default)).Should().ThrowAsync<JournalException>().WithMessage($"The journal {path} cannot be opened: *");
        }
    }

    [Fact]
    public async Task The_file_holds_ids_but_no_value_of_a_profile()
    {
        using var packer = new BatchPacker();
        packer.Add(0, IdentityChange.UpsertUser("E1001", new UserProfile { UserName = "secret-name", Email = "secret@example.com", ["salary"] = "secret-salary" }));
        packer.Add(1, IdentityChange.UpsertGroup("G1", new GroupProfile { DisplayName = "secret-group" }));
        packer.Add(2, IdentityChange.AddMembers("G1", ["E1001"]));
        using (var journal = new FileJournal(FilePath))
        {
            await journal.OpenAsync(default);
            var writer = new JournalWriter(journal, TimeProvider.System);
            foreach (var batch in packer.TakeSession())
            {
                Encoding.UTF8.GetString(batch.Body.Span).Should().ContainAny("secret", "E1001");
                await writer.UploadingAsync("aps1", batch);
                await writer.RefusedAsync("aps1", batch);
                await writer.RejectedAsync("aps1", batch);
                batch.Dispose();
            }

            await writer.SessionEndedAsync("aps1", SessionOutcome.InDoubt);
        }

        (await File.ReadAllTextAsync(FilePath)).Should().NotContain("secret").And.Contain("E1001").And.Contain("G1").And.Contain("aps1");
    }

    [Fact]
    public async Task Refuses_null()
    {
        FluentActions.Invoking(() => new FileJournal(null!)).Should().Throw<ArgumentNullException>().WithParameterName("path");
        FluentActions.Invoking(() => new FileJournal(" ")).Should().Throw<ArgumentException>().WithParameterName("path");
        using var journal = new FileJournal(FilePath);
        await FluentActions.Awaiting(() => journal.AppendAsync(null!, default)).Should().ThrowAsync<ArgumentNullException>().WithParameterName("entry");
    }

    // As a kill leaves it: closed by the system, and no RunEnded.
    private async Task DieAfterAsync(IEnumerable<JournalEntry> entries, Action<IReadOnlyList<JournalEntry>>? found = null)
    {
        using var journal = new FileJournal(FilePath);
        var before = await journal.OpenAsync(default);
        found?.Invoke(before);
        foreach (var entry in entries) await journal.AppendAsync(entry, default);
    }

    private async Task<IReadOnlyList<JournalEntry>> ReadAsync()
    {
        using var journal = new FileJournal(FilePath);
        return await journal.OpenAsync(default);
    }
}
