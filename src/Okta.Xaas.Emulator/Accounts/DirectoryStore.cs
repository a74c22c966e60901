namespace Okta.Xaas.Emulator.Accounts;

/// <summary>The org's users, groups, memberships and devices. Not thread-safe: the org's lock guards it.</summary>
internal sealed class DirectoryStore(IdGenerator ids)
{
    private readonly Dictionary<string, EmulatedUser> _users = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EmulatedGroup> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _groupExternalIds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EmulatedDevice> _devices = new(StringComparer.Ordinal);

    public MembershipTable Memberships { get; } = new();

    public IReadOnlyDictionary<string, EmulatedUser> Users => _users;

    public IReadOnlyDictionary<string, EmulatedGroup> Groups => _groups;

    public IReadOnlyDictionary<string, EmulatedDevice> Devices => _devices;

    /// <summary>Changes with every change, so that a reader can keep its copy until then.</summary>
    public long Version { get; private set; }

    /// <summary>I: a deactivated user has no account in the identity source any more, so the API does not find it.</summary>
    public EmulatedUser? FindUser(string externalId) => _users.TryGetValue(externalId, out var user) && user.IsActive ? user : null;

    /// <summary>D: a group goes by its Okta id or its external id. I: the Okta id comes first.</summary>
    public EmulatedGroup? FindGroup(string groupOrExternalId) =>
        _groups.GetValueOrDefault(_groupExternalIds.GetValueOrDefault(groupOrExternalId, groupOrExternalId));

    /// <summary>Creates a user, changes it, or brings a deactivated one back.</summary>
    public EmulatedUser UpsertUser(string externalId, IReadOnlyDictionary<string, string?> given, DateTimeOffset now) =>
        PutUser(externalId, Profiles.Merge(_users.GetValueOrDefault(externalId)?.Profile ?? Profiles.Empty, given), EmulatedUser.Active, now);

    public EmulatedUser ReplaceUser(string externalId, IReadOnlyDictionary<string, string?> given, IEnumerable<string> known, DateTimeOffset now) =>
        PutUser(externalId, Profiles.Replace(_users.GetValueOrDefault(externalId)?.Profile ?? Profiles.Empty, given, known), EmulatedUser.Active, now);

    /// <summary>D: users are deactivated, not deleted. I: their memberships go with the account.</summary>
    public bool DeactivateUser(string externalId, DateTimeOffset now)
    {
        if (FindUser(externalId) is not { } user) return false;
        PutUser(externalId, user.Profile, EmulatedUser.Deprovisioned, now);
        Memberships.RemoveMember(externalId);
        return true;
    }

    public EmulatedGroup UpsertGroup(string externalId, IReadOnlyDictionary<string, string?> given, DateTimeOffset now)
    {
        var old = _groups.GetValueOrDefault(externalId);
        var group = new EmulatedGroup
        {
            Id = old?.Id ?? ids.Group(),
            ExternalId = externalId,
            Profile = Profiles.Merge(old?.Profile ?? Profiles.Empty, given),
            Created = old?.Created ?? now,
            LastUpdated = now,
        };
        _groups[externalId] = group;
        _groupExternalIds[group.Id] = externalId;
        Version++;
        return group;
    }

    public bool DeleteGroup(string externalId)
    {
        if (!_groups.Remove(externalId, out var group)) return false;
        _groupExternalIds.Remove(group.Id);
        Memberships.RemoveGroup(externalId);
        Version++;
        return true;
    }

    public EmulatedDevice UpsertDevice(string externalId, IReadOnlyDictionary<string, string?> profile, DateTimeOffset now)
    {
        var old = _devices.GetValueOrDefault(externalId);
        var device = new EmulatedDevice
        {
            Id = old?.Id ?? ids.Device(),
            ExternalId = externalId,
            Profile = profile,
            Created = old?.Created ?? now,
            LastUpdated = now,
        };
        _devices[externalId] = device;
        Version++;
        return device;
    }

    public bool DeleteDevice(string externalId)
    {
        if (!_devices.Remove(externalId)) return false;
        Version++;
        return true;
    }

    /// <summary>I: a membership needs a group and an active user; else it is passed over.</summary>
    public bool AddMember(string groupExternalId, string memberExternalId)
    {
        if (!_groups.ContainsKey(groupExternalId) || FindUser(memberExternalId) is null) return false;
        Memberships.Add(groupExternalId, memberExternalId);
        Version++;
        return true;
    }

    public bool RemoveMember(string groupExternalId, string memberExternalId)
    {
        if (!Memberships.Remove(groupExternalId, memberExternalId)) return false;
        Version++;
        return true;
    }

    private EmulatedUser PutUser(string externalId, IReadOnlyDictionary<string, string?> profile, string status, DateTimeOffset now)
    {
        var old = _users.GetValueOrDefault(externalId);
        var user = new EmulatedUser
        {
            Id = old?.Id ?? ids.User(),
            ExternalId = externalId,
            Status = status,
            Profile = profile,
            Created = old?.Created ?? now,
            LastUpdated = now,
        };
        _users[externalId] = user;
        Version++;
        return user;
    }
}
