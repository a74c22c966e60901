namespace Okta.Xaas.Snapshots.TestHost;

/// <summary>A made-up HR system's full list in a file: lines of user, department; group; group, member.</summary>
public static class ListFile
{
    public static IdentitySnapshot Read(string path)
    {
        var lines = File.ReadAllLines(path).Select(line => line.Split('|')).ToArray();
        return new()
        {
            Users = Select(lines, "user", p => new SnapshotUser(p[1], new UserProfile { UserName = $"{p[1].ToLowerInvariant()}@example.com", Email = $"{p[1].ToLowerInvariant()}@example.com", ["department"] = p[2] })),
            Groups = Select(lines, "group", p => new SnapshotGroup(p[1], new GroupProfile { DisplayName = p[1] })),
            Memberships = Select(lines, "member", p => new SnapshotMembership(p[1], p[2])),
        };
    }

    private static async IAsyncEnumerable<T> Select<T>(IEnumerable<string[]> lines, string kind, Func<string[], T> make)
    {
        foreach (var parts in lines.Where(parts => parts[0] == kind)) yield return make(parts);
        await Task.CompletedTask;
    }
}
