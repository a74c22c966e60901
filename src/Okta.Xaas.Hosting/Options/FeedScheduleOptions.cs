namespace Okta.Xaas.Hosting;

/// <summary>When a feed runs by itself, and what is done when a run fails.</summary>
public sealed class FeedScheduleOptions
{
    /// <summary>
    /// When a run is due: five fields as in a crontab (<c>30 2 * * *</c>: every night at half past two), or six or seven as in Quartz, which begin with the seconds.
    /// </summary>
    /// <value>Nothing by default; it must be set.</value>
    /// <remarks>A time that the clock skips when summer time begins is due at the end of the gap, and one that it shows twice is due once, so that each night has one run.</remarks>
    public string Cron { get; set; } = string.Empty;

    /// <summary>The time zone of <see cref="Cron"/> and <see cref="Blackouts"/>, by its IANA or Windows name.</summary>
    /// <value><c>UTC</c> by default, as several machines seldom agree on a local one.</value>
    public string TimeZone { get; set; } = "UTC";

    /// <summary>Up to how long after it is due a run begins, so that not everybody's begin together. How long is drawn from the feed's name and the due time, and is the same on every machine.</summary>
    /// <value>Nothing by default; at most a day.</value>
    public TimeSpan Jitter { get; set; }

    /// <summary>Times in which no run begins by itself. Runs that somebody asks for do.</summary>
    /// <value>None by default.</value>
    public IList<BlackoutWindow> Blackouts { get; } = [];

    /// <summary>Whether a run begins as soon as the host has started, whatever the schedule says.</summary>
    /// <value><see langword="false"/> by default.</value>
    public bool RunAtStart { get; set; }

    /// <summary>Whether a run that was due while nobody was there, or while the feed was paused, is made up for as soon as somebody is: once, however many were missed.</summary>
    /// <value><see langword="true"/> by default.</value>
    public bool CatchUp { get; set; } = true;

    /// <summary>
    /// Whether a run begins by itself when somebody has approved what a safeguard had stopped, wherever they did: the store is asked each minute. A pause and <see cref="Blackouts"/> hold it up.
    /// </summary>
    /// <value><see langword="true"/> by default. Otherwise the next run that is due sends what was approved.</value>
    public bool RunAfterApproval { get; set; } = true;

    /// <summary>How often a run that failed is tried again before the next one is due.</summary>
    /// <value>3 by default; 0 to 100. A run that a safeguard stopped is not: it needs somebody who looks at it.</value>
    public int MaxRetries { get; set; } = 3;

    /// <summary>How long after a failure the run is tried again for the first time; each time after that is twice as long, up to six hours.</summary>
    /// <value>10 minutes by default; 1 second to 6 hours.</value>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How old the last success may be before the feed's health check says unhealthy.</summary>
    /// <value>36 hours by default, which is right for a feed of every night: one night may fail. At least a minute.</value>
    public TimeSpan UnhealthyAfter { get; set; } = TimeSpan.FromHours(36);

    /// <summary>How long the notifiers may take with what became of a run, all together; what they have not done by then they are told to leave.</summary>
    /// <value>30 seconds by default; 1 second to 10 minutes. A host that is stopping gives them 5 at most.</value>
    public TimeSpan NotificationTimeLimit { get; set; } = TimeSpan.FromSeconds(30);
}
