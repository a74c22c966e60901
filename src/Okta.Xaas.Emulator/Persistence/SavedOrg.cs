namespace Okta.Xaas.Emulator.Persistence;

/// <summary>What the data file holds; a schema only when it was changed while the org ran.</summary>
internal sealed record SavedOrg(
    int Format,
    string IdentitySourceId,
    int Starts,
    IReadOnlyList<EmulatedUser> Users,
    IReadOnlyList<EmulatedGroup> Groups,
    IReadOnlyList<EmulatedDevice> Devices,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Memberships,
    IReadOnlyList<SavedSession> Sessions,
    IReadOnlyList<EmulatedSchemaEntry>? Schema = null)
{
    /// <summary>The only format there has been.</summary>
    public const int CurrentFormat = 1;
}

/// <summary>A session, and what else is told of it.</summary>
internal sealed record SavedSession(EmulatedSession Session, IReadOnlyList<SavedStatus> History, string? Error);

internal sealed record SavedStatus(string Status, DateTimeOffset At);
