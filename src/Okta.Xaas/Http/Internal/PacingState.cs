namespace Okta.Xaas.Http.Internal;

/// <summary>What is known of one rate limit. Times are counted from the gate's beginning.</summary>
internal readonly record struct PacingState
{
    /// <summary>Which window the numbers are of: its end by Okta's clock.</summary>
    public DateTimeOffset? Window { get; init; }

    /// <summary>When the window ends; after that its numbers mean nothing.</summary>
    public TimeSpan WindowEnds { get; init; }

    public int Limit { get; init; }

    /// <summary>The least that an answer of this window has told.</summary>
    public int Remaining { get; init; }

    /// <summary>How many requests of ours have begun in this window.</summary>
    public int Started { get; init; }

    /// <summary>How many of them have no answer yet: Okta may have counted them or not.</summary>
    public int InFlight { get; init; }

    /// <summary>Okta has said 429 and asked to wait until then.</summary>
    public TimeSpan PausedUntil { get; init; }

    /// <summary>Until then the requests that waited leave one after another.</summary>
    public TimeSpan SpacedUntil { get; init; }

    public TimeSpan NextStart { get; init; }

    public bool IsKnown(TimeSpan now) => Window is not null && now < WindowEnds;
}
