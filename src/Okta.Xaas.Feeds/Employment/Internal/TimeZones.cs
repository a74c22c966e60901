namespace Okta.Xaas.Feeds.Employment.Internal;

/// <summary>Finds a time zone by its name. Where none is named it is UTC, and never the machine's: a feed that is moved to another server treats nobody otherwise.</summary>
internal static class TimeZones
{
    /// <summary>Names that messages suggest. .NET Framework knows those of Windows only, and .NET both.</summary>
#if NET
    public const string Example = "Europe/Berlin";
    public const string Examples = "Europe/Berlin, America/New_York, UTC";
#else
    public const string Example = "W. Europe Standard Time";
    public const string Examples = "W. Europe Standard Time, Eastern Standard Time, UTC";
#endif

    public static bool TryFind(string? name, out TimeZoneInfo zone)
    {
        zone = TimeZoneInfo.Utc;
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
