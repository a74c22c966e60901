using System.Globalization;
using Okta.Xaas.Emulator.Errors;
using Okta.Xaas.Emulator.Hosting;

namespace Okta.Xaas.Emulator.RateLimits;

/// <summary>What the headers of a 429 tell that a fault made up. D: a concurrency limit reads 0 of 0, and its reset is only a suggestion.</summary>
internal sealed record RateLimitStory(RateLimitVariant Variant, TimeSpan? ResetIn)
{
    private static readonly TimeSpan Past = TimeSpan.FromMinutes(1);

    public static RateLimitStory Concurrency { get; } = new(RateLimitVariant.Concurrency, ResetIn: null);

    public static EmulatedResponse TooMany { get; } =
        EmulatedResponse.OktaError(429, ApiErrors.TooManyRequests().Code, ApiErrors.TooManyRequests().Summary);

    public EmulatedResponse Tell(EmulatedResponse response, EndpointGroup group, OrgSettings settings, DateTimeOffset now)
    {
        var limit = Variant == RateLimitVariant.Concurrency ? 0 : settings.LimitOf(group);
        var told = response
            .WithHeader("X-Rate-Limit-Limit", limit.ToString(CultureInfo.InvariantCulture))
            .WithHeader("X-Rate-Limit-Remaining", "0")
            .WithHeader("X-Rate-Limit-Reset", RateLimitWindow.Seconds(now + (ResetIn ?? settings.RateLimitWindow)));
        return Variant switch
        {
            RateLimitVariant.RetryAfterZero => told.WithHeader("Retry-After", "0"),
            RateLimitVariant.RetryAfterOne => told.WithHeader("Retry-After", "1"),
            RateLimitVariant.RetryAfterPast => told.WithHeader("Retry-After", (now - Past).ToString("r")),

            // A date that is there and says nothing is left out on the way: see EmulatedResponse.
            RateLimitVariant.WithoutDate => told.WithHeader("Date", string.Empty),
            _ => told,
        };
    }
}
