using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Feeds.Lists.Internal;

/// <summary>The groups of many rows: each once, named by the first row that can, with the other spellings.</summary>
internal sealed class GroupSpellings
{
    private readonly Dictionary<string, (SnapshotGroup Group, List<GroupProfile> Others)> _groups = new(StringComparer.Ordinal);

    public IEnumerable<SnapshotGroup> All => _groups.Values.Select(known => known.Others.Count == 0 ? known.Group : known.Group with { Alternatives = known.Others });

    public void Add(SnapshotGroup group)
    {
        if (!_groups.TryGetValue(group.ExternalId, out var known)) _groups[group.ExternalId] = (group, []);
        else if (known.Group.Fault is not null) _groups[group.ExternalId] = (group, known.Others);
        else if (group.Fault is null && IsNew(group.Profile, known.Group.Profile, known.Others)) known.Others.Add(group.Profile);
    }

    private static bool IsNew(GroupProfile profile, GroupProfile first, List<GroupProfile> others) =>
        profile.DisplayName != first.DisplayName && others.TrueForAll(other => other.DisplayName != profile.DisplayName);
}
