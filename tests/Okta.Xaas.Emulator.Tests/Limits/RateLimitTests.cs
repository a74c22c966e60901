using System.Globalization;
using Okta.Xaas.Emulator.Tests.Support;

namespace Okta.Xaas.Emulator.Tests.Limits;

/// <summary>Facts, sections 4 and 5: the headers on every answer, and 429.</summary>
public sealed class RateLimitTests
{
    [Theory]
    [InlineData("sessions", 200)]
    [InlineData("users/nobody", 404)]
    [InlineData("nothing", 404)]
    public async Task Every_answer_carries_the_headers(string path, int status)
    {
        await using var org = await TestOrg.StartAsync();
        var answer = await org.GetAsync(path);
        answer.Status.Should().Be(status);
        answer.Header("X-Okta-Request-Id").Should().HaveLength(27);
        answer.Header("X-Rate-Limit-Limit").Should().Be("1000");
        answer.Header("X-Rate-Limit-Remaining").Should().Be("999");
        answer.Header("X-Rate-Limit-Reset").Should().Be(org.Clock.GetUtcNow().AddSeconds(60).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        answer.Headers.Date.Should().Be(org.Clock.GetUtcNow());
    }

    [Fact]
    public async Task A_fault_on_the_first_request_has_them_too()
    {
        await using var org = await TestOrg.StartAsync();
        org.Okta.Intercept(_ => Fault.Answer(EmulatedResponse.Empty(500)));
        var answer = await org.GetAsync("sessions");
        answer.Header("X-Rate-Limit-Reset").Should().Be(org.Clock.GetUtcNow().AddSeconds(60).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Every_answer_has_a_request_id_of_its_own()
    {
        await using var org = await TestOrg.StartAsync();
        var first = await org.GetAsync("sessions");
        var second = await org.GetAsync("sessions");
        first.Header("X-Okta-Request-Id").Should().NotBe(second.Header("X-Okta-Request-Id"));
    }

    [Fact]
    public async Task Remaining_counts_down_and_starts_anew_with_the_next_window()
    {
        await using var org = await TestOrg.StartAsync(o => o.RateLimit = 3);
        (await RemainingAsync(org)).Should().Be("2");
        org.Clock.Advance(TimeSpan.FromSeconds(59));
        (await RemainingAsync(org)).Should().Be("1");
        (await RemainingAsync(org)).Should().Be("1", "a limit that is not enforced never reads 0");
        org.Clock.Advance(TimeSpan.FromSeconds(1));
        (await RemainingAsync(org)).Should().Be("2");
    }

    [Fact]
    public async Task Over_an_enforced_limit_the_answer_is_429_without_effect_until_the_window_ends()
    {
        await using var org = await TestOrg.StartAsync(o => (o.RateLimit, o.EnforceRateLimit) = (2, true));
        await org.GetAsync("sessions");
        (await RemainingAsync(org)).Should().Be("0");
        var refused = await org.PostAsync("sessions");
        refused.ShouldBeError(429, "E0000047");
        refused.ErrorSummary.Should().Be("API call exceeded rate limit due to too many requests.");
        refused.Header("X-Rate-Limit-Remaining").Should().Be("0");
        refused.Headers.RetryAfter.Should().BeNull("Okta documents none");
        org.Okta.Sessions.Should().BeEmpty();
        org.Clock.Advance(TimeSpan.FromSeconds(60));
        (await org.PostAsync("sessions")).Status.Should().Be(201);
    }

    private static async Task<string> RemainingAsync(TestOrg org) => (await org.GetAsync("sessions")).Header("X-Rate-Limit-Remaining");
}
