namespace Okta.Xaas.Snapshots;

/// <summary>How many of each kind are held back.</summary>
public sealed record HeldBackCounts
{
    /// <summary>Records of people that are at fault or there twice: each once, whatever its faults.</summary>
    public long Users { get; init; }

    /// <summary>Groups that are at fault or there twice.</summary>
    public long Groups { get; init; }

    /// <summary>Devices that are at fault or there twice.</summary>
    public long Devices { get; init; }

    /// <summary>Memberships that are at fault, or whose user or group is not there.</summary>
    public long Memberships { get; init; }

    /// <summary>People, groups and devices who wait because of something else: a record that may be theirs, another key, a user name that is not free.</summary>
    public long Waiting { get; init; }

    /// <summary>Those of <see cref="SafeguardOptions.ProtectedUsers"/> and <see cref="SafeguardOptions.ProtectedGroups"/> who are not in the list.</summary>
    public long Protected { get; init; }

    /// <summary>Records of people, groups and devices.</summary>
    public long Records => Users + Groups + Devices;

    /// <summary>All of them.</summary>
    public long Total => Records + Memberships + Waiting + Protected;
}
