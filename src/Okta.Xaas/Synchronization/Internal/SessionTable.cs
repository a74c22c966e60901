namespace Okta.Xaas.Synchronization.Internal;

/// <summary>The one table of a run's decisions about a session: what happened, and what is known, give the next act; and at its end, what became of it.</summary>
internal static class SessionTable
{
    public static SessionAct Next(SessionEvent happened, SessionStage stage, Sighting seen) => happened switch
    {
        SessionEvent.CreationUnanswered => AfterCreation(seen),
        SessionEvent.UploadUnanswered => SessionAct.Defer,
        SessionEvent.UploadRefused => IsOpen(seen) ? SessionAct.Isolate : SessionAct.Reload,
        SessionEvent.LoadedUpserts => seen == Sighting.Created ? SessionAct.GiveUp : AfterLoading(seen),
        SessionEvent.LoadedOthers => seen == Sighting.Created ? SessionAct.Cancel : AfterLoading(seen),
        SessionEvent.LoadedNothing => IsOpen(seen) ? SessionAct.Cancel : SessionAct.Reload,
        SessionEvent.TriggerUnanswered => AfterTrigger(seen, stage, unanswered: true),
        SessionEvent.TriggerRefused => AfterTrigger(seen, stage, unanswered: false),
        SessionEvent.Looked => AfterLook(seen),
        SessionEvent.TimeOver => seen == Sighting.Completed ? SessionAct.Book : SessionAct.GiveUp,

        // Somebody else's trigger: its import must be over before the same changes are imported again, or the two would race.
        SessionEvent.GivenUp => IsOpen(seen) ? SessionAct.Cancel : seen == Sighting.Triggered ? SessionAct.Wait : SessionAct.Book,
        SessionEvent.Stopped => AtTheEnd(stage, seen),
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, "No such event."),
    };

    /// <summary>What became of the session's changes, as far as it is known at the end of the run's care for it.</summary>
    public static SessionOutcome OutcomeOf(SessionStage stage, Sighting seen) => stage switch
    {
        SessionStage.NotAsked => SessionOutcome.Canceled,
        SessionStage.Creating or SessionStage.Open => seen switch
        {
            Sighting.Closed or Sighting.Expired or Sighting.Gone => SessionOutcome.Canceled,

            // Somebody else's trigger, perhaps in the middle of the loading.
            Sighting.Triggered or Sighting.Completed or Sighting.Error => SessionOutcome.InDoubt,
            _ => SessionOutcome.LeftOpen,
        },
        _ => seen switch
        {
            Sighting.Completed => SessionOutcome.Imported,
            Sighting.Triggered or Sighting.Silent or Sighting.Unknown => SessionOutcome.ImportPending,

            // Before an acknowledgement, this says that the trigger never arrived.
            Sighting.Closed or Sighting.Expired when stage == SessionStage.Triggering => SessionOutcome.Canceled,
            Sighting.Created or Sighting.InProgress when stage == SessionStage.Triggering => SessionOutcome.LeftOpen,
            _ => SessionOutcome.InDoubt,
        },
    };

    /// <summary>Whether something of it may have been imported, or may yet be.</summary>
    public static bool MayBeImported(SessionOutcome outcome) => outcome is SessionOutcome.Imported or SessionOutcome.InDoubt or SessionOutcome.ImportPending;

    // A status that nobody knows yet is tried like an open one: Okta refuses what cannot be.
    private static bool IsOpen(Sighting seen) => seen is Sighting.Created or Sighting.InProgress or Sighting.Unknown;

    private static SessionAct AfterCreation(Sighting seen) => seen switch
    {
        Sighting.Created => SessionAct.Adopt,
        Sighting.Silent => SessionAct.Wait,
        _ => SessionAct.Create,
    };

    private static SessionAct AfterLoading(Sighting seen) => seen switch
    {
        Sighting.InProgress or Sighting.Unknown => SessionAct.Trigger,
        Sighting.Silent => SessionAct.GiveUp,
        _ => SessionAct.Reload,
    };

    // A refusal counts no less than silence: it may answer a second delivery of a trigger that worked.
    private static SessionAct AfterTrigger(Sighting seen, SessionStage stage, bool unanswered) => seen switch
    {
        Sighting.Triggered or Sighting.Completed or Sighting.Error => SessionAct.Wait,
        Sighting.InProgress => unanswered ? SessionAct.Trigger : SessionAct.GiveUp,
        Sighting.Unknown or Sighting.Silent => unanswered ? SessionAct.Wait : SessionAct.GiveUp,

        // It may have been triggered and imported before it vanished: nothing is loaded again by itself.
        Sighting.Gone when unanswered || stage != SessionStage.Open => SessionAct.GiveUp,
        _ => SessionAct.Reload,
    };

    private static SessionAct AfterLook(Sighting seen) => seen switch
    {
        Sighting.Completed => SessionAct.Book,
        Sighting.Error or Sighting.Closed or Sighting.Expired or Sighting.Gone => SessionAct.GiveUp,
        _ => SessionAct.Wait,
    };

    private static SessionAct AtTheEnd(SessionStage stage, Sighting seen) => stage switch
    {
        SessionStage.NotAsked => SessionAct.Book,
        SessionStage.Creating or SessionStage.Open => IsOpen(seen) ? SessionAct.Cancel : seen == Sighting.Silent ? SessionAct.LeaveOpen : SessionAct.Book,
        _ => seen switch
        {
            Sighting.Created or Sighting.InProgress when stage == SessionStage.Triggering => SessionAct.Cancel,
            Sighting.Triggered or Sighting.Silent or Sighting.Unknown => SessionAct.LeavePending,
            _ => SessionAct.Book,
        },
    };
}
