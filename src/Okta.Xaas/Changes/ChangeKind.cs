namespace Okta.Xaas;

/// <summary>What an <see cref="IdentityChange"/> does, and to which kind of entity.</summary>
public enum ChangeKind
{
    /// <summary>A user is created or updated.</summary>
    UserUpsert,

    /// <summary>A user leaves. Okta deactivates the account; it does not delete it.</summary>
    UserDelete,

    /// <summary>A group is created or updated.</summary>
    GroupUpsert,

    /// <summary>A group is deleted.</summary>
    GroupDelete,

    /// <summary>Users become members of a group.</summary>
    MembershipAdd,

    /// <summary>Users cease to be members of a group.</summary>
    MembershipRemove,

    /// <summary>A device is created or updated (early access).</summary>
    DeviceUpsert,

    /// <summary>A device is removed (early access).</summary>
    DeviceDelete,
}
