using Okta.Xaas.Emulator.Wire;

namespace Okta.Xaas.Emulator.Accounts;

/// <summary>The org's users, groups, memberships and devices. Not thread-safe: the org's lock guards it.</summary>
internal sealed class DirectoryStore(IdGenerator ids, Action<DirectoryChange> changed)
{
    private readonly Dictionary<string, EmulatedUser> _users = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EmulatedGroup> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _groupExternalIds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EmulatedDevice> _devices = new(StringComparer.Ordinal);

    private readonly Dictionary<string, ImportOutcome> _outcomes = new(StringComparer.Ordinal);
    private EmulatedUser[]? _usersInOrder;
    private long _orderVersion;

    public MembershipTable Memberships { get; } = new();

    public IReadOnlyDictionary<string, EmulatedUser> Users => _users;

    public IReadOnlyDictionary<string, EmulatedGroup> Groups => _groups;

    public IReadOnlyDictionary<string, EmulatedDevice> Devices => _devices;

    /// <summary>How many of the users are active.</summary>
    public int ActiveUsers { get; private set; }

    /// <summary>Changes with every change, so that a reader can keep its copy until then.</summary>
    public long Version { get; private set; }

    /// <summary>The users by their external ids, so that paging is stable.</summary>
    public IReadOnlyList<EmulatedUser> UsersInOrder
    {
        get
        {
            if (_usersInOrder is not null && _orderVersion == Version) return _usersInOrder;
            _orderVersion = Version;
            _usersInOrder = [.. _users.Values];
            Array.Sort(_usersInOrder, (a, b) => string.CompareOrdinal(a.ExternalId, b.ExternalId));
            return _usersInOrder;
        }
    }

    /// <summary>Says what Okta makes of a person, of one who is there at once and in every import to come.</summary>
    public void SetOutcome(string externalId, ImportOutcome outcome)
    {
        _outcomes[externalId] = outcome;

        // What fails changes nothing of what is there.
        if (!outcome.Fails && _users.TryGetValue(externalId, out var user)) Put(Of(user, outcome));
    }

    public bool FailsToImport(string externalId) => _outcomes.TryGetValue(externalId, out var outcome) && outcome.Fails;

    /// <summary>I: a deactivated user has no account in the identity source any more, so the API does not find it.</summary>
    public EmulatedUser? FindUser(string externalId) => _users.TryGetValue(externalId, out var user) && user.IsActive ? user : null;

    /// <summary>D: a group goes by its Okta id or its external id. I: the Okta id comes first.</summary>
    public EmulatedGroup? FindGroup(string groupOrExternalId) =>
        _groups.GetValueOrDefault(_groupExternalIds.GetValueOrDefault(groupOrExternalId, groupOrExternalId));

    /// <summary>Creates a user, changes it, or brings a deactivated one back.</summary>
    public EmulatedUser UpsertUser(string externalId, Profile given, Cause cause) =>
        PutUser(externalId, ProfileOf(externalId).With(given), EmulatedUser.Active, cause);

    public EmulatedUser ReplaceUser(string externalId, Profile given, IEnumerable<string> known, Cause cause) =>
        PutUser(externalId, given.WithNulls(known).WithNulls(ProfileOf(externalId).Keys), EmulatedUser.Active, cause);

    /// <summary>D: users are deactivated, not deleted. I: their memberships go with the account.</summary>
    public bool DeactivateUser(string externalId, Cause cause)
    {
        if (FindUser(externalId) is not { } user) return false;
        foreach (var group in Memberships.GroupsOf(externalId)) Tell(EntityKind.Membership, externalId, user.Id, ChangeKind.Removed, cause, group);
        Memberships.RemoveMember(externalId);
        PutUser(externalId, user.Attributes, EmulatedUser.Deprovisioned, cause);
        return true;
    }

    public EmulatedGroup UpsertGroup(string externalId, Profile given, Cause cause)
    {
        var old = _groups.GetValueOrDefault(externalId);
        var before = old is null ? Profile.Empty : old.Attributes;
        var after = before.With(given);
        var group = new EmulatedGroup
        {
            Id = old?.Id ?? ids.Group(),
            ExternalId = externalId,
            Profile = after,
            Created = old?.Created ?? cause.At,
            LastUpdated = cause.At,
        };
        Put(group);
        Tell(EntityKind.Group, externalId, group.Id, old is null ? ChangeKind.Created : ChangeKind.Updated, cause, before, after);
        return group;
    }

    public bool DeleteGroup(string externalId, Cause cause)
    {
        if (!_groups.Remove(externalId, out var group)) return false;
        _groupExternalIds.Remove(group.Id);
        foreach (var member in Memberships.MembersOf(externalId)) Tell(EntityKind.Membership, member, null, ChangeKind.Removed, cause, externalId);
        Memberships.RemoveGroup(externalId);
        Tell(EntityKind.Group, externalId, group.Id, ChangeKind.Deleted, cause);
        return true;
    }

