using System.Globalization;
using Okta.Xaas.Emulator;
using Okta.Xaas.Snapshots.Tests.Support;

namespace Okta.Xaas.Snapshots.Tests.Simulation;

/// <summary>A made-up HR system in which people come, move, leave and return from night to night.</summary>
internal sealed class RandomHr(Random random)
{
    private const string Version = "version";
    private const int MaxUsers = 12;
    private const int MaxGroups = 4;

    private readonly SortedDictionary<string, int> _users = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _groups = new(StringComparer.Ordinal);
    private readonly SortedSet<(string Group, string Member)> _memberships = [];
    private int _version;

    public IdentitySnapshot Snapshot => new()
    {
        Users = HrList.Read(Shuffled(_users).Select(u => new SnapshotUser(u.Key, new UserProfile { UserName = $"{u.Key}@example.com", Email = $"{u.Key}@example.com", [Version] = Text(u.Value) }))),
        Groups = HrList.Read(Shuffled(_groups).Select(g => new SnapshotGroup(g.Key, new GroupProfile { DisplayName = g.Key, Description = Text(g.Value) }))),
        Memberships = HrList.Read(Shuffled(_memberships).Select(m => new SnapshotMembership(m.Group, m.Member))),
    };

    public void ADayPasses()
    {
        for (var events = random.Next(12); events > 0; events--)
        {
            var user = $"U{random.Next(MaxUsers)}";
            var group = $"G{random.Next(MaxGroups)}";
            switch (random.Next(10))
            {
                case < 4:
                    _users[user] = ++_version;
                    break;
                case 4 or 5:
                    _users.Remove(user);
                    _memberships.RemoveWhere(m => m.Member == user);
                    break;
                case 6:
                    _groups[group] = ++_version;
                    break;
                case 7 when random.Next(3) == 0:
                    _groups.Remove(group);
                    _memberships.RemoveWhere(m => m.Group == group);
                    break;
                case 8 when _users.ContainsKey(user) && _groups.ContainsKey(group):
                    _memberships.Add((group, user));
                    break;
                case 9:
                    _memberships.Remove((group, user));
                    break;
            }
        }
    }

    /// <summary>What is wrong with the directory, leaving out what is known to be still to do; null when nothing is.</summary>
    public string? Difference(EmulatedDirectory directory, IReadOnlyCollection<string> toDo)
    {
        foreach (var (id, version) in _users.Where(u => !toDo.Contains(u.Key)))
        {
            if (!directory.Users.TryGetValue(id, out var user)) return $"{id} is missing";
            if (!user.IsActive) return $"{id} is deactivated";
            if (user.Profile[Version] != Text(version)) return $"{id} has version {user.Profile[Version]}, not {version}";
        }

        foreach (var (id, version) in _groups.Where(g => !toDo.Contains(g.Key)))
        {
            if (!directory.Groups.TryGetValue(id, out var group)) return $"{id} is missing";
            if (group.Profile["description"] != Text(version)) return $"{id} has version {group.Profile["description"]}, not {version}";
        }

        if (directory.Users.FirstOrDefault(u => u.Value.IsActive && !_users.ContainsKey(u.Key) && !toDo.Contains(u.Key)).Key is { } left) return $"{left} left, but is still active";
        if (directory.Groups.Keys.FirstOrDefault(g => !_groups.ContainsKey(g) && !toDo.Contains(g)) is { } gone) return $"{gone} is gone, but still there";
        var members = directory.Memberships.SelectMany(g => g.Value.Select(m => (g.Key, m))).ToHashSet();
        if (_memberships.FirstOrDefault(m => !members.Contains(m) && !Concerns(toDo, m)) is { Group: not null } missing) return $"{missing} is missing";
        return members.FirstOrDefault(m => !_memberships.Contains(m) && !Concerns(toDo, m)) is { Key: not null } extra ? $"{extra} is too much" : null;
    }

    // A membership whose user or group is still to be done may be lost with it, or come with it.
    private static bool Concerns(IReadOnlyCollection<string> toDo, (string Group, string Member) membership) =>
        toDo.Contains(membership.Group) || toDo.Contains(membership.Member) || toDo.Contains($"{membership.Group}/{membership.Member}");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private T[] Shuffled<T>(IEnumerable<T> all) => [.. all.OrderBy(_ => random.Next())];
}
