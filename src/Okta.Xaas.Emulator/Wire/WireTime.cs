using System.Globalization;

namespace Okta.Xaas.Emulator.Wire;

internal static class WireTime
{
    // L: milliseconds and a Z, such as 2026-05-13T05:52:24.000Z.
    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
