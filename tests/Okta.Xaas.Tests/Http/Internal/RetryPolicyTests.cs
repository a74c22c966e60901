using System.Net;
using FsCheck;
using FsCheck.Fluent;
using Okta.Xaas.Http.Internal;

namespace Okta.Xaas.Tests.Http.Internal;

/// <summary>The whole table: which request is repeated after which end, and after how long.</summary>
public class RetryPolicyTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 6, 0, 0, TimeSpan.Zero);
    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "DELETE session"];
    private static readonly int?[] Statuses =
        [null, 200, 201, 202, 204, 301, 400, 401, 403, 404, 408, 409, 413, 425, 429, 500, 501, 502, 503, 504, 505, 520, 522, 529];

    private readonly RetryPolicy _policy = new(new RetryOptions());

    public static TheoryData<string, int?> All
    {
        get
        {
            var data = new TheoryData<string, int?>();
            foreach (var method in Methods)
            {
                foreach (var status in Statuses) data.Add(method, status);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Repeats_only_what_can_do_no_harm(string method, int? status)
    {
        var harmless = method is "GET" or "DELETE session";
        var expected = status == 429 || (harmless && status is (null or 408 or 425 or >= 500));

        var decision = _policy.Decide(Outcome(status, method), default, 0);

        decision.Repeat.Should().Be(expected);
        decision.CanRepeat.Should().Be(expected);
    }

    [Theory]
    [InlineData(nameof(Verdict.Foreign), "not Okta's answer")]
    [InlineData(nameof(Verdict.Refused), null)]
    [InlineData(nameof(Verdict.Done), null)]
    public void A_read_is_repeated_after_an_answer_that_is_not_Oktas(string verdict, string? reason)
    {
        foreach (var status in new[] { 200, 204, 400, 401, 403, 404, 407, 418 })
        {
            foreach (var method in Methods)
            {
                var decision = _policy.Decide(Outcome(status, method) with { Verdict = Enum.Parse<Verdict>(verdict) }, default, 0);
                (decision.Repeat ? decision.Reason : null).Should().Be(method is "GET" or "DELETE session" ? reason : null, "of {0} {1}", method, status);
            }
        }
    }

    [Fact]
    public void A_redirect_leads_to_the_same_place_again_and_is_not_repeated()
    {
        foreach (var status in new[] { 300, 302, 399 })
        {
            foreach (var method in Methods) _policy.Decide(Outcome(status, method) with { Verdict = Verdict.Foreign }, default, 0).Repeat.Should().BeFalse("of {0} {1}", status, method);
        }
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(4, true)]
    [InlineData(5, false)]
    [InlineData(6, false)]
    public void Gives_up_when_no_attempts_are_left(int retriesDone, bool repeat)
    {
        var decision = _policy.Decide(Outcome(503), Counts(retriesDone), 0);

        decision.Repeat.Should().Be(repeat);
        decision.CanRepeat.Should().BeTrue();
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(599.9, true)]
    [InlineData(600, false)]
    [InlineData(9000, false)]
    public void A_rate_limit_is_given_up_at_the_end_of_its_time_however_often_it_was_met(double seconds, bool repeat)
    {
        var decision = _policy.Decide(Outcome(429), new RetryCounts(1_000, 5, TimeSpan.FromSeconds(seconds)), 0);

        decision.Repeat.Should().Be(repeat);
        decision.CanRepeat.Should().BeTrue();
    }

    [Fact]
    public void The_last_attempt_after_a_rate_limit_is_at_the_end_of_the_time() =>
        _policy.Decide(Outcome(429) with { RetryAfter = TimeSpan.FromSeconds(60) }, new RetryCounts(9, 0, TimeSpan.FromSeconds(590)), 0)
            .Should().Be(new RetryDecision(true, true, TimeSpan.FromSeconds(10), "rate limit"));

    [Fact]
    public void With_no_retries_only_a_rate_limit_is_waited_for()
    {
        var policy = new RetryPolicy(new RetryOptions { MaxRetries = 0 });

        policy.Decide(Outcome(503), default, 0).Repeat.Should().BeFalse();
        policy.Decide(Outcome(null), default, 0).Repeat.Should().BeFalse();
        policy.Decide(Outcome(429), default, 0).Repeat.Should().BeTrue("a rate limit ends nothing before its own time limit");
        policy.Decide(Outcome(429), new RetryCounts(9, 0, new RetryOptions().RateLimitTimeLimit), 0).Repeat.Should().BeFalse();
        new RetryPolicy(new RetryOptions { RateLimitTimeLimit = TimeSpan.Zero }).Decide(Outcome(429), default, 0).Repeat.Should().BeFalse();
    }

    [Theory]
    [InlineData(0, 0.0, 1.0)]
    [InlineData(1, 0.0, 2.0)]
    [InlineData(2, 0.0, 4.0)]
    [InlineData(2, 0.5, 4.5)]
    [InlineData(0, 1.0, 1.25)]
    [InlineData(4, 1.0, 20.0)]
    [InlineData(7, 0.0, 120.0)]
    [InlineData(1000, 0.0, 120.0)]
    public void Backs_off_twice_as_long_each_time_with_a_quarter_of_jitter(int retriesDone, double jitter, double seconds)
    {
        foreach (var status in new int?[] { null, 429, 500, 502, 503, 504 })
            _policy.Decide(Outcome(status), Counts(retriesDone), jitter).Wait.TotalSeconds.Should().BeApproximately(seconds, 1e-6, "of {0}", status);
    }

    [Fact]
    public void Waits_for_the_reset_by_the_answers_own_clock_and_a_second() =>
        Wait(Outcome(429) with { Now = Now, RateLimit = new(600, 0, Now.AddSeconds(42)) }).Should().Be(TimeSpan.FromSeconds(43));

    [Fact]
    public void Waits_a_second_for_a_reset_that_is_now() =>
        Wait(Outcome(429) with { Now = Now, RateLimit = new(600, 0, Now) }).Should().Be(TimeSpan.FromSeconds(1));

    [Fact]
    public void Backs_off_when_the_reset_is_over_already() =>
        Wait(Outcome(429) with { Now = Now, RateLimit = new(600, 0, Now.AddSeconds(-30)) }, retriesDone: 2).Should().Be(TimeSpan.FromSeconds(4));

    [Fact]
    public void Never_waits_less_than_it_backs_off() =>
        Wait(Outcome(429) with { RateLimit = new(600, 0, Now), RetryAfter = TimeSpan.FromSeconds(2) }, retriesDone: 3).Should().Be(TimeSpan.FromSeconds(8));

    [Fact]
    public void Takes_no_account_of_the_reset_of_a_concurrency_limit()
    {
        var outcome = Outcome(429) with { RateLimit = new(0, 0, Now.AddSeconds(50)) };

        Wait(outcome, retriesDone: 0).Should().Be(TimeSpan.FromSeconds(1));
        Wait(outcome, retriesDone: 4).Should().Be(TimeSpan.FromSeconds(16));
        Wait(outcome with { RetryAfter = TimeSpan.FromSeconds(20) }, retriesDone: 4).Should().Be(TimeSpan.FromSeconds(20));
        _policy.Decide(outcome, default, 0).Reason.Should().Be("concurrency limit");
    }

    [Fact]
    public void Waits_the_larger_of_what_Okta_tells()
    {
        var limits = new RateLimitHeaders(600, 0, Now.AddSeconds(42));

        Wait(Outcome(429) with { RateLimit = limits, RetryAfter = TimeSpan.FromSeconds(70) }).Should().Be(TimeSpan.FromSeconds(70));
        Wait(Outcome(429) with { RateLimit = limits, RetryAt = Now.AddSeconds(70) }).Should().Be(TimeSpan.FromSeconds(70));
        foreach (var seconds in new[] { -9, 0, 1 })
        {
            Wait(Outcome(429) with { RateLimit = limits, RetryAfter = TimeSpan.FromSeconds(seconds) }).Should().Be(TimeSpan.FromSeconds(43));
            Wait(Outcome(429) with { RateLimit = limits, RetryAt = Now.AddSeconds(seconds) }).Should().Be(TimeSpan.FromSeconds(43));
        }

        Wait(Outcome(503) with { RateLimit = limits, RetryAfter = TimeSpan.FromSeconds(7) }).Should().Be(TimeSpan.FromSeconds(7), "only a 429 speaks of the window");
    }

    [Fact]
    public void What_is_over_asks_for_nothing_and_what_is_now_for_no_time()
    {
        RateLimitWait.Asked(Outcome(503) with { RetryAfter = TimeSpan.FromTicks(-1) }).Should().BeNull();
        RateLimitWait.Asked(Outcome(503) with { Now = Now, RetryAt = Now.AddTicks(-1) }).Should().BeNull();
        RateLimitWait.Asked(Outcome(503) with { RetryAfter = TimeSpan.Zero }).Should().Be(TimeSpan.Zero);
        RateLimitWait.Asked(Outcome(429) with { Now = Now, RateLimit = new(600, 0, Now) }).Should().Be(RateLimitWait.Margin, "the window ends within this second");
        RateLimitWait.Asked(Outcome(429) with { Now = Now, RateLimit = new(600, 0, Now.AddTicks(-1)) }).Should().BeNull();
        RateLimitWait.Asked(Outcome(503) with { Now = Now, RetryAfter = TimeSpan.FromSeconds(3), RetryAt = Now.AddSeconds(9) }).Should().Be(TimeSpan.FromSeconds(3));
    }

    [Fact]
    public void No_wait_is_longer_than_the_longest()
    {
        var policy = new RetryPolicy(new RetryOptions { MaxDelay = TimeSpan.FromSeconds(10) });

        policy.Decide(Outcome(429) with { RetryAfter = TimeSpan.FromDays(1) }, default, 0).Wait.Should().Be(TimeSpan.FromSeconds(10));
        policy.Decide(Outcome(429) with { Now = Now, RateLimit = new(600, 0, DateTimeOffset.MaxValue) }, default, 0).Wait.Should().Be(TimeSpan.FromSeconds(10));
    }

    [Theory]
    [InlineData(429, "rate limit")]
    [InlineData(503, "server error")]
    [InlineData(null, "no answer")]
    public void Says_why(int? status, string reason) => _policy.Decide(Outcome(status), default, 0).Reason.Should().Be(reason);

    [Fact]
    public void Any_wait_is_between_zero_and_the_cap_and_a_rate_limit_ends_by_its_time_alone() =>
        Prop.ForAll(
            (from method in Gen.Elements(Methods)
             from status in Gen.Elements(Statuses)
             from limit in Gen.Elements(new int?[] { null, 0, 600 })
             from reset in Seconds()
             from limited in Gen.Choose(0, 700)
             from after in Seconds()
             from at in Seconds()
             from retries in Gen.Choose(0, 40)
             from jitter in Gen.Choose(0, 1_000)
             from baseMilliseconds in Gen.Choose(1, 100_000)
             from capMilliseconds in Gen.Choose(100_000, 3_600_000)
             select (Options: new RetryOptions { MaxRetries = 20, BaseDelay = TimeSpan.FromMilliseconds(baseMilliseconds), MaxDelay = TimeSpan.FromMilliseconds(capMilliseconds) },
                 Outcome: Outcome(status, method) with
                 {
                     RateLimit = new(limit, limit, reset is { } r ? Now.AddSeconds(r) : null),
                     RetryAfter = after is { } a ? TimeSpan.FromSeconds(a) : null,
                     RetryAt = at is { } t ? Now.AddSeconds(t) : null,
                 },
                 Counts: new RetryCounts(retries, retries, TimeSpan.FromSeconds(limited)), Jitter: jitter / 1_000.0)).ToArbitrary(),
            sample =>
            {
                var decision = new RetryPolicy(sample.Options).Decide(sample.Outcome, sample.Counts, sample.Jitter);
                var ended = sample.Counts.RateLimitedFor >= sample.Options.RateLimitTimeLimit;
                return decision.Wait <= sample.Options.MaxDelay
                    && (!decision.Repeat || decision.Wait >= TimeSpan.Zero)
                    && (sample.Outcome.Status != (HttpStatusCode)429 || decision.Repeat != ended);
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    private static Gen<int?> Seconds() => Gen.OneOf(Gen.Constant<int?>(null), Gen.Choose(-1_000_000, 1_000_000).Select(seconds => (int?)seconds));

    private static AttemptOutcome Outcome(int? status, string method = "GET") => new()
    {
        Method = new HttpMethod(method.Split(' ')[0]),
        IsSessionDelete = method.EndsWith("session", StringComparison.Ordinal),
        Status = (HttpStatusCode?)status,
        Now = Now,
    };

    private static RetryCounts Counts(int retries) => new(retries, retries, TimeSpan.Zero);

    private TimeSpan Wait(AttemptOutcome outcome, int retriesDone = 0)
    {
        var decision = _policy.Decide(outcome, Counts(retriesDone), 0);
        decision.Repeat.Should().BeTrue();
        return decision.Wait;
    }
}
