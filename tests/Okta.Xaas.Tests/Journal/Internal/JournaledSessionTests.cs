using Okta.Xaas.Journal;
using Okta.Xaas.Journal.Internal;
using static Okta.Xaas.Tests.Journal.Entries;

namespace Okta.Xaas.Tests.Journal.Internal;

public class JournaledSessionTests
{
    [Fact]
    public void A_run_that_did_nothing_has_no_session() => Replay(RunStarted("0oa1")).Should().BeEmpty();

    [Fact]
    public void A_session_that_was_being_created_has_no_id_but_a_time()
    {
        var session = Replay(RunStarted("0oa1"), Creating(5)).Should().ContainSingle().Subject;
        session.SessionId.Should().BeNull();
        session.CreatingSince.Should().Be(Start.AddSeconds(5));
    }

    [Fact]
    public void A_creation_that_is_announced_again_is_still_the_first_one()
    {
        var session = Replay(Creating(5), Creating(65), Creating(125), Created("aps1")).Should().ContainSingle().Subject;
        session.SessionId.Should().Be("aps1");
        session.CreatingSince.Should().Be(Start.AddSeconds(5));
    }

    [Fact]
    public void Each_session_has_what_was_written_of_it()
    {
        var sessions = Replay(
            RunStarted("0oa1"), Creating(), Created("aps1"), Uploading("aps1", User(0)), Triggering("aps1"), Ended("aps1", SessionOutcome.Imported),
            Creating(300), Created("aps2"), Uploading("aps2", User(1)), Uploading("aps2", User(2), Members(3, "E1")),
            Creating(600));

        sessions.Select(s => (s.SessionId, s.TriggerAnnounced, s.Outcome, s.Changes.Count)).Should().Equal(
            ("aps1", true, SessionOutcome.Imported, 1), ("aps2", false, null, 3), (null, false, null, 0));
        sessions.Select(s => s.CreatingSince).Should().Equal(Start, Start.AddSeconds(300), Start.AddSeconds(600));
    }

    [Fact]
    public void The_sessions_of_two_runs_are_told_apart()
    {
        var secondRun = RunStarted("0oa1") with { At = Start.AddHours(1) };
        var sessions = Replay(
            RunStarted("0oa1"), Creating(), Created("aps1"), Uploading("aps1", User(0)), Creating(300),
            secondRun, Creating(3_700), Created("aps2"), Uploading("aps2", User(0)));

        sessions.Select(s => (s.RunStartedAt, s.SessionId, s.Changes.Count)).Should().Equal((Start, "aps1", 1), (Start, null, 0), (Start.AddHours(1), "aps2", 1));
        sessions[2].CreatingSince.Should().Be(Start.AddSeconds(3_700));
    }

    [Fact]
    public void What_is_loaded_while_others_are_refused_stays()
    {
        // Uploads run side by side: their lines come in any order.
        var session = Replay(Creating(), Created("aps1"), Uploading("aps1", User(0), User(1)), Uploading("aps1", User(2)), Refused("aps1", User(0), User(1)), Uploading("aps1", User(3))).Single();
        session.Changes.Select(c => c.Index).Should().Equal(2, 3);
    }

    [Fact]
    public void Of_a_batch_in_pieces_the_last_word_on_each_piece_counts()
    {
        var session = Replay(
            Creating(), Created("aps1"),
            Uploading("aps1", User(0), User(1)), Refused("aps1", User(0), User(1)),
            Uploading("aps1", User(0)), Refused("aps1", User(0)), Rejected("aps1", User(0)),
            Uploading("aps1", User(1))).Single();

        session.Changes.Select(c => c.Index).Should().Equal(1);
        session.Rejected.Select(c => c.Index).Should().Equal(0);
    }

    [Fact]
    public void Of_a_group_in_pieces_the_members_that_are_left_are_the_changes()
    {
        var session = Replay(
            Creating(), Created("aps1"),
            Uploading("aps1", Members(0, "E1", "E2", "E3")), Refused("aps1", Members(0, "E1", "E2", "E3")),
            Uploading("aps1", Members(0, "E1")), Uploading("aps1", Members(0, "E2", "E3")), Refused("aps1", Members(0, "E2", "E3")),
            Uploading("aps1", Members(0, "E2")), Refused("aps1", Members(0, "E2")), Rejected("aps1", Members(0, "E2")),
            Uploading("aps1", Members(0, "E3"))).Single();

        session.Changes.SelectMany(c => c.MemberExternalIds!).Should().Equal("E1", "E3");
        session.Rejected.SelectMany(c => c.MemberExternalIds!).Should().Equal("E2");
    }

    [Fact]
    public void A_refusal_that_was_announced_but_never_written_leaves_the_changes_in_it()
    {
        // Killed between Okta's refusal and its line: they are not in the session, and to hand them in again does no harm.
        var session = Replay(Creating(), Created("aps1"), Uploading("aps1", User(0))).Single();
        session.Changes.Select(c => c.Index).Should().Equal(0);
    }

    [Fact]
    public void A_refusal_of_one_session_does_not_touch_another()
    {
        var sessions = Replay(
            Creating(), Created("aps1"), Uploading("aps1", User(0)), Ended("aps1", SessionOutcome.Reloaded),
            Creating(), Created("aps2"), Uploading("aps2", User(0)), Refused("aps2", User(0)));

        sessions.Select(s => s.Changes.Count).Should().Equal(1, 0);
    }

    [Fact]
    public void An_entry_of_a_session_that_is_not_known_changes_nothing() =>
        Replay(Created("aps0"), Creating(), Created("aps1"), Uploading("aps9", User(0)), Refused("aps9", User(0)), Rejected("aps9", User(0)), Triggering("aps9"), Ended("aps9", SessionOutcome.Imported))
            .Should().ContainSingle().Which.Should().BeEquivalentTo(new { SessionId = "aps1", TriggerAnnounced = false, Outcome = (SessionOutcome?)null, Changes = Array.Empty<object>(), Rejected = Array.Empty<object>() });

    [Fact]
    public void A_journal_that_ends_anywhere_can_be_read()
    {
        var all = Entries.All;
        for (var count = 0; count <= all.Count; count++)
        {
            var sessions = JournaledSession.Replay([.. all.Take(count)]);
            sessions.Should().HaveCount(count >= 2 ? 1 : 0, "after {0} entries", count);
            if (count < 3) continue;
            sessions[0].SessionId.Should().Be("aps1");
            sessions[0].TriggerAnnounced.Should().Be(all.Take(count).Any(e => e.Event == JournalEvent.Triggering));
            sessions[0].Outcome.Should().Be(all.Take(count).Any(e => e.Event == JournalEvent.SessionEnded) ? SessionOutcome.Imported : null);
        }
    }

    private static IReadOnlyList<JournaledSession> Replay(params JournalEntry[] entries) => JournaledSession.Replay(entries);
}
