using System.Globalization;

namespace Okta.Xaas.ScenarioTests.Simulation;

/// <summary>A random feed of changes as an HR system could give it: memberships only of people and groups that are there by then.</summary>
internal static class Feed
{
    public const string VersionAttribute = "version";

    private const int Users = 9;
    private const int Groups = 3;

    public static IReadOnlyList<IdentityChange> Make(Random random, int count)
    {
        var feed = new List<IdentityChange>();
        var model = new DirectoryModel();
        while (feed.Count < count)
        {
            if (Draw(random, model, feed.Count) is not { } change) continue;
            model.Apply(feed.Count, change);
            feed.Add(change);
        }

        return feed;
    }

    private static IdentityChange? Draw(Random random, DirectoryModel model, int version)
    {
        var user = $"U{random.Next(Users)}";
        var group = $"G{random.Next(Groups)}";
        return random.Next(20) switch
        {
            < 9 => IdentityChange.UpsertUser(user, new UserProfile { UserName = $"{user}@example.com", Email = $"{user}@example.com", [VersionAttribute] = Text(version) }),
            < 12 => IdentityChange.DeleteUser(user),
            < 14 => IdentityChange.UpsertGroup(group, new GroupProfile { DisplayName = group, Description = Text(version) }),
            14 => IdentityChange.DeleteGroup(group),
            < 18 => Members(random, model) is { Length: > 0 } members && model.Groups.ContainsKey(group) ? IdentityChange.AddMembers(group, members) : null,
            _ => Members(random, model) is { Length: > 0 } members && model.Groups.ContainsKey(group) ? IdentityChange.RemoveMembers(group, members) : null,
        };
    }

    private static string[] Members(Random random, DirectoryModel model) =>
        model.Users.Where(u => u.Value.Active && random.Next(3) == 0).Select(u => u.Key).ToArray();

    private static string Text(int version) => version.ToString(CultureInfo.InvariantCulture);
}
