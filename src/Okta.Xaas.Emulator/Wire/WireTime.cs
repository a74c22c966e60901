using System.Globalization;

namespace Okta.Xaas.Emulator.Wire;

internal static class WireTime
{
    /// <summary>L: a time of the Identity Sources API is a whole second, such as 2026-05-13T05:52:24.000Z.</summary>
    public static string Text(DateTimeOffset time) => Precise(Told(time));

    /// <summary>Milliseconds and a Z, as in the System Log.</summary>
    public static string Precise(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>The time that <see cref="Text"/> tells: what follows from it has to hold for whoever reckons with it.</summary>
    public static DateTimeOffset Told(DateTimeOffset time) => time.AddTicks(-(time.UtcTicks % TimeSpan.TicksPerSecond));
}
