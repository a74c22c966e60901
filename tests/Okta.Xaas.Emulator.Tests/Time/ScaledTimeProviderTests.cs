using Okta.Xaas.TestDoubles;

namespace Okta.Xaas.Emulator.Tests.Time;

public sealed class ScaledTimeProviderTests
{
    private readonly VirtualTimeProvider _inner = new();

    [Fact]
    public void Time_passes_by_the_factor()
    {
        var scaled = new ScaledTimeProvider(_inner, 60);
        var start = scaled.GetTimestamp();
        scaled.GetUtcNow().Should().Be(VirtualTimeProvider.Start);
        _inner.Advance(TimeSpan.FromSeconds(5));
        scaled.GetUtcNow().Should().Be(VirtualTimeProvider.Start.AddMinutes(5));
        scaled.GetElapsedTime(start).Should().Be(TimeSpan.FromMinutes(5));
        scaled.LocalTimeZone.Should().Be(TimeZoneInfo.Utc);
    }

    [Fact]
    public void A_clock_can_run_slower()
    {
        var scaled = new ScaledTimeProvider(_inner, 0.5);
        _inner.Advance(TimeSpan.FromSeconds(10));
        scaled.GetUtcNow().Should().Be(VirtualTimeProvider.Start.AddSeconds(5));
    }

    [Fact]
    public async Task A_wait_ends_sooner_by_the_factor_and_never_early()
    {
        var scaled = new ScaledTimeProvider(_inner, 60);
        var wait = Task.Delay(TimeSpan.FromMinutes(5), scaled);
        _inner.Advance(TimeSpan.FromMilliseconds(4999));
        wait.IsCompleted.Should().BeFalse();
        _inner.Advance(TimeSpan.FromMilliseconds(1));
        await wait;
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(0.1)]
    public void A_time_limit_keeps_to_the_clock_below(double factor)
    {
        var scaled = new ScaledTimeProvider(_inner, factor);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5), scaled);
        _inner.Advance(TimeSpan.FromMilliseconds(4999));
        limit.IsCancellationRequested.Should().BeFalse();
        limit.CancelAfter(TimeSpan.FromSeconds(7));
        _inner.Advance(TimeSpan.FromMilliseconds(6999));
        limit.IsCancellationRequested.Should().BeFalse();
        _inner.Advance(TimeSpan.FromMilliseconds(1));
        limit.IsCancellationRequested.Should().BeTrue();
    }

    [Theory]
    [InlineData(1, 7)]
    [InlineData(10, 3)]
    [InlineData(1000, 600)]
    public void A_timer_is_never_early(int milliseconds, double factor)
    {
        var scaled = new ScaledTimeProvider(_inner, factor);
        DateTimeOffset? fired = null;
        using var timer = scaled.CreateTimer(_ => fired = scaled.GetUtcNow(), null, TimeSpan.FromMilliseconds(milliseconds), Timeout.InfiniteTimeSpan);
        _inner.Advance(TimeSpan.FromMilliseconds(milliseconds));
        fired.Should().NotBeNull();
        fired!.Value.Should().BeOnOrAfter(VirtualTimeProvider.Start.AddMilliseconds(milliseconds));
    }

    [Fact]
    public void A_periodic_timer_is_scaled_and_can_be_changed_and_stopped()
    {
        var scaled = new ScaledTimeProvider(_inner, 10);
        var count = 0;
        using var timer = scaled.CreateTimer(_ => count++, null, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20));
        _inner.Advance(TimeSpan.FromSeconds(5));
        count.Should().Be(3, "it fires after 1, 3 and 5 seconds");
        timer.Change(TimeSpan.FromSeconds(50), Timeout.InfiniteTimeSpan).Should().BeTrue();
        _inner.Advance(TimeSpan.FromSeconds(60));
        count.Should().Be(4);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_factor_that_is_no_speed_is_refused(double factor) =>
        FluentActions.Invoking(() => new ScaledTimeProvider(_inner, factor)).Should().Throw<ArgumentOutOfRangeException>();

    [Fact]
    public void A_clock_needs_a_clock() => FluentActions.Invoking(() => new ScaledTimeProvider(null!, 1)).Should().Throw<ArgumentNullException>();
}
