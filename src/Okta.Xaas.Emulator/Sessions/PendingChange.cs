using Okta.Xaas.Emulator.Accounts;

namespace Okta.Xaas.Emulator.Sessions;

/// <summary>A change that was uploaded and waits for its session's import.</summary>
internal abstract record PendingChange(EntityKey Key)
{
    /// <summary>Whether the upload keeps the change: deletes are looked up when they are uploaded (D for users, I for groups and devices).</summary>
    public virtual bool IsKept(DirectoryStore directory) => true;

    /// <summary>Makes the change; false when it could not be made.</summary>
    public abstract bool Apply(DirectoryStore directory, DateTimeOffset now);
}

internal sealed record UserUpsert(string ExternalId, IReadOnlyDictionary<string, string?> Profile) : PendingChange(new EntityKey(EntityKind.User, ExternalId))
{
    public override bool Apply(DirectoryStore directory, DateTimeOffset now) => directory.UpsertUser(ExternalId, Profile, now) is not null;
}

internal sealed record UserDelete(string ExternalId) : PendingChange(new EntityKey(EntityKind.User, ExternalId))
{
    public override bool IsKept(DirectoryStore directory) => directory.FindUser(ExternalId) is not null;

    public override bool Apply(DirectoryStore directory, DateTimeOffset now) => directory.DeactivateUser(ExternalId, now);
}

internal sealed record GroupUpsert(string ExternalId, IReadOnlyDictionary<string, string?> Profile) : PendingChange(new EntityKey(EntityKind.Group, ExternalId))
{
    public override bool Apply(DirectoryStore directory, DateTimeOffset now) => directory.UpsertGroup(ExternalId, Profile, now) is not null;
}

internal sealed record GroupDelete(string ExternalId) : PendingChange(new EntityKey(EntityKind.Group, ExternalId))
{
    public override bool IsKept(DirectoryStore directory) => directory.Groups.ContainsKey(ExternalId);

    public override bool Apply(DirectoryStore directory, DateTimeOffset now) => directory.DeleteGroup(ExternalId);
}

// Memberships are looked up by the import, not by the upload: their users and groups may come in the same session.
internal sealed record MembershipAdd(string Group, string Member) : PendingChange(new EntityKey(EntityKind.Membership, Group, Member))
{
    public override bool Apply(DirectoryStore directory, DateTimeOffset now) => directory.AddMember(Group, Member);
}

internal sealed record MembershipRemove(string Group, string Member) : PendingChange(new EntityKey(EntityKind.Membership, Group, Member))
{
    public override bool Apply(DirectoryStore directory, DateTimeOffset now) => directory.RemoveMember(Group, Member);
}

internal sealed record DeviceUpsert(string ExternalId, IReadOnlyDictionary<string, string?> Profile) : PendingChange(new EntityKey(EntityKind.Device, ExternalId))
{
    public override bool Apply(DirectoryStore directory, DateTimeOffset now) => directory.UpsertDevice(ExternalId, Profile, now) is not null;
}

internal sealed record DeviceDelete(string ExternalId) : PendingChange(new EntityKey(EntityKind.Device, ExternalId))
{
    public override bool IsKept(DirectoryStore directory) => directory.Devices.ContainsKey(ExternalId);

    public override bool Apply(DirectoryStore directory, DateTimeOffset now) => directory.DeleteDevice(ExternalId);
}
