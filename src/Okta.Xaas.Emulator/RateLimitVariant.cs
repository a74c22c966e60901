namespace Okta.Xaas.Emulator;

/// <summary>How a 429 tells how long to wait, well or badly.</summary>
public enum RateLimitVariant
{
    /// <summary>As Okta documents it: nothing remains, a reset ahead, and a <c>Date</c> to count it from.</summary>
    Usual,

    /// <summary>As usual, and beside it <c>Retry-After: 0</c>.</summary>
    RetryAfterZero,

    /// <summary>As usual, and beside it <c>Retry-After: 1</c>, which is shorter than the reset says.</summary>
    RetryAfterOne,

    /// <summary>As usual, and beside it a <c>Retry-After</c> with a date that has passed.</summary>
    RetryAfterPast,

    /// <summary>A reset, but no <c>Date</c> to count it from. Over a port the header is there and empty, since the server can't leave it out.</summary>
    WithoutDate,

    /// <summary>No header that tells anything, as something on the way may have left it.</summary>
    WithoutHeaders,

    /// <summary>Too many requests at once: <c>X-Rate-Limit-Limit</c> and <c>X-Rate-Limit-Remaining</c> are 0, and the reset is only a suggestion.</summary>
    Concurrency,
}
