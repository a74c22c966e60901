namespace Okta.Xaas;

/// <summary>Why a run waits.</summary>
public enum WaitReason
{
    /// <summary>Okta allows no session within five minutes after a trigger.</summary>
    CreationCooldown,

    /// <summary>A session of somebody else is open on the identity source.</summary>
    ExistingSession,

    /// <summary>Okta imports this run's session.</summary>
    Import,

    /// <summary>A request is repeated: Okta's rate limit is used up, or a request that may be repeated got no answer.</summary>
    Retry,
}
