using System.Net;
using Okta.Xaas.Api.Models;
using Okta.Xaas.Journal;
using Okta.Xaas.ScenarioTests.Support;
using Okta.Xaas.Synchronization.Internal;
using Okta.Xaas.TestDoubles;
using Okta.Xaas.Tests.Support;
using static Okta.Xaas.Tests.Journal.Entries;

namespace Okta.Xaas.Tests.Synchronization;

public class RecoveryTests
{
    private static readonly JournalEntry[] Loaded = [RunStarted("0oa1"), Creating(10), Created("aps1"), Uploading("aps1", User(0), User(1)), Refused("aps1", User(1)), Rejected("aps1", User(1))];
    private static readonly JournalEntry[] Announced = [.. Loaded, Triggering("aps1")];

    private readonly VirtualTimeProvider _clock = new(autoAdvance: true);
    private readonly SurvivingJournal _journal = new();
    private readonly ScriptedOkta _okta = ScriptedOkta.New();

    /// <summary>The status that is found at Okta; the calls that follow; the status after them.</summary>
    public static TheoryData<SessionStatus, string[], SessionStatus> Found => new()
    {
        { SessionStatus.Created, ["get aps1", "delete aps1"], SessionStatus.Closed },
        { SessionStatus.InProgress, ["get aps1", "delete aps1"], SessionStatus.Closed },
        { SessionStatus.Completed, ["get aps1"], SessionStatus.Completed },
        { SessionStatus.Error, ["get aps1"], SessionStatus.Error },
        { SessionStatus.Closed, ["get aps1"], SessionStatus.Closed },
        { SessionStatus.Expired, ["get aps1"], SessionStatus.Expired },
    };

    [Theory]
    [MemberData(nameof(Found))]
    public async Task A_session_with_an_id_is_looked_at_and_cancelled_if_it_is_open(SessionStatus found, string[] calls, SessionStatus end)
    {
        foreach (var entries in new[] { Loaded, Announced })
        {
            var okta = ScriptedOkta.New().Get(found).Delete(0);
            var recovered = (await RecoverAsync(entries, okta)).Should().ContainSingle().Subject;

            okta.Calls.Should().Equal(calls);
            recovered.SessionId.Should().Be("aps1");
            recovered.Outcome.Should().Be(SessionTable.OutcomeOf(entries == Announced ? SessionStage.Triggering : SessionStage.Open, Sightings.Of(end)));
            recovered.Changes.Select(c => c.Index).Should().Equal(0);
            recovered.Rejected.Select(c => c.Index).Should().Equal(1);
        }
    }

    [Theory]
    [InlineData(SessionStatus.Completed, SessionOutcome.Imported, SessionOutcome.InDoubt)]
    [InlineData(SessionStatus.Error, SessionOutcome.InDoubt, SessionOutcome.InDoubt)]
    public async Task An_import_that_is_under_way_is_waited_for(SessionStatus end, SessionOutcome announced, SessionOutcome notAnnounced)
    {
        foreach (var entries in new[] { Loaded, Announced })
        {
            var okta = ScriptedOkta.New().Get(SessionStatus.Triggered, SessionStatus.Triggered, SessionStatus.Triggered, end);
            var began = _clock.Elapsed;
            (await RecoverAsync(entries, okta)).Single().Outcome.Should().Be(entries == Announced ? announced : notAnnounced);
            (_clock.Elapsed - began).Should().Be(TimeSpan.FromSeconds(10), "it looks at each PollingInterval");
        }
    }

    [Fact]
    public async Task An_import_that_takes_longer_than_its_limit_is_in_doubt()
    {
        _okta.Get(SessionStatus.Triggered);
        (await RecoverAsync(Announced)).Single().Outcome.Should().Be(SessionOutcome.InDoubt);
        _clock.Elapsed.Should().Be(new SynchronizationOptions().ImportTimeLimit);
    }

    [Fact]
    public async Task A_session_that_was_triggered_just_before_it_could_be_cancelled_is_waited_for()
    {
        _okta.Get(SessionStatus.InProgress, SessionStatus.Triggered, SessionStatus.Completed).Delete(ScriptedOkta.Refused());
        (await RecoverAsync(Loaded)).Single().Outcome.Should().Be(SessionOutcome.InDoubt, "somebody else may have triggered a part of it");
        _okta.Calls.Should().Equal("get aps1", "delete aps1", "get aps1", "get aps1");
    }

