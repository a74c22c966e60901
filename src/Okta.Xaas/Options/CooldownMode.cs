namespace Okta.Xaas;

/// <summary>How the five minutes between a trigger and the next session are kept.</summary>
public enum CooldownMode
{
    /// <summary>The next session is never created before the cooldown after the last trigger is over.</summary>
    Strict,

    /// <summary>The next session is created as soon as none is active; when Okta refuses, the cooldown is waited out. Seen to work at Okta, but not documented.</summary>
    Eager,
}
