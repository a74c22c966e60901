namespace Okta.Xaas;

/// <summary>How failed requests are repeated.</summary>
/// <remarks>
/// A 429 says that Okta did not do the request, so any request is repeated after it, also when it is the token endpoint's. A 5xx, no answer or one that is not
/// Okta's leaves that open, so then only reading (GET) and cancelling a session (DELETE) are repeated; never an upload, a create or a trigger.
/// </remarks>
public sealed class RetryOptions
{
    /// <summary>How often a request is repeated at most, after its first attempt. Repetitions after a 429 do not count: see <see cref="RateLimitTimeLimit"/>.</summary>
    /// <value>5 by default; 0 to 20. 0: only what is answered with 429 is repeated.</value>
    public int MaxRetries { get; set; } = 5;

    /// <summary>The wait before the first repetition where Okta does not say how long to wait; doubles each time, with up to a quarter of jitter.</summary>
    /// <value>1 second by default; more than zero, at most <see cref="MaxDelay"/>.</value>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest single wait, whatever Okta asks for. Okta's rate-limit windows are usually 60 seconds.</summary>
    /// <value>2 minutes by default; more than zero, at most 1 hour.</value>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a request that Okta answers with 429 is repeated, from its first 429 on. The last attempt is at the end of this time.</summary>
    /// <value>10 minutes by default; zero to 1 day. Zero: it is not repeated.</value>
    public TimeSpan RateLimitTimeLimit { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long opening a connection may take, TLS and a proxy's tunnel included. A request without a connection has not been sent.</summary>
    /// <value>15 seconds by default; 1 second to 10 minutes. On .NET Framework, and with a primary handler of your own, that handler decides.</value>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long one attempt may take, from signing in to the last byte of the answer; waits between attempts do not count.</summary>
    /// <value>100 seconds by default; 1 second to 10 minutes. An attempt that runs out of time counts as one without an answer.</value>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(100);
}
