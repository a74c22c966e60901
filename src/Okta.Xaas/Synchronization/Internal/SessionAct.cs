namespace Okta.Xaas.Synchronization.Internal;

/// <summary>What is done next about a session.</summary>
internal enum SessionAct
{
    /// <summary>Ask Okta for one.</summary>
    Create,

    /// <summary>Take the one in Okta's list for the one that was asked for.</summary>
    Adopt,

    /// <summary>Halve what was refused.</summary>
    Isolate,

    /// <summary>Leave what got no answer, and what depends on it, to the next session, and go on with this one.</summary>
    Defer,

    /// <summary>Start the import.</summary>
    Trigger,

    /// <summary>Look again later.</summary>
    Wait,

    /// <summary>Cancel it at Okta.</summary>
    Cancel,

    /// <summary>Give it up, and load all of it into a fresh one.</summary>
    Reload,

    /// <summary>Leave its import to Okta, and its end to the next run.</summary>
    LeavePending,

    /// <summary>Leave it open, to the next run.</summary>
    LeaveOpen,

    /// <summary>Fail the run.</summary>
    GiveUp,

    /// <summary>It has ended: book it.</summary>
    Book,
}
