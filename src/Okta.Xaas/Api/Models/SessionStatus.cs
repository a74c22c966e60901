namespace Okta.Xaas.Api.Models;

/// <summary>The status of an import session, as Okta reports it.</summary>
public enum SessionStatus
{
    /// <summary>A status that this version of the SDK does not know; <see cref="IdentitySourceSession.StatusText"/> has Okta's word for it.</summary>
    Unknown,

    /// <summary><c>CREATED</c>: new, nothing loaded yet. Data can be loaded.</summary>
    Created,

    /// <summary><c>IN_PROGRESS</c>: has accepted data. More can be loaded, and the import can be started.</summary>
    InProgress,

    /// <summary><c>TRIGGERED</c>: Okta has queued the import, or is importing.</summary>
    Triggered,

    /// <summary><c>COMPLETED</c>: imported.</summary>
    Completed,

    /// <summary><c>ERROR</c>: the import failed.</summary>
    Error,

    /// <summary><c>CLOSED</c>: cancelled; nothing of it was imported.</summary>
    Closed,

    /// <summary><c>EXPIRED</c>: not triggered in time; nothing of it was imported.</summary>
    Expired,
}
