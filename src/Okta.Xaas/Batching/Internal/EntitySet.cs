namespace Okta.Xaas.Batching.Internal;

/// <summary>Entities that changes touch. A membership touches a pair of group and member, and refers to both.</summary>
internal sealed class EntitySet
{
    private readonly HashSet<string> _users = new(StringComparer.Ordinal);
    private readonly HashSet<string> _groups = new(StringComparer.Ordinal);
    private readonly HashSet<string> _devices = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _members = new(StringComparer.Ordinal);
    private readonly HashSet<string> _memberIds = new(StringComparer.Ordinal);

    /// <summary>Adds an entity.</summary>
    /// <returns>False when the set has it already.</returns>
    public bool Add(ChangeKind kind, string externalId) => SetOf(kind).Add(externalId);

    public void AddMembers(string group, ArraySegment<string> members)
    {
        if (!_members.TryGetValue(group, out var ofGroup)) _members[group] = ofGroup = new(StringComparer.Ordinal);
        foreach (var member in members)
        {
            ofGroup.Add(member);
            _memberIds.Add(member);
        }
    }

    public void Add(Batch batch)
    {
        foreach (var item in batch.Items)
        {
            if (item.Members is { } members) AddMembers(item.ExternalId, members);
            else Add(batch.Kind, item.ExternalId);
        }
    }

    public bool Contains(ChangeKind kind, string externalId) => SetOf(kind).Contains(externalId);

    public bool ContainsMember(string group, string member) => _members.TryGetValue(group, out var ofGroup) && ofGroup.Contains(member);

    public bool ContainsGroup(string group) => _groups.Contains(group);

    public bool ContainsUser(string user) => _users.Contains(user);

    /// <summary>Whether a membership in the set names the entity.</summary>
    public bool RefersTo(ChangeKind kind, string externalId) => kind switch
    {
        ChangeKind.UserUpsert or ChangeKind.UserDelete => _memberIds.Contains(externalId),
        ChangeKind.GroupUpsert or ChangeKind.GroupDelete => _members.ContainsKey(externalId),
        _ => false,
    };

#if NET
    /// <summary>So many entities of the kind are likely to come: the set need not grow in steps.</summary>
    public void Expect(ChangeKind kind, int count)
    {
        if (kind is not (ChangeKind.MembershipAdd or ChangeKind.MembershipRemove)) SetOf(kind).EnsureCapacity(count);
    }
#endif

    public void Clear()
    {
        _users.Clear();
        _groups.Clear();
        _devices.Clear();
        _members.Clear();
        _memberIds.Clear();
    }

    private HashSet<string> SetOf(ChangeKind kind) => kind switch
    {
        ChangeKind.UserUpsert or ChangeKind.UserDelete => _users,
        ChangeKind.GroupUpsert or ChangeKind.GroupDelete => _groups,
        ChangeKind.DeviceUpsert or ChangeKind.DeviceDelete => _devices,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A membership is a pair."),
    };
}
