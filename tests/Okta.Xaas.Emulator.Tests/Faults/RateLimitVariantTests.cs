using System.Globalization;
using Okta.Xaas.Emulator.Tests.Support;

namespace Okta.Xaas.Emulator.Tests.Faults;

/// <summary>A 429 that tells the wait well or badly.</summary>
public sealed class RateLimitVariantTests
{
    private static readonly TimeSpan ResetIn = TimeSpan.FromSeconds(40);

    [Theory]
    [InlineData(RateLimitVariant.Usual, null, "1000")]
    [InlineData(RateLimitVariant.RetryAfterZero, "0", "1000")]
    [InlineData(RateLimitVariant.RetryAfterOne, "1", "1000")]
    [InlineData(RateLimitVariant.WithoutDate, null, "1000")]
    public async Task The_reset_is_ahead_whatever_stands_beside_it(RateLimitVariant variant, string? retryAfter, string limit)
    {
        await using var org = await TestOrg.StartAsync();
        var seen = await RefusedAsync(org, variant);
        seen.Header("X-Rate-Limit-Limit").Should().Be(limit);
        seen.Header("X-Rate-Limit-Remaining").Should().Be("0");
        seen.Header("X-Rate-Limit-Reset").Should().Be((org.Clock.GetUtcNow() + ResetIn).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        (seen.Headers.TryGetValues("Retry-After", out var values) ? values.Single() : null).Should().Be(retryAfter);
        seen.Headers.Date.Should().Be(variant == RateLimitVariant.WithoutDate ? null : org.Clock.GetUtcNow());
        seen.Headers.Contains("Date").Should().Be(variant != RateLimitVariant.WithoutDate);
    }

    [Fact]
    public async Task A_retry_after_can_be_a_date_that_has_passed()
    {
        await using var org = await TestOrg.StartAsync(o => o.ClockSkew = TimeSpan.FromHours(1));
        var seen = await RefusedAsync(org, RateLimitVariant.RetryAfterPast);
        seen.Headers.RetryAfter!.Date.Should().Be(seen.Headers.Date - TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Headers_can_lack_or_read_0_of_0()
    {
        await using var org = await TestOrg.StartAsync();
        (await RefusedAsync(org, RateLimitVariant.WithoutHeaders)).Headers.Select(header => header.Key).Should().Equal("Date");
        var seen = await RefusedAsync(org, RateLimitVariant.Concurrency);
        (seen.Header("X-Rate-Limit-Limit"), seen.Header("X-Rate-Limit-Remaining")).Should().Be(("0", "0"));
    }

    [Fact]
    public async Task Over_a_port_a_date_that_lacks_is_empty()
    {
        await using var org = await TestOrg.StartAsync(overSocket: true);
        var seen = await RefusedAsync(org, RateLimitVariant.WithoutDate);
        seen.Headers.Date.Should().BeNull();
        seen.Headers.Contains("X-Rate-Limit-Reset").Should().BeTrue();
    }

    private static async Task<Answer> RefusedAsync(TestOrg org, RateLimitVariant variant)
    {
        using var refusing = org.Okta.Intercept(_ => Fault.RateLimited(variant, ResetIn));
        var seen = await org.PostAsync("sessions");
        seen.ShouldBeError(429, "E0000047");
        org.Okta.Sessions.Should().BeEmpty();
        return seen;
    }
}
