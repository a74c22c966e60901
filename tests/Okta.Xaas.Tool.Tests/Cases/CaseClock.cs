namespace Okta.Xaas.Tool.Tests.Cases;

/// <summary>The system's clock, moved to another day, on a machine in Greenwich.</summary>
internal sealed class CaseClock : TimeProvider
{
    private TimeSpan _moved;

    public CaseClock() => MoveTo(new DateTimeOffset(2026, 11, 28, 12, 0, 0, TimeSpan.Zero));

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _moved;

    public void MoveTo(DateTimeOffset now) => _moved = now - base.GetUtcNow();
}
