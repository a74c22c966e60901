using FsCheck;
using FsCheck.Fluent;
using Okta.Xaas.Http.Internal;

namespace Okta.Xaas.Tests.Http.Internal;

/// <summary>When a request may leave, by what is known of the window.</summary>
public class PacingTests
{
    private static readonly DateTimeOffset Server = new(2026, 11, 2, 6, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Now = TimeSpan.FromSeconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData(15, 15, 0, 0, 0, 1, true)]
    [InlineData(15, 1, 0, 0, 0, 1, true)]
    [InlineData(15, 0, 0, 0, 0, 1, false)]
    [InlineData(15, 4, 0, 0, 3, 1, true)]
    [InlineData(15, 3, 0, 0, 3, 1, false)]
    [InlineData(3, 2, 0, 0, 3, 1, true)]
    [InlineData(3, 1, 0, 0, 3, 1, false)]
    [InlineData(1, 1, 0, 0, 3, 1, true)]
    [InlineData(100, 90, 49, 0, 0, 0.5, true)]
    [InlineData(100, 90, 50, 0, 0, 0.5, false)]
    [InlineData(100, 90, 0, 0, 0, 0.001, true)]
    [InlineData(100, 90, 1, 0, 0, 0.001, false)]
    public void A_request_leaves_when_the_window_has_room_for_it(int limit, int remaining, int started, int inFlight, int room, double share, bool goes)
    {
        var decision = Pacing.Decide(Known(limit, remaining, started, inFlight), Now, room, share);

        decision.Should().Be(goes ? PacingDecision.Go : PacingDecision.WaitFor(TimeSpan.FromSeconds(41)));
    }

    [Fact]
    public void What_is_under_way_may_use_up_the_rest_so_its_answer_is_awaited() =>
        Pacing.Decide(Known(15, 4, 0, 4), Now, 0, 1).Should().Be(PacingDecision.AwaitAnswer);

    [Fact]
    public void A_refusal_says_that_nothing_is_left_whatever_its_headers_tell()
    {
        var refusal = new PacingAnswer(new RateLimitHeaders(15, 7, Server.AddSeconds(40)), Server, IsRefusal: true, null);

        var state = Pacing.End(Pacing.Begin(default, Now), Now, refusal, Longest);

        Pacing.Decide(state, Now, 0, 1).Should().Be(PacingDecision.WaitFor(TimeSpan.FromSeconds(41)));
    }

    [Fact]
    public void A_window_that_is_over_holds_nobody_back() =>
        Pacing.Decide(Known(15, 0, 15, 0), Now + TimeSpan.FromSeconds(41), 3, 1).Should().Be(PacingDecision.Go);

    [Fact]
    public void Those_that_waited_leave_one_after_another()
    {
        var state = Pacing.Hold(default, Now, TimeSpan.FromSeconds(5));
        var later = Now + TimeSpan.FromSeconds(5);

        state = Pacing.Begin(state, later);

        Pacing.Decide(state, later, 0, 1).Should().Be(PacingDecision.WaitFor(TimeSpan.FromMilliseconds(250)));
        Pacing.Decide(Pacing.Begin(Known(15, 9, 0, 0), Now), Now, 0, 1).Should().Be(PacingDecision.Go, "nobody has waited");
    }

    [Theory]
    [InlineData(1, 1_000)]
    [InlineData(15, 1_000)]
    [InlineData(600, 100)]
    public void They_leave_as_far_apart_as_the_limit_is_small(int limit, int milliseconds)
    {
        var state = Pacing.Begin(Pacing.Hold(Known(limit, limit, 0, 0), Now, TimeSpan.Zero), Now);

        state.NextStart.Should().Be(Now + TimeSpan.FromMilliseconds(milliseconds));
    }

