namespace Okta.Xaas.Journal;

/// <summary>What a journal entry announces, or tells.</summary>
public enum JournalEvent
{
    /// <summary>A run begins.</summary>
    RunStarted,

    /// <summary>A session is about to be created; <see cref="JournalEntry.At"/> is Okta's time before it, and the id is not known yet.</summary>
    SessionCreating,

    /// <summary>The session was created.</summary>
    SessionCreated,

    /// <summary>Changes are about to be loaded into the session.</summary>
    Uploading,

    /// <summary>Okta refused these changes together: they are not in the session, and are tried again in smaller pieces.</summary>
    Refused,

    /// <summary>Okta refused this change by itself: it is not tried again.</summary>
    Rejected,

    /// <summary>The session's import is about to be started.</summary>
    Triggering,

    /// <summary>The session has ended; <see cref="JournalEntry.Outcome"/> says what became of its changes.</summary>
    SessionEnded,

    /// <summary>The run has told its caller what became of every change.</summary>
    RunEnded,

    /// <summary>
    /// Whether Okta has these changes in the session is not known: they may be imported with it, and are loaded once more into the next one.
    /// </summary>
    Unanswered,

    /// <summary>
    /// The run has told its caller what became of every change but those of the sessions that have not ended, which a later run is to find out about. That run tells of
    /// all sessions again, as the process may have died before its caller noted the result.
    /// </summary>
    RunStopped,
}
