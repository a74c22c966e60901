namespace Okta.Xaas.Snapshots.Records;

/// <summary>What became of a run.</summary>
public enum FeedRunOutcome
{
    /// <summary>It is under way, or its process died and no other run has begun since.</summary>
    Running,

    /// <summary>Everything that was planned is in Okta. Records that were held back do not count.</summary>
    Succeeded,

    /// <summary>It came to its end, and some changes were rejected, are in doubt, or were left out as an approval did not have them.</summary>
    Incomplete,

    /// <summary>A safeguard stopped it. Nothing was sent.</summary>
    Stopped,

    /// <summary>It failed. What Okta has taken is stored, and the next run sends the rest.</summary>
    Failed,

    /// <summary>It was cancelled; likewise.</summary>
    Canceled,

    /// <summary>Its process died, which the next run has found out.</summary>
    CutOff,

    /// <summary>Another run had the identity source, so that nothing was done. Such a run is in the audit trail, and is never the last run of a feed.</summary>
    Busy,
}