    [Fact]
    public async Task A_session_of_an_unknown_status_is_cancelled_unless_its_trigger_was_announced_and_it_may_be_importing()
    {
        _okta.Get(SessionStatus.Unknown, SessionStatus.Completed).Delete(0);
        (await RecoverAsync(Announced)).Single().Outcome.Should().Be(SessionOutcome.Imported);
        _okta.Calls.Should().Equal("get aps1", "get aps1");

        var okta = ScriptedOkta.New().Get(SessionStatus.Unknown).Delete(0);
        (await RecoverAsync(Loaded, okta)).Single().Outcome.Should().Be(SessionOutcome.Canceled);
        okta.Calls.Should().Equal("get aps1", "delete aps1");
    }

    [Fact]
    public async Task What_a_stopped_run_has_told_is_told_again_with_what_it_has_left_as_nobody_may_have_heard_it()
    {
        _okta.Get(SessionStatus.Completed);
        var recovered = await RecoverAsync([
            .. Announced, Ended("aps1", SessionOutcome.Imported),
            Creating(300), Created("aps2"), Uploading("aps2", User(2), User(3)), Unanswered("aps2", User(3)), Triggering("aps2"), Stopped()]);

        recovered.Select(r => (r.SessionId, r.Outcome)).Should().Equal(("aps1", SessionOutcome.Imported), ("aps2", SessionOutcome.Imported));
        _okta.Calls.Should().Equal(["get aps2"], "the end of the other is written down");
        recovered[1].Changes.Select(c => c.Index).Should().Equal([2], "whether the other upload arrived, nobody knows: it is not done");
    }

    [Fact]
    public async Task A_session_that_Okta_does_not_know_was_not_imported_unless_its_trigger_was_announced()
    {
        _okta.Get(ScriptedOkta.Refused(HttpStatusCode.NotFound));
        (await RecoverAsync(Loaded)).Single().Outcome.Should().Be(SessionOutcome.Canceled);
        (await RecoverAsync(Announced)).Single().Outcome.Should().Be(SessionOutcome.InDoubt);
    }

