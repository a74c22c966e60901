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

    [Fact]
    public async Task Each_group_of_endpoints_has_a_limit_of_its_own()
    {
        await using var org = await TestOrg.StartAsync(o => (o.RateLimit, o.EnforceRateLimit) = (2, true));
        var session = await org.NewSessionAsync();
        await org.GetAsync("sessions");
        (await org.GetAsync($"sessions/{session}")).Status.Should().Be(429);
        (await org.UploadAsync(session, "bulk-upsert", Bodies.Users("E1"))).Header("X-Rate-Limit-Remaining").Should().Be("1");
        (await org.UploadAsync(session, "bulk-groups-upsert", Bodies.Groups("G1"))).Header("X-Rate-Limit-Remaining").Should().Be("0");
        (await org.UploadAsync(session, "bulk-delete", Bodies.UserDeletes("E1"))).Status.Should().Be(429);
        (await org.GetAsync("users/E1")).Status.Should().Be(404);
        (await org.GetAsync("groups/G1")).Status.Should().Be(404);
        using var logs = await org.Client.GetAsync(new Uri("/api/v1/logs", UriKind.Relative));
        logs.Headers.GetValues("X-Rate-Limit-Remaining").Should().Equal("1");
        using var token = await org.Client.PostAsync(new Uri("/oauth2/v1/token", UriKind.Relative), null);
        token.Headers.GetValues("X-Rate-Limit-Remaining").Should().Equal("1");
    }

    [Fact]
    public async Task Too_many_at_once_are_refused_as_Okta_does()
    {
        await using var org = await TestOrg.StartAsync(o => (o.ConcurrencyLimit, o.EnforceRateLimit, o.Latency) = (2, true, TimeSpan.FromSeconds(1)));
        var first = org.GetAsync("sessions");
        var second = org.GetAsync("sessions");
        var refused = await org.PostAsync("sessions");
        refused.ShouldBeError(429, "E0000047");
        refused.Header("X-Rate-Limit-Limit").Should().Be("0");
        refused.Header("X-Rate-Limit-Remaining").Should().Be("0");
        refused.Header("X-Rate-Limit-Reset").Should().Be(org.Clock.GetUtcNow().AddSeconds(60).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        refused.Header("X-Okta-Request-Id").Should().NotBeEmpty();
        org.Clock.Advance(TimeSpan.FromSeconds(1));
        (await first).Status.Should().Be(200);
        (await second).Status.Should().Be(200);
        org.Okta.Sessions.Should().BeEmpty();
        var third = org.PostAsync("sessions");
        org.Clock.Advance(TimeSpan.FromSeconds(1));
        (await third).Status.Should().Be(201, "those that are answered do not count");
    }

    [Fact]
    public async Task Any_number_may_be_under_way_where_no_limit_is_enforced()
    {
        await using var org = await TestOrg.StartAsync(o => (o.ConcurrencyLimit, o.Latency) = (1, TimeSpan.FromSeconds(1)));
        var calls = Enumerable.Range(0, 5).Select(_ => org.GetAsync("sessions")).ToList();
        org.Clock.Advance(TimeSpan.FromSeconds(1));
        (await Task.WhenAll(calls)).Should().OnlyContain(answer => answer.Status == 200);
    }

    private static async Task<string> RemainingAsync(TestOrg org) => (await org.GetAsync("sessions")).Header("X-Rate-Limit-Remaining");
}
