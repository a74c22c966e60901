using System.Globalization;
using Okta.Xaas.Emulator.Errors;
using Okta.Xaas.Emulator.Hosting;

namespace Okta.Xaas.Emulator.RateLimits;

/// <summary>What the headers of a 429 tell that a fault made up. D: a concurrency limit reads 0 of 0, and its reset is only a suggestion.</summary>
internal sealed record RateLimitStory(bool IsConcurrency, TimeSpan? ResetIn)
{
    public static RateLimitStory Concurrency { get; } = new(IsConcurrency: true, ResetIn: null);

    public static EmulatedResponse TooMany { get; } =
        EmulatedResponse.OktaError(429, ApiErrors.TooManyRequests().Code, ApiErrors.TooManyRequests().Summary);

    public EmulatedResponse Tell(EmulatedResponse response, OrgSettings settings, DateTimeOffset now) => response
        .WithHeader("X-Rate-Limit-Limit", IsConcurrency ? "0" : settings.RateLimit.ToString(CultureInfo.InvariantCulture))
        .WithHeader("X-Rate-Limit-Remaining", "0")
        .WithHeader("X-Rate-Limit-Reset", RateLimitWindow.Seconds(now + (ResetIn ?? settings.RateLimitWindow)));
}
