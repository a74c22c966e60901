using System.Globalization;
using Okta.Xaas.Emulator.Tests.Support;

namespace Okta.Xaas.Emulator.Tests.Faults;

/// <summary>The answers that faults give instead of the org.</summary>
public sealed class ReadyMadeFaultTests
{
    private const string Limit = "X-Rate-Limit-Limit";
    private const string Remaining = "X-Rate-Limit-Remaining";
    private const string Reset = "X-Rate-Limit-Reset";
    private const string RequestId = "X-Okta-Request-Id";

    [Fact]
    public async Task A_refusal_is_Okta_s_and_has_no_effect()
    {
        await using var org = await TestOrg.StartAsync();
        var answer = await AnswerAsync(org, Fault.Refuse());
        answer.ShouldBeError(400, "E0000001");
        answer.Headers.Contains(RequestId).Should().BeTrue();
        (await AnswerAsync(org, Fault.Refuse(403, "E0000006", "No.", "Because."))).ShouldBeError(403, "E0000006", "Because.");
        org.Okta.Sessions.Should().BeEmpty();
    }

    [Fact]
    public async Task A_429_tells_the_reset_by_Okta_s_clock()
    {
        await using var org = await TestOrg.StartAsync(o => (o.ClockSkew, o.RateLimit, o.RateLimitWindow) = (TimeSpan.FromHours(1), 77, TimeSpan.FromSeconds(45)));
        var answer = await AnswerAsync(org, Fault.RateLimited(TimeSpan.FromMilliseconds(8001)));
        answer.ShouldBeError(429, "E0000047");
        (answer.Header(Limit), answer.Header(Remaining)).Should().Be(("77", "0"));
        SecondsToReset(answer).Should().Be(9);
        answer.Headers.RetryAfter.Should().BeNull();
        answer.Headers.Contains(RequestId).Should().BeTrue();
        SecondsToReset(await AnswerAsync(org, Fault.RateLimited())).Should().Be(45, "a whole window is the default");
        SecondsToReset(await AnswerAsync(org, Fault.RateLimited(TimeSpan.Zero))).Should().Be(0);
        org.Okta.Sessions.Should().BeEmpty();
    }

    [Fact]
    public async Task A_late_429_tells_a_late_reset()
    {
        await using var org = await TestOrg.StartAsync();
        var call = AnswerAsync(org, Fault.RateLimited(TimeSpan.FromSeconds(5)).DelayedBy(TimeSpan.FromSeconds(30)));
        org.Clock.Advance(TimeSpan.FromSeconds(30));
        SecondsToReset(await call).Should().Be(5);
    }

    [Fact]
    public async Task A_429_without_headers_has_none_of_Okta_s()
    {
        await using var org = await TestOrg.StartAsync();
        var answer = await AnswerAsync(org, Fault.RateLimitedWithoutHeaders());
        answer.ShouldBeError(429, "E0000047");
        answer.Headers.Select(header => header.Key).Should().Equal("Date");
    }

    [Fact]
    public async Task Too_many_at_once_reads_0_of_0()
    {
        await using var org = await TestOrg.StartAsync();
        var answer = await AnswerAsync(org, Fault.ConcurrencyLimited());
        answer.ShouldBeError(429, "E0000047");
        (answer.Header(Limit), answer.Header(Remaining)).Should().Be(("0", "0"));
        SecondsToReset(answer).Should().Be(60);
    }

    [Theory]
    [InlineData(500, "E0000009")]
    [InlineData(502, "E0000009")]
    [InlineData(503, "E0000010")]
    [InlineData(504, "E0000009")]
    public async Task A_server_error_has_Okta_s_body(int status, string code)
    {
        await using var org = await TestOrg.StartAsync();
        (await AnswerAsync(org, Fault.ServerError(status))).ShouldBeError(status, code);
        org.Okta.Sessions.Should().BeEmpty();
        (await AnswerAsync(org, Fault.ServerError(status).AfterEffect())).Status.Should().Be(status);
        org.Okta.Sessions.Should().ContainSingle();
    }

    [Theory]
    [InlineData(200)]
    [InlineData(403)]
    [InlineData(502)]
    public async Task A_page_is_a_proxy_s(int status)
    {
        await using var org = await TestOrg.StartAsync();
        var answer = await AnswerAsync(org, Fault.Html(status));
        answer.Status.Should().Be(status);
        answer.ContentHeaders.ContentType!.MediaType.Should().Be("text/html");
        answer.Body.Should().StartWith("<html>").And.EndWith("</html>");
        answer.Headers.Select(header => header.Key).Should().Equal("Date");
    }

    [Fact]
    public async Task The_request_log_tells_the_fault()
    {
        await using var org = await TestOrg.StartAsync();
        await AnswerAsync(org, Fault.ServerError(503).AfterEffect());
        await org.GetAsync("sessions");
        org.Okta.Requests[0].Fault!.Name.Should().Be("ServerError 503");
        org.Okta.Requests[0].ToString().Should().EndWith("(createIdentitySourceSession) → 503 (ServerError 503 after effect)");
        org.Okta.Requests[1].Fault.Should().BeNull();
    }

    [Fact]
    public void A_fault_says_what_it_is()
    {
        Fault.Drop().AfterEffect().DelayedBy(TimeSpan.FromSeconds(5)).ToString().Should().Be("Drop after effect +00:00:05");
        Fault.Answer(EmulatedResponse.Empty(418)).ToString().Should().Be("Answer 418");
        Fault.Refuse().ToString().Should().Be("Refuse 400 E0000001");
        Fault.CutAnswer().ToString().Should().Be("CutAnswer");
        Fault.SlowImport(TimeSpan.FromMinutes(2)).ToString().Should().Be("SlowImport 00:02:00");
    }

    [Fact]
    public void What_can_t_be_is_refused()
    {
        FluentActions.Invoking(() => Fault.ServerError(499)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => Fault.ServerError(600)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => Fault.RateLimited(TimeSpan.FromTicks(-1))).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => Fault.SlowImport(TimeSpan.FromTicks(-1))).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => Fault.NotSent().AfterEffect()).Should().Throw<InvalidOperationException>();
        FluentActions.Invoking(() => Fault.Answer(null!)).Should().Throw<ArgumentNullException>();
    }

    private static async Task<Answer> AnswerAsync(TestOrg org, Fault fault)
    {
        using (org.Okta.Intercept(_ => fault)) return await org.PostAsync("sessions");
    }

    private static double SecondsToReset(Answer answer) =>
        (DateTimeOffset.FromUnixTimeSeconds(long.Parse(answer.Header(Reset), CultureInfo.InvariantCulture)) - answer.Headers.Date!.Value).TotalSeconds;
}
