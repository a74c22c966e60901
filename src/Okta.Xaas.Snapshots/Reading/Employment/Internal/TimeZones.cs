namespace Okta.Xaas.Snapshots.Reading.Employment.Internal;

/// <summary>Finds a time zone by its name.</summary>
internal static class TimeZones
{
    public static bool TryFind(string? name, TimeZoneInfo unnamed, out TimeZoneInfo zone)
    {
        zone = unnamed;
        if (name is null) return true;
        try
        {
            zone = TimeZoneInfo.FindSystemTimeZoneById(name);
            return true;
        }
        catch (Exception fault) when (fault is TimeZoneNotFoundException or InvalidTimeZoneException)
        {
            return false;
        }
    }
}
