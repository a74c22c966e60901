using Okta.Xaas.Synchronization.Internal;

namespace Okta.Xaas.Tests.Synchronization;

/// <summary>The whole table of decisions: every event, by every stage, by everything that a look can show; and every end.</summary>
public class SessionTableTests
{
    private const string AnyStage = "NotAsked Creating Open Triggering Triggered";

    // One column for each sighting, in the order of the enumeration:
    //          Silent, Gone, Unknown, Created, InProgress, Triggered, Completed, Error, Closed, Expired
    public static TheoryData<string, string, string> Acts => new()
    {
        { nameof(SessionEvent.CreationUnanswered), AnyStage, "Wait Create Create Adopt Create Create Create Create Create Create" },
        { nameof(SessionEvent.UploadUnanswered), AnyStage, "Defer Defer Defer Defer Defer Defer Defer Defer Defer Defer" },
        { nameof(SessionEvent.UploadRefused), AnyStage, "Reload Reload Isolate Isolate Isolate Reload Reload Reload Reload Reload" },
        { nameof(SessionEvent.LoadedUpserts), AnyStage, "GiveUp Reload Trigger GiveUp Trigger Reload Reload Reload Reload Reload" },
        { nameof(SessionEvent.LoadedOthers), AnyStage, "GiveUp Reload Trigger Cancel Trigger Reload Reload Reload Reload Reload" },
        { nameof(SessionEvent.LoadedNothing), AnyStage, "Reload Reload Cancel Cancel Cancel Reload Reload Reload Reload Reload" },
        { nameof(SessionEvent.TriggerUnanswered), AnyStage, "Wait GiveUp Wait Reload Trigger Wait Wait Wait Reload Reload" },
        { nameof(SessionEvent.TriggerRefused), "Open", "GiveUp Reload GiveUp Reload GiveUp Wait Wait Wait Reload Reload" },
        { nameof(SessionEvent.TriggerRefused), "NotAsked Creating Triggering Triggered", "GiveUp GiveUp GiveUp Reload GiveUp Wait Wait Wait Reload Reload" },
        { nameof(SessionEvent.Looked), AnyStage, "Wait GiveUp Wait Wait Wait Wait Book GiveUp GiveUp GiveUp" },
        { nameof(SessionEvent.TimeOver), AnyStage, "GiveUp GiveUp GiveUp GiveUp GiveUp GiveUp Book GiveUp GiveUp GiveUp" },
        { nameof(SessionEvent.GivenUp), AnyStage, "Book Book Cancel Cancel Cancel Wait Book Book Book Book" },
        { nameof(SessionEvent.Stopped), "NotAsked", "Book Book Book Book Book Book Book Book Book Book" },
        { nameof(SessionEvent.Stopped), "Creating Open", "LeaveOpen Book Cancel Cancel Cancel Book Book Book Book Book" },
        { nameof(SessionEvent.Stopped), "Triggering", "LeavePending Book LeavePending Cancel Cancel LeavePending Book Book Book Book" },
        { nameof(SessionEvent.Stopped), "Triggered", "LeavePending Book LeavePending Book Book LeavePending Book Book Book Book" },
    };

    public static TheoryData<string, string> Ends => new()
    {
        { "NotAsked", "Canceled Canceled Canceled Canceled Canceled Canceled Canceled Canceled Canceled Canceled" },
        { "Creating Open", "LeftOpen Canceled LeftOpen LeftOpen LeftOpen InDoubt InDoubt InDoubt Canceled Canceled" },
        { "Triggering", "ImportPending InDoubt ImportPending LeftOpen LeftOpen ImportPending Imported InDoubt Canceled Canceled" },
        { "Triggered", "ImportPending InDoubt ImportPending InDoubt InDoubt ImportPending Imported InDoubt InDoubt InDoubt" },
    };

    [Theory]
    [MemberData(nameof(Acts))]
    public void What_happened_and_what_is_known_give_the_next_act(string happened, string stages, string acts)
    {
        foreach (var stage in stages.Split(' ').Select(Enum.Parse<SessionStage>))
        {
            foreach (var (seen, act) in Enum.GetValues<Sighting>().Zip(acts.Split(' ').Select(Enum.Parse<SessionAct>)))
                SessionTable.Next(Enum.Parse<SessionEvent>(happened), stage, seen).Should().Be(act, "{0} at {1} with {2}", happened, stage, seen);
        }
    }

    [Fact]
    public void The_table_is_whole()
    {
        var cells = Acts.SelectMany(row => ((string)row[1]).Split(' ').Select(stage => ((string)row[0], stage))).ToArray();
        cells.Should().OnlyHaveUniqueItems();
        cells.Should().BeEquivalentTo(Enum.GetNames<SessionEvent>().SelectMany(e => Enum.GetNames<SessionStage>().Select(s => (e, s))));
        Acts.Select(row => ((string)row[2]).Split(' ').Length).Should().AllBeEquivalentTo(Enum.GetValues<Sighting>().Length);
        Acts.SelectMany(row => ((string)row[2]).Split(' ')).Distinct().Should().BeEquivalentTo(Enum.GetNames<SessionAct>(), "no act is without use");
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public void The_stage_and_the_last_sight_tell_what_became_of_it(string stages, string outcomes)
    {
        foreach (var stage in stages.Split(' ').Select(Enum.Parse<SessionStage>))
        {
            foreach (var (seen, outcome) in Enum.GetValues<Sighting>().Zip(outcomes.Split(' ').Select(Enum.Parse<SessionOutcome>)))
                SessionTable.OutcomeOf(stage, seen).Should().Be(outcome, "{0} with {1}", stage, seen);
        }
    }

    [Fact]
    public void Every_stage_has_its_ends() => Ends.SelectMany(row => ((string)row[0]).Split(' ')).Should().BeEquivalentTo(Enum.GetNames<SessionStage>());

    [Fact]
    public void At_the_end_of_a_run_nothing_that_may_be_at_Okta_is_forgotten()
    {
        foreach (var stage in Enum.GetValues<SessionStage>().Where(s => s != SessionStage.NotAsked))
        {
            foreach (var seen in Enum.GetValues<Sighting>())
            {
                var (act, outcome) = (SessionTable.Next(SessionEvent.Stopped, stage, seen), SessionTable.OutcomeOf(stage, seen));
                if (act == SessionAct.LeaveOpen) outcome.Should().Be(SessionOutcome.LeftOpen);
                if (act == SessionAct.LeavePending) outcome.Should().Be(SessionOutcome.ImportPending);
                if (outcome == SessionOutcome.Imported) (stage >= SessionStage.Triggering && seen == Sighting.Completed).Should().BeTrue("only a completed import that this run has started is known to have had everything");
            }
        }
    }

    [Fact]
    public void An_event_that_does_not_exist_is_a_fault() =>
        FluentActions.Invoking(() => SessionTable.Next((SessionEvent)99, SessionStage.Open, Sighting.Created)).Should().Throw<ArgumentOutOfRangeException>().WithMessage("No such event.*");

    [Fact]
    public void What_is_imported_or_in_doubt_or_may_yet_be_may_be_in_Okta() =>
        Enum.GetValues<SessionOutcome>().Where(SessionTable.MayBeImported).Should().BeEquivalentTo([SessionOutcome.Imported, SessionOutcome.InDoubt, SessionOutcome.ImportPending]);
}
