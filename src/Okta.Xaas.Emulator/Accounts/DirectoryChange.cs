using Okta.Xaas.Emulator.Wire;

namespace Okta.Xaas.Emulator.Accounts;

internal enum ChangeKind
{
    Created,
    Updated,
    Deactivated,
    Reactivated,

    /// <summary>A user came into a group.</summary>
    Added,

    /// <summary>A user left a group.</summary>
    Removed,
    Deleted,
}

/// <summary>Something of the directory that has changed. Profiles are never changed themselves, so they can be kept.</summary>
internal sealed record DirectoryChange(EntityKind Entity, string ExternalId, string? OktaId, ChangeKind Kind, Cause Cause)
{
    public Profile Before { get; init; } = Profile.Empty;

    public Profile After { get; init; } = Profile.Empty;

    /// <summary>The group, of a membership.</summary>
    public string? GroupId { get; init; }
}
