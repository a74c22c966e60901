using Okta.Xaas.Journal;

namespace Okta.Xaas.Tests.Journal;

public class MemoryJournalTests
{
    private readonly MemoryJournal _journal = new();

    [Fact]
    public async Task Keeps_the_entries_of_a_run_that_never_ended()
    {
        (await _journal.OpenAsync(default)).Should().BeEmpty();
        await _journal.AppendAsync(Entries.Creating(), default);
        await _journal.CloseAsync(default);

        (await _journal.OpenAsync(default)).Select(e => e.Event).Should().Equal(JournalEvent.SessionCreating);
        (await _journal.OpenAsync(default)).Should().ContainSingle("opening it takes nothing away");
    }

    [Fact]
    public async Task Forgets_a_run_that_has_ended()
    {
        foreach (var entry in Entries.All) await _journal.AppendAsync(entry, default);

        (await _journal.OpenAsync(default)).Should().BeEmpty();
    }

    [Fact]
    public async Task Forgets_a_session_that_has_ended_and_no_other()
    {
        JournalEntry[] left = [Entries.RunStarted("0oa1"), Entries.Creating(7), Entries.Created("aps2"), Entries.Uploading("aps2", Entries.User(1)), Entries.Stopped()];
        JournalEntry[] entries = [left[0], Entries.Creating(), Entries.Created("aps1"), Entries.Uploading("aps1", Entries.User(0)), .. left[1..4], Entries.Ended("aps1", SessionOutcome.Imported), left[4]];

        foreach (var entry in entries) await _journal.AppendAsync(entry, default);

        (await _journal.OpenAsync(default)).Should().Equal(left);
    }

    [Fact]
    public async Task The_end_of_a_session_that_it_never_heard_of_changes_nothing()
    {
        await _journal.AppendAsync(Entries.Creating(), default);
        await _journal.AppendAsync(Entries.Ended("aps9", SessionOutcome.Canceled), default);

        (await _journal.OpenAsync(default)).Should().ContainSingle();
    }

    [Fact]
    public async Task What_it_handed_out_does_not_change_any_more()
    {
        await _journal.AppendAsync(Entries.Creating(), default);
        var unfinished = await _journal.OpenAsync(default);
        await _journal.AppendAsync(Entries.Created("aps1"), default);
        await _journal.AppendAsync(Entries.RunEnded, default);

        unfinished.Should().ContainSingle();
    }

    [Fact]
    public async Task Takes_entries_from_many_at_once()
    {
        await Parallel.ForAsync(0, 1_000, async (i, token) => await _journal.AppendAsync(Entries.Creating(i), token));

        (await _journal.OpenAsync(default)).Select(e => (e.At - Entries.Start).TotalSeconds).Order().Should().Equal(Enumerable.Range(0, 1_000).Select(i => (double)i));
    }

    [Fact]
    public async Task Refuses_null_and_a_token_that_is_cancelled()
    {
        await FluentActions.Awaiting(() => _journal.AppendAsync(null!, default)).Should().ThrowAsync<ArgumentNullException>().WithParameterName("entry");
        await FluentActions.Awaiting(() => _journal.OpenAsync(new(true))).Should().ThrowAsync<OperationCanceledException>();
        await FluentActions.Awaiting(() => _journal.AppendAsync(Entries.RunEnded, new(true))).Should().ThrowAsync<OperationCanceledException>();
    }
}
