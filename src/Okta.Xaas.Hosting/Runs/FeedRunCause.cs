namespace Okta.Xaas.Hosting;

/// <summary>Why a run began.</summary>
public enum FeedRunCause
{
    /// <summary>It was due.</summary>
    Scheduled,

    /// <summary>It was due while nobody was there, the feed was paused, or another run was under way.</summary>
    CaughtUp,

    /// <summary>The host has started, and <see cref="FeedScheduleOptions.RunAtStart"/> is set.</summary>
    AtStart,

    /// <summary>Somebody asked for it by <see cref="IFeedRunner.RunNowAsync"/>.</summary>
    Asked,

    /// <summary>The one before has failed.</summary>
    Retried,

    /// <summary>The machine that began it died or was stopped.</summary>
    Recovered,

    /// <summary>Somebody has approved what a safeguard had stopped, and <see cref="FeedScheduleOptions.RunAfterApproval"/> is set.</summary>
    Approved,
}
