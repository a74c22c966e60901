namespace Okta.Xaas.Synchronization.Internal;

/// <summary>What has happened to a session that a run owns.</summary>
internal enum SessionEvent
{
    /// <summary>Its creation got no answer; the sighting is that of a session in Okta's list which can only be this one.</summary>
    CreationUnanswered,

    /// <summary>Whether Okta has taken an upload is not known.</summary>
    UploadUnanswered,

    /// <summary>Okta refused an upload as it refuses a bad change, or a session that is not open.</summary>
    UploadRefused,

    /// <summary>Everything was sent, upserts among it.</summary>
    LoadedUpserts,

    /// <summary>Everything was sent, and no upsert was among it.</summary>
    LoadedOthers,

    /// <summary>Everything was sent, and Okta has acknowledged nothing.</summary>
    LoadedNothing,

    /// <summary>Whether Okta has taken the trigger is not known.</summary>
    TriggerUnanswered,

    /// <summary>Okta refused the trigger.</summary>
    TriggerRefused,

    /// <summary>The import was looked at.</summary>
    Looked,

    /// <summary>The import has taken longer than it may.</summary>
    TimeOver,

    /// <summary>The session is given up, to be loaded anew.</summary>
    GivenUp,

    /// <summary>The run ends, as its caller wants it to, or as it failed.</summary>
    Stopped,
}
