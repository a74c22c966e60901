namespace Okta.Xaas.Emulator.Wire;

internal sealed record UserAnswer(string Id, string ExternalId, string Created, string LastUpdated, IReadOnlyDictionary<string, string?> Profile)
{
    // L: these are there as null when they were never set; others are absent.
    private static readonly string[] AlwaysTold = ["mobilePhone", "secondEmail"];

    /// <summary>A profile as it is told.</summary>
    public static IReadOnlyDictionary<string, string?> Told(Profile profile) => profile.WithNulls(AlwaysTold);
}
