namespace Okta.Xaas.Verification;

/// <summary>How a verification reads, and how long it waits.</summary>
public sealed class VerificationOptions
{
    /// <summary>How long it waits, after its first look, for people who are missing, differ or are on their way: Okta works on after a session is completed.</summary>
    /// <value>2 minutes by default; zero to 1 day. Zero: one look.</value>
    public TimeSpan SettleTimeLimit { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>The wait before the second look; each later one is twice as long as the one before.</summary>
    /// <value>10 seconds by default; 1 second to 1 hour.</value>
    public TimeSpan PollingInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How many people Okta has from the source, about: it helps to choose between reading single people and the whole list.</summary>
    /// <value><see langword="null"/> by default: not known. Zero or more.</value>
    public int? SourceSize { get; set; }

    /// <summary>
    /// Whether the System Log is read, too, so that failures of imports reach the people they are about (<see cref="PersonCheck.LogFailures"/>); scope <c>okta.logs.read</c>. Best effort: how the events join to a
    /// person is not documented. Okta keeps them for 90 days.
    /// </summary>
    /// <value><see langword="false"/> by default.</value>
    public bool ReadSystemLog { get; set; }

    /// <summary>How much earlier than the first session's creation, and later than the last one's end, the System Log is read, as Okta's clock may differ from this process's.</summary>
    /// <value>5 minutes by default; zero to 1 day.</value>
    public TimeSpan LogMargin { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How far back the System Log is read when people are verified by their keys alone.</summary>
    /// <value>1 day by default; zero to 90 days.</value>
    public TimeSpan LogLookBack { get; set; } = TimeSpan.FromDays(1);

    internal void ThrowIfInvalid(string name)
    {
        if (SettleTimeLimit < TimeSpan.Zero || SettleTimeLimit > TimeSpan.FromDays(1))
            throw new ArgumentOutOfRangeException(name, SettleTimeLimit, "SettleTimeLimit has to be zero to 1 day.");
        if (PollingInterval < TimeSpan.FromSeconds(1) || PollingInterval > TimeSpan.FromHours(1))
            throw new ArgumentOutOfRangeException(name, PollingInterval, "PollingInterval has to be 1 second to 1 hour.");
        if (LogMargin < TimeSpan.Zero || LogMargin > TimeSpan.FromDays(1)) throw new ArgumentOutOfRangeException(name, LogMargin, "LogMargin has to be zero to 1 day.");
        if (LogLookBack < TimeSpan.Zero || LogLookBack > TimeSpan.FromDays(90)) throw new ArgumentOutOfRangeException(name, LogLookBack, "LogLookBack has to be zero to 90 days.");
        if (SourceSize < 0) throw new ArgumentOutOfRangeException(name, SourceSize, "SourceSize has to be zero or more.");
    }
}
