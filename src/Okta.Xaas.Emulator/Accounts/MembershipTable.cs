namespace Okta.Xaas.Emulator.Accounts;

/// <summary>Who is in which group, readable from both sides. Members are kept in ordinal order, so that paging is stable.</summary>
internal sealed class MembershipTable
{
    private readonly Dictionary<string, SortedSet<string>> _members = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _groups = new(StringComparer.Ordinal);

    /// <summary>How many memberships there are.</summary>
    public int Count { get; private set; }

    public bool Add(string group, string member)
    {
        if (!SetOf(_members, group, () => new SortedSet<string>(StringComparer.Ordinal)).Add(member)) return false;
        SetOf(_groups, member, () => new HashSet<string>(StringComparer.Ordinal)).Add(group);
        Count++;
        return true;
    }

    public bool Remove(string group, string member)
    {
        if (!_members.TryGetValue(group, out var members) || !members.Remove(member)) return false;
        _groups[member].Remove(group);
        Count--;
        return true;
    }

    public void RemoveGroup(string group)
    {
        if (!_members.Remove(group, out var members)) return;
        Count -= members.Count;
        foreach (var member in members) _groups[member].Remove(group);
    }

    public void RemoveMember(string member)
    {
        if (!_groups.Remove(member, out var groups)) return;
        Count -= groups.Count;
        foreach (var group in groups) _members[group].Remove(member);
    }

    public void Clear()
    {
        _members.Clear();
        _groups.Clear();
        Count = 0;
    }

    public IReadOnlyCollection<string> GroupsOf(string member) => _groups.TryGetValue(member, out var groups) ? groups : [];

    public IReadOnlyCollection<string> MembersOf(string group) => _members.TryGetValue(group, out var members) ? members : [];

    /// <summary>The members after a given one, in order.</summary>
    public IEnumerable<string> MembersAfter(string group, string? after)
    {
        if (!_members.TryGetValue(group, out var members) || members.Count == 0) return [];
        if (after is null) return members;
        var last = members.Max!;
        if (string.CompareOrdinal(after, last) >= 0) return [];
        return members.GetViewBetween(after, last).SkipWhile(member => string.Equals(member, after, StringComparison.Ordinal));
    }

    private static TSet SetOf<TSet>(Dictionary<string, TSet> sets, string key, Func<TSet> create)
    {
        if (!sets.TryGetValue(key, out var set)) sets[key] = set = create();
        return set;
    }
}
