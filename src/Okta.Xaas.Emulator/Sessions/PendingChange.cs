using Okta.Xaas.Emulator.Accounts;
using Okta.Xaas.Emulator.Wire;

namespace Okta.Xaas.Emulator.Sessions;

/// <summary>A change that was uploaded and waits for its session's import.</summary>
internal abstract record PendingChange(EntityKey Key)
{
    /// <summary>Whether the upload keeps the change: deletes are looked up when they are uploaded (D for users, I for groups and devices).</summary>
    public virtual bool IsKept(DirectoryStore directory) => true;

    /// <summary>Makes the change; false when it could not be made.</summary>
    public abstract bool Apply(DirectoryStore directory, Cause cause);
}

internal sealed record UserUpsert(string ExternalId, Profile Profile) : PendingChange(new EntityKey(EntityKind.User, ExternalId))
{
    public override bool Apply(DirectoryStore directory, Cause cause) => !directory.FailsToImport(ExternalId) && directory.UpsertUser(ExternalId, Profile, cause) is not null;
}

internal sealed record UserDelete(string ExternalId) : PendingChange(new EntityKey(EntityKind.User, ExternalId))
{
    public override bool IsKept(DirectoryStore directory) => directory.FindUser(ExternalId) is not null;

    public override bool Apply(DirectoryStore directory, Cause cause) => !directory.FailsToImport(ExternalId) && directory.DeactivateUser(ExternalId, cause);
}

internal sealed record GroupUpsert(string ExternalId, Profile Profile) : PendingChange(new EntityKey(EntityKind.Group, ExternalId))
{
    public override bool Apply(DirectoryStore directory, Cause cause) => directory.UpsertGroup(ExternalId, Profile, cause) is not null;
}

internal sealed record GroupDelete(string ExternalId) : PendingChange(new EntityKey(EntityKind.Group, ExternalId))
{
    public override bool IsKept(DirectoryStore directory) => directory.Groups.ContainsKey(ExternalId);

    public override bool Apply(DirectoryStore directory, Cause cause) => directory.DeleteGroup(ExternalId, cause);
}

// Memberships are looked up by the import, not by the upload: their users and groups may come in the same session.
internal sealed record MembershipAdd(string Group, string Member) : PendingChange(new EntityKey(EntityKind.Membership, Group, Member))
{
    public override bool Apply(DirectoryStore directory, Cause cause) => directory.AddMember(Group, Member, cause);
}

internal sealed record MembershipRemove(string Group, string Member) : PendingChange(new EntityKey(EntityKind.Membership, Group, Member))
{
    public override bool Apply(DirectoryStore directory, Cause cause) => directory.RemoveMember(Group, Member, cause);
}

internal sealed record DeviceUpsert(string ExternalId, Profile Profile) : PendingChange(new EntityKey(EntityKind.Device, ExternalId))
{
    public override bool Apply(DirectoryStore directory, Cause cause) => directory.UpsertDevice(ExternalId, Profile, cause) is not null;
}

internal sealed record DeviceDelete(string ExternalId) : PendingChange(new EntityKey(EntityKind.Device, ExternalId))
{
    public override bool IsKept(DirectoryStore directory) => directory.Devices.ContainsKey(ExternalId);

    public override bool Apply(DirectoryStore directory, Cause cause) => directory.DeleteDevice(ExternalId, cause);
}