    public EmulatedDevice UpsertDevice(string externalId, Profile profile, Cause cause)
    {
        var old = _devices.GetValueOrDefault(externalId);
        var device = new EmulatedDevice
        {
            Id = old?.Id ?? ids.Device(),
            ExternalId = externalId,
            Profile = profile,
            Created = old?.Created ?? cause.At,
            LastUpdated = cause.At,
        };
        Put(device);
        Tell(EntityKind.Device, externalId, device.Id, old is null ? ChangeKind.Created : ChangeKind.Updated, cause, old is null ? Profile.Empty : old.Attributes, profile);
        return device;
    }

    public bool DeleteDevice(string externalId, Cause cause)
    {
        if (!_devices.Remove(externalId, out var device)) return false;
        Tell(EntityKind.Device, externalId, device.Id, ChangeKind.Deleted, cause);
        return true;
    }

    /// <summary>I: a membership needs a group and an active user; else it is passed over.</summary>
    public bool AddMember(string groupExternalId, string memberExternalId, Cause cause)
    {
        if (!_groups.ContainsKey(groupExternalId) || FindUser(memberExternalId) is not { } user) return false;
        if (Memberships.Add(groupExternalId, memberExternalId)) Tell(EntityKind.Membership, memberExternalId, user.Id, ChangeKind.Added, cause, groupExternalId);
        return true;
    }

    public bool RemoveMember(string groupExternalId, string memberExternalId, Cause cause)
    {
        if (!Memberships.Remove(groupExternalId, memberExternalId)) return false;
        Tell(EntityKind.Membership, memberExternalId, _users.GetValueOrDefault(memberExternalId)?.Id, ChangeKind.Removed, cause, groupExternalId);
        return true;
    }

    /// <summary>Puts a user in as it is, without a word of it: for what was saved.</summary>
    public void Put(EmulatedUser user)
    {
        ActiveUsers += (user.IsActive ? 1 : 0) - (FindUser(user.ExternalId) is null ? 0 : 1);
        _users[user.ExternalId] = user;
        Version++;
    }

    /// <inheritdoc cref="Put(EmulatedUser)"/>
    public void Put(EmulatedGroup group)
    {
        _groups[group.ExternalId] = group;
        _groupExternalIds[group.Id] = group.ExternalId;
        Version++;
    }

    /// <inheritdoc cref="Put(EmulatedUser)"/>
    public void Put(EmulatedDevice device)
    {
        _devices[device.ExternalId] = device;
        Version++;
    }

    public void Clear()
    {
        _users.Clear();
        _groups.Clear();
        _groupExternalIds.Clear();
        _devices.Clear();
        _outcomes.Clear();
        Memberships.Clear();
        ActiveUsers = 0;
        Version++;
    }

    private static EmulatedUser Of(EmulatedUser user, ImportOutcome outcome) => new()
    {
        Id = user.Id,
        ExternalId = user.ExternalId,
        Status = user.Status,
        Profile = user.Profile,
        Outcome = outcome,
        Created = user.Created,
        LastUpdated = user.LastUpdated,
    };

    private Profile ProfileOf(string user) => _users.TryGetValue(user, out var known) ? known.Attributes : Profile.Empty;

    private ImportOutcome? OutcomeOf(string externalId) => _outcomes.TryGetValue(externalId, out var outcome) && !outcome.Fails ? outcome : null;

    private EmulatedUser PutUser(string externalId, Profile profile, string status, Cause cause)
    {
        var old = _users.GetValueOrDefault(externalId);
        var user = new EmulatedUser
        {
            Id = old?.Id ?? ids.User(),
            ExternalId = externalId,
            Status = status,
            Profile = profile,
            Outcome = OutcomeOf(externalId) ?? old?.Outcome ?? ImportOutcome.Confirmed,
            Created = old?.Created ?? cause.At,
            LastUpdated = cause.At,
        };
        Put(user);
        var kind = old is null ? ChangeKind.Created
            : !user.IsActive ? ChangeKind.Deactivated
            : old.IsActive ? ChangeKind.Updated : ChangeKind.Reactivated;
        Tell(EntityKind.User, externalId, user.Id, kind, cause, old is null ? Profile.Empty : old.Attributes, profile);
        return user;
    }

    private void Tell(
        EntityKind entity,
        string externalId,
        string oktaId,
        ChangeKind kind,
        Cause cause,
        Profile? before = null,
        Profile? after = null)
    {
        Version++;
        changed(new DirectoryChange(entity, externalId, oktaId, kind, cause) { Before = before ?? Profile.Empty, After = after ?? Profile.Empty });
    }

    private void Tell(EntityKind entity, string externalId, string? oktaId, ChangeKind kind, Cause cause, string group)
    {
        Version++;
        changed(new DirectoryChange(entity, externalId, oktaId, kind, cause) { GroupId = group });
    }
}
