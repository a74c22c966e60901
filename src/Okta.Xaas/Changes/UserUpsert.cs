namespace Okta.Xaas;

/// <summary>A user is created, or the attributes of its profile are updated.</summary>
public sealed class UserUpsert : IdentityChange
{
    internal UserUpsert(string externalId, UserProfile profile)
        : base(ChangeKind.UserUpsert, externalId)
    {
        ArgumentNullException.ThrowIfNull(profile);
        Profile = profile;
    }

    /// <summary>The attributes to set.</summary>
    public UserProfile Profile { get; }
}
