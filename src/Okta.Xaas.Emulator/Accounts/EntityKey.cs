namespace Okta.Xaas.Emulator.Accounts;

internal enum EntityKind
{
    User,
    Group,
    Membership,
    Device,
}

/// <summary>What a change is about. For a membership that is the pair, since one group may fill several entries.</summary>
internal readonly record struct EntityKey(EntityKind Kind, string Id, string? MemberId = null)
{
    public override string ToString() => Kind switch
    {
        EntityKind.User => $"user:{Id}",
        EntityKind.Group => $"group:{Id}",
        EntityKind.Device => $"device:{Id}",
        _ => $"membership:{Id}/{MemberId}",
    };
}
