namespace Okta.Xaas.Hosting;

/// <summary>How a feed's schedule stands.</summary>
public sealed record FeedRunnerState
{
    /// <summary>Whether a run is under way; on a shared schedule on any machine.</summary>
    public bool IsRunning { get; init; }

    /// <summary>When the next run begins by itself; <see langword="null"/> while paused, and when none is due any more.</summary>
    public DateTimeOffset? NextRunAt { get; init; }

    /// <summary>When the feed was paused; <see langword="null"/> while it is not.</summary>
    public DateTimeOffset? PausedAt { get; init; }

    /// <summary>Who paused it.</summary>
    public string? PausedBy { get; init; }

    /// <summary>Why.</summary>
    public string? PauseReason { get; init; }
}
