namespace Okta.Xaas.Feeds;

/// <summary>The queries of a full list. Binds from configuration, so that another HR system needs other settings and no other code.</summary>
public sealed class DbSnapshotOptions
{
    /// <summary>The people: those who are to be in Okta, and nobody else, as who is missing is deleted.</summary>
    /// <value><see langword="null"/> by default: users are left alone.</value>
    public DbQuery<ProfileColumns>? Users { get; set; }

    /// <summary>The groups.</summary>
    /// <value><see langword="null"/> by default: groups are left alone.</value>
    public DbQuery<ProfileColumns>? Groups { get; set; }

    /// <summary>Who belongs to which group.</summary>
    /// <value><see langword="null"/> by default: memberships are left alone.</value>
    public DbQuery<MembershipColumns>? Memberships { get; set; }

    /// <summary>The devices, which are experimental (OKTAXAAS001): whoever sets this in code or configuration has opted in.</summary>
    /// <value><see langword="null"/> by default: devices are left alone.</value>
    /// <remarks>Not marked as such: code that a generator writes to bind the options uses every property, and would not compile.</remarks>
    public DbQuery<ProfileColumns>? Devices { get; set; }
}
