namespace Okta.Xaas.Synchronization.Internal;

/// <summary>How far a run has come with a session: what it has asked Okta for, whether or not an answer came.</summary>
internal enum SessionStage
{
    /// <summary>Nothing of it can be at Okta.</summary>
    NotAsked,

    /// <summary>Its creation may have reached Okta; its id is not known.</summary>
    Creating,

    /// <summary>It is known, and was surely not triggered by this run.</summary>
    Open,

    /// <summary>Its trigger may have reached Okta.</summary>
    Triggering,

    /// <summary>Okta has acknowledged the trigger, or was seen to have taken it.</summary>
    Triggered,
}
