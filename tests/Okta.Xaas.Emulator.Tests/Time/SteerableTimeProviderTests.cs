using Okta.Xaas.Emulator.Clocks;
using Okta.Xaas.TestDoubles;

namespace Okta.Xaas.Emulator.Tests.Time;

/// <summary>The clock that the control API moves.</summary>
public sealed class SteerableTimeProviderTests
{
    private readonly VirtualTimeProvider _inner = new();
    private readonly SteerableTimeProvider _clock;

    public SteerableTimeProviderTests() => _clock = new SteerableTimeProvider(_inner);

    [Fact]
    public void Unsteered_it_is_the_clock_below_to_the_tick()
    {
        _inner.Advance(TimeSpan.FromTicks(1234567891));
        _clock.GetUtcNow().Should().Be(_inner.GetUtcNow());
        _clock.GetElapsedTime(_clock.GetTimestamp()).Should().Be(TimeSpan.Zero);
        _clock.LocalTimeZone.Should().Be(_inner.LocalTimeZone);
    }

    [Fact]
    public void It_moves_ahead_and_goes_on_from_there()
    {
        _clock.Advance(TimeSpan.FromHours(2));
        _inner.Advance(TimeSpan.FromMinutes(1));
        _clock.Advance(TimeSpan.FromSeconds(1));
        _clock.GetUtcNow().Should().Be(VirtualTimeProvider.Start + new TimeSpan(2, 1, 1));
    }

    [Fact]
    public void A_speed_is_for_what_comes_and_not_for_what_was()
    {
        _inner.Advance(TimeSpan.FromSeconds(10));
        _clock.SetSpeed(60);
        _inner.Advance(TimeSpan.FromSeconds(10));
        _clock.SetSpeed(0.5);
        _inner.Advance(TimeSpan.FromSeconds(10));
        _clock.GetUtcNow().Should().Be(VirtualTimeProvider.Start + TimeSpan.FromSeconds(10 + 600 + 5));
        _clock.Speed.Should().Be(0.5);
    }

    [Fact]
    public void Timers_that_fall_due_by_a_move_fire_in_the_order_of_their_times_before_it_returns()
    {
        var fired = new List<string>();
        using var late = Timer("late", 30, fired);
        using var early = Timer("early", 10, fired);
        using var beyond = Timer("beyond", 90, fired);
        _clock.Advance(TimeSpan.FromSeconds(60));
        fired.Should().Equal("early", "late");
        _inner.Advance(TimeSpan.FromSeconds(29));
        fired.Should().HaveCount(2);
        _inner.Advance(TimeSpan.FromSeconds(1));
        fired.Should().Equal("early", "late", "beyond");
        _inner.Advance(TimeSpan.FromHours(1));
        fired.Should().HaveCount(3, "each fires once");
    }

    [Fact]
    public void A_timer_follows_the_speed()
    {
        var fired = new List<string>();
        using var timer = Timer("one", 60, fired);
        _clock.SetSpeed(60);
        _inner.Advance(TimeSpan.FromMilliseconds(999));
        fired.Should().BeEmpty();
        _inner.Advance(TimeSpan.FromMilliseconds(1));
        fired.Should().Equal("one");
    }

    [Fact]
    public void A_slower_clock_keeps_a_timer_waiting()
    {
        var fired = new List<string>();
        using var timer = Timer("one", 10, fired);
        _clock.SetSpeed(0.1);
        _inner.Advance(TimeSpan.FromSeconds(99));
        fired.Should().BeEmpty();
        _inner.Advance(TimeSpan.FromSeconds(1));
        fired.Should().Equal("one");
    }

    [Fact]
    public void A_wait_longer_than_the_system_knows_is_waited_for()
    {
        var fired = new List<string>();
        using var timer = Timer("one", 40 * 86400, fired);
        _clock.SetSpeed(0.1);
        _inner.Advance(TimeSpan.FromDays(399));
        fired.Should().BeEmpty();
        _inner.Advance(TimeSpan.FromDays(1));
        fired.Should().Equal("one");
    }

    [Fact]
    public void A_periodic_timer_goes_on_and_a_stopped_one_does_not()
    {
        var fired = 0;
        using var timer = _clock.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10));
        _inner.Advance(TimeSpan.FromSeconds(25));
        fired.Should().Be(2);
        _clock.Advance(TimeSpan.FromSeconds(5));
        fired.Should().Be(3);
        timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _clock.Advance(TimeSpan.FromHours(1));
        _inner.Advance(TimeSpan.FromHours(1));
        fired.Should().Be(3);
    }

    [Fact]
    public async Task A_delay_ends_when_the_clock_is_moved()
    {
        var delay = Task.Delay(TimeSpan.FromDays(40), _clock);
        _clock.Advance(TimeSpan.FromDays(39));
        delay.IsCompleted.Should().BeFalse();
        _clock.Advance(TimeSpan.FromDays(1));
        await delay;
    }

    [Fact]
    public void A_timer_that_was_disposed_of_is_gone()
    {
        var fired = new List<string>();
        Timer("one", 10, fired).Dispose();
        _clock.Advance(TimeSpan.FromMinutes(1));
        fired.Should().BeEmpty();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_speed_that_cannot_be_is_refused(double speed) =>
        _clock.Invoking(clock => clock.SetSpeed(speed)).Should().Throw<ArgumentOutOfRangeException>();

    [Fact]
    public void It_does_not_go_back() => _clock.Invoking(clock => clock.Advance(TimeSpan.FromTicks(-1))).Should().Throw<ArgumentOutOfRangeException>();

    private ITimer Timer(string name, int seconds, List<string> fired) =>
        _clock.CreateTimer(_ => fired.Add(name), null, TimeSpan.FromSeconds(seconds), Timeout.InfiniteTimeSpan);
}
