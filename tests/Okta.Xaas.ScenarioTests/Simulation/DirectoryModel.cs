namespace Okta.Xaas.ScenarioTests.Simulation;

/// <summary>What a directory is after changes were applied one after another: what the SDK and Okta together must come to.</summary>
internal sealed class DirectoryModel
{
    public SortedDictionary<string, (int Version, bool Active)> Users { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, int> Groups { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, SortedSet<string>> Members { get; } = new(StringComparer.Ordinal);

    /// <param name="version">The change's place in the feed.</param>
    /// <param name="change">The change.</param>
    /// <param name="without">Members that were left out.</param>
    public void Apply(int version, IdentityChange change, IReadOnlySet<string>? without = null)
    {
        var id = change.ExternalId;
        switch (change)
        {
            case UserUpsert:
                Users[id] = (version, true);
                break;
            case UserDelete when Users.TryGetValue(id, out var user):
                Users[id] = (user.Version, false);
                foreach (var members in Members.Values) members.Remove(id);
                break;
            case GroupUpsert:
                Groups[id] = version;
                Members.TryAdd(id, new(StringComparer.Ordinal));
                break;
            case GroupDelete:
                Groups.Remove(id);
                Members.Remove(id);
                break;
            case MembershipAdd add when Groups.ContainsKey(id):
                Members[id].UnionWith(add.MemberExternalIds.Where(m => without?.Contains(m) != true && Users.TryGetValue(m, out var user) && user.Active));
                break;
            case MembershipRemove remove when Groups.ContainsKey(id):
                Members[id].ExceptWith(remove.MemberExternalIds.Where(m => without?.Contains(m) != true));
                break;
        }
    }

    /// <summary>Leaves an entity out of comparisons.</summary>
    public void Forget(string id)
    {
        Users.Remove(id);
        Groups.Remove(id);
        foreach (var members in Members.Values) members.Remove(id);
    }

    public override string ToString() => string.Join(
        "; ",
        Users.Select(u => $"{u.Key}={u.Value.Version}{(u.Value.Active ? "" : " gone")}")
            .Concat(Groups.Select(g => $"{g.Key}={g.Value} [{string.Join(",", Members[g.Key])}]")));
}
