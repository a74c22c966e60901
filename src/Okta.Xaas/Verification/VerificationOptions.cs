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

    internal void ThrowIfInvalid(string name)
    {
        if (SettleTimeLimit < TimeSpan.Zero || SettleTimeLimit > TimeSpan.FromDays(1))
            throw new ArgumentOutOfRangeException(name, SettleTimeLimit, "SettleTimeLimit has to be zero to 1 day.");
        if (PollingInterval < TimeSpan.FromSeconds(1) || PollingInterval > TimeSpan.FromHours(1))
            throw new ArgumentOutOfRangeException(name, PollingInterval, "PollingInterval has to be 1 second to 1 hour.");
        if (SourceSize < 0) throw new ArgumentOutOfRangeException(name, SourceSize, "SourceSize has to be zero or more.");
    }
}
