namespace Okta.Xaas.Emulator.Wire;

internal sealed record UserAnswer(string Id, string ExternalId, string Created, string LastUpdated, IReadOnlyDictionary<string, string?> Profile)
{
    // L: these are there as null when they were never set; others are absent.
    private static readonly string[] AlwaysTold = ["mobilePhone", "secondEmail"];

    /// <summary>A profile as it is told.</summary>
    public static IReadOnlyDictionary<string, string?> Told(IReadOnlyDictionary<string, string?> profile)
    {
        if (Array.TrueForAll(AlwaysTold, profile.ContainsKey)) return profile;
        var told = new Dictionary<string, string?>(profile, StringComparer.Ordinal);
        foreach (var name in AlwaysTold) told.TryAdd(name, null);
        return told;
    }
}