    [Fact]
    public async Task What_had_ended_is_taken_as_it_was_written_without_a_request()
    {
        foreach (var outcome in Enum.GetValues<SessionOutcome>())
            (await RecoverAsync([.. Announced, Ended("aps1", outcome)])).Single().Outcome.Should().Be(outcome);

        _okta.Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task A_session_whose_creation_got_no_answer_is_found_by_its_time_and_cancelled()
    {
        _okta.List(List(("apsOld", SessionStatus.Created, 9), ("apsTriggered", SessionStatus.Triggered, 30), ("apsOwn", SessionStatus.Created, 10))).Delete(0);
        var recovered = (await RecoverAsync([RunStarted("0oa1"), Creating(10)])).Single();

        recovered.Should().BeEquivalentTo(new { Outcome = SessionOutcome.Canceled, Changes = Array.Empty<object>(), Rejected = Array.Empty<object>() });
        _okta.Calls.Should().Equal("list", "delete apsOwn");
    }

    [Fact]
    public async Task A_creation_that_left_no_session_needs_nothing()
    {
        _okta.List(List(("apsOld", SessionStatus.Created, 9), ("apsLoaded", SessionStatus.InProgress, 12)));
        var recovered = (await RecoverAsync([RunStarted("0oa1"), Creating(10)])).Single();

        recovered.SessionId.Should().BeNull();
        recovered.Outcome.Should().Be(SessionOutcome.Canceled);
        _okta.Calls.Should().Equal("list");
    }

    [Fact]
    public async Task All_sessions_of_the_run_are_told_in_their_order()
    {
        _okta.Get(SessionStatus.Completed);
        var recovered = await RecoverAsync([
            .. Announced, Ended("aps1", SessionOutcome.Reloaded),
            Creating(300), Created("aps2"), Uploading("aps2", User(0)), Triggering("aps2")]);

        recovered.Select(r => (r.SessionId, r.Outcome)).Should().Equal(("aps1", SessionOutcome.Reloaded), ("aps2", SessionOutcome.Imported));
        _okta.Calls.Should().Equal("get aps2");
    }

    [Fact]
    public async Task The_journal_of_another_identity_source_is_refused_before_anything_is_asked()
    {
        await FluentActions.Awaiting(() => RecoverAsync([RunStarted("0oaOther"), Creating(10), Created("aps1")])).Should().ThrowAsync<JournalException>()
            .WithMessage("The journal belongs to identity source 0oaOther, not to 0oa1. Each identity source needs a journal of its own.");
        _okta.Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task What_was_found_out_is_in_the_journal_for_a_recovery_that_is_killed_itself()
    {
        await WriteAsync(Announced);
        _okta.Get(SessionStatus.Completed);
        await RecoverAsync(Announced);

        var (again, silent) = (await _journal.OpenAsync(default), ScriptedOkta.New());
        (await RecoverAsync(again, silent)).Single().Outcome.Should().Be(SessionOutcome.Imported);
        silent.Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task Nothing_is_asked_when_the_last_run_had_ended()
    {
        (await RecoverAsync([])).Should().BeEmpty();
        _okta.Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task A_recovery_that_fails_leaves_the_journal_as_it_was_so_that_the_next_one_begins_anew()
    {
        await WriteAsync(Announced);
        var synchronizer = Synchronizer(_okta.Get(ScriptedOkta.Refused(HttpStatusCode.Forbidden), SessionStatus.Completed));

        await FluentActions.Awaiting(() => synchronizer.RecoverAsync()).Should().ThrowAsync<OktaApiException>();
        (await _journal.OpenAsync(default)).Should().BeEquivalentTo(Announced, o => o.WithStrictOrdering().ComparingByMembers<JournalEntry>());

        (await synchronizer.RecoverAsync()).Single().Outcome.Should().Be(SessionOutcome.Imported);
        (await _journal.OpenAsync(default)).Should().BeEmpty("its caller has been told");
        (await synchronizer.RecoverAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_recovery_that_is_cancelled_leaves_the_journal_as_it_was()
    {
        await WriteAsync(Announced);
        _okta.Get(new OperationCanceledException());

        await FluentActions.Awaiting(() => Synchronizer(_okta).RecoverAsync()).Should().ThrowAsync<OperationCanceledException>();
        (await _journal.OpenAsync(default)).Should().HaveCount(Announced.Length);
    }

    [Fact]
    public async Task A_run_whose_recovery_fails_reads_no_change_and_keeps_the_journal()
    {
        await WriteAsync(Announced);
        var failure = (await FluentActions.Awaiting(() => Synchronizer(_okta.Get(ScriptedOkta.Unknown())).SynchronizeAsync([IdentityChange.DeleteUser("E1")]))
            .Should().ThrowAsync<SynchronizationException>()).Which;

        failure.Result.ChangesRead.Should().Be(0);
        failure.Result.ReadToEnd.Should().BeFalse();
        (await _journal.OpenAsync(default)).Should().HaveCount(Announced.Length);
    }

    private static IdentitySourceSessionList List(params (string Id, SessionStatus Status, int CreatedAt)[] sessions) =>
        new([.. sessions.Select(s => RecordingApi.Session(s.Id, s.Status) with { Created = Start.AddSeconds(s.CreatedAt) })], Start.AddSeconds(60));

    private async Task WriteAsync(IEnumerable<JournalEntry> entries)
    {
        foreach (var entry in entries) await _journal.AppendAsync(entry, default);
    }

    private Task<IReadOnlyList<RecoveredSession>> RecoverAsync(IReadOnlyList<JournalEntry> entries, ScriptedOkta? okta = null) =>
        new Recovery(RunContexts.Of((okta ?? _okta).Api, _clock, _journal), "0oa1").RecoverAsync(entries, CancellationToken.None);

    private IdentitySourceSynchronizer Synchronizer(ScriptedOkta okta) => new(
        okta.Api,

        // One run at a time for each org and source: an org of its own keeps each test apart.
        new() { OktaDomain = new Uri($"https://{Guid.NewGuid():N}.example.com"), IdentitySourceId = "0oa1", ApiToken = "token" },
        _clock,
        journal: _journal);
}