    [Fact]
    public void In_one_window_the_least_that_was_told_counts_and_a_later_window_counts_anew()
    {
        var state = Pacing.End(Pacing.Begin(default, Now), Now, Answer(15, 9, 40), Longest);
        state.Remaining.Should().Be(9);
        state = Pacing.End(Pacing.Begin(state, Now), Now, Answer(15, 12, 40), Longest);
        state.Remaining.Should().Be(9, "answers overtake each other");
        state = Pacing.End(Pacing.Begin(state, Now), Now, Answer(15, 2, 30), Longest);
        state.Remaining.Should().Be(9, "an earlier window is over");
        state = Pacing.End(Pacing.Begin(state, Now), Now, Answer(15, 14, 100), Longest);
        state.Remaining.Should().Be(14);
        state.InFlight.Should().Be(0);
    }

    [Fact]
    public void After_a_429_nobody_leaves_before_the_time_that_was_asked_for()
    {
        var state = Pacing.End(Pacing.Begin(default, Now), Now, new PacingAnswer(default, Server, IsRefusal: true, TimeSpan.FromSeconds(7)), Longest);

        Pacing.Decide(state, Now, 0, 1).Should().Be(PacingDecision.WaitFor(TimeSpan.FromSeconds(7)));
        Pacing.Decide(state, Now + TimeSpan.FromSeconds(7), 0, 1).Should().Be(PacingDecision.Go);
    }

    [Theory]
    [InlineData(0, 0, 40)]
    [InlineData(15, 0, -1)]
    [InlineData(null, 5, 40)]
    [InlineData(15, null, 40)]
    [InlineData(15, 5, null)]
    public void What_tells_of_no_window_teaches_nothing(int? limit, int? remaining, int? resetIn)
    {
        var headers = new RateLimitHeaders(limit, remaining, resetIn is { } seconds ? Server.AddSeconds(seconds) : null);

        Pacing.End(Pacing.Begin(default, Now), Now, new PacingAnswer(headers, Server, IsRefusal: false, null), Longest).Window.Should().BeNull();
    }

    /// <summary>Whatever answers say: nobody waits longer than the longest, nobody is forgotten, and by itself the gate never goes over what is left.</summary>
    [Fact]
    public void No_answers_make_anybody_wait_for_ever() =>
        Prop.ForAll(
            (from limit in Gen.Choose(0, 40)
             from remaining in Gen.Choose(0, 50)
             from reset in Gen.OneOf(Gen.Choose(-100, 100), Gen.Constant(int.MaxValue))
             from refusal in Gen.Elements(true, false)
             from asked in Gen.Choose(-10, 100_000)
             from step in Gen.Choose(0, 90_000)
             from room in Gen.Choose(0, 5)
             from share in Gen.Choose(1, 100)
             select (Answer: new PacingAnswer(new RateLimitHeaders(limit, remaining, Server.AddSeconds(reset)), Server, refusal, asked < 0 ? null : TimeSpan.FromSeconds(asked)),
                 Step: TimeSpan.FromMilliseconds(step), Room: room, Share: share / 100.0)).ListOf().ToArbitrary(),
            steps =>
            {
                var (state, now) = (default(PacingState), Now);
                foreach (var step in steps)
                {
                    now += step.Step;
                    var decision = Pacing.Decide(state, now, step.Room, step.Share);
                    if (decision is { Goes: false, Wait: null } && state.InFlight == 0) return false;
                    if (decision.Wait is { } wait)
                    {
                        if (wait <= TimeSpan.Zero || wait > Longest + TimeSpan.FromSeconds(1)) return false;
                        state = Pacing.Hold(state, now, wait);
                        continue;
                    }

                    if (decision.Goes && state.IsKnown(now) && state.Remaining <= state.InFlight) return false;
                    if (decision.Goes) state = Pacing.Begin(state, now);
                    if (state.InFlight > 0) state = Pacing.End(state, now, step.Answer, Longest);
                    if (state.InFlight < 0) return false;
                }

                return true;
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    private static PacingState Known(int limit, int remaining, int started, int inFlight) => new()
    {
        Window = Server.AddSeconds(40),
        WindowEnds = Now + TimeSpan.FromSeconds(41),
        Limit = limit,
        Remaining = remaining,
        Started = started,
        InFlight = inFlight,
    };

    private static PacingAnswer Answer(int limit, int remaining, int resetIn) => new(new RateLimitHeaders(limit, remaining, Server.AddSeconds(resetIn)), Server, IsRefusal: false, null);
}
