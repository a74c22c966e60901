namespace Okta.Xaas.Snapshots.Tests.Support;

/// <summary>A made-up HR system, whose full list is read from it as often as it is asked for.</summary>
internal sealed class HrList
{
    public List<SnapshotUser> Users { get; } = [];

    public List<SnapshotGroup> Groups { get; } = [];

    public List<SnapshotMembership> Memberships { get; } = [];

    public List<SnapshotDevice> Devices { get; } = [];

    public IdentitySnapshot Snapshot => new()
    {
        Users = Read(Users),
        Groups = Read(Groups),
        Memberships = Read(Memberships),
        Devices = Read(Devices),
    };

    public static HrList Of(int users, int groups = 0)
    {
        var list = new HrList();
        for (var i = 1; i <= users; i++) list.Hire($"E{i}");
        for (var i = 1; i <= groups; i++)
        {
            list.Groups.Add(new($"G{i}", new GroupProfile { DisplayName = $"Group {i}" }));
            for (var member = i; member <= users; member += groups) list.Memberships.Add(new($"G{i}", $"E{member}"));
        }

        return list;
    }

    public static async IAsyncEnumerable<T> Read<T>(IEnumerable<T> records)
    {
        foreach (var record in records.ToArray()) yield return record;
        await Task.CompletedTask;
    }

    public HrList Hire(string id, string? name = null, string department = "Sales")
    {
        name ??= $"{id.ToLowerInvariant()}@example.com";
        Users.Add(new(id, new UserProfile { UserName = name, Email = name, ["department"] = department }));
        return this;
    }

    public HrList Leave(string id)
    {
        Users.RemoveAll(u => u.ExternalId == id);
        Memberships.RemoveAll(m => m.MemberExternalId == id);
        return this;
    }

    public HrList Move(string id, string department)
    {
        var index = Users.FindIndex(u => u.ExternalId == id);
        var old = Users[index].Profile;
        Users[index] = new(id, new UserProfile { UserName = old.UserName, Email = old.Email, ["department"] = department });
        return this;
    }
}
