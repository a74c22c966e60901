namespace Okta.Xaas.Api.Models;

/// <summary>The state of an app user's synchronization (Okta's API reference, Application Users).</summary>
public enum AppUserSyncState
{
    /// <summary>Okta did not tell, or a state that this version of the SDK does not know.</summary>
    Unknown,

    /// <summary><c>DISABLED</c>.</summary>
    Disabled,

    /// <summary><c>ERROR</c>: the last synchronization failed.</summary>
    Error,

    /// <summary><c>OUT_OF_SYNC</c>: it has to be synchronized.</summary>
    OutOfSync,

    /// <summary><c>SYNCHRONIZED</c>.</summary>
    Synchronized,

    /// <summary><c>SYNCING</c>: under way.</summary>
    Syncing,
}
