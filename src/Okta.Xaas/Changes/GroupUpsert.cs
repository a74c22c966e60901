namespace Okta.Xaas;

/// <summary>A group is created, or the attributes of its profile are updated.</summary>
public sealed class GroupUpsert : IdentityChange
{
    internal GroupUpsert(string externalId, GroupProfile profile)
        : base(ChangeKind.GroupUpsert, externalId)
    {
        ArgumentNullException.ThrowIfNull(profile);
        Profile = profile;
    }

    /// <summary>The attributes to set.</summary>
    public GroupProfile Profile { get; }
}
