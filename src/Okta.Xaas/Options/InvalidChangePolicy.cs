namespace Okta.Xaas;

/// <summary>What to do about a change that Okta would refuse.</summary>
public enum InvalidChangePolicy
{
    /// <summary>It is left out and listed in the result with its reason; the others are synchronized.</summary>
    Report,

    /// <summary>The run fails at the first one; its open session is cancelled.</summary>
    Fail,
}
