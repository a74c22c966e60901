namespace Okta.Xaas;

/// <summary>What to do about an open session on the identity source that this run did not create.</summary>
public enum ExistingSessionPolicy
{
    /// <summary>The run fails before anything is sent and names the session.</summary>
    Fail,

    /// <summary>The session is cancelled: what it had loaded is not imported. Right when only one process feeds the identity source.</summary>
    Cancel,

    /// <summary>The run waits until the session has ended, at most <see cref="SynchronizationOptions.ExistingSessionTimeLimit"/>.</summary>
    Wait,
}
