using Okta.Xaas.Emulator.Org;

namespace Okta.Xaas.Emulator.Control;

/// <summary>
/// Reads lists of the directory without holding the org up: what is listed never changes itself, so only the references are copied inside the org's lock,
/// and they are searched outside of it.
/// </summary>
internal sealed class DirectoryPages(EmulatedOrg org)
{
    private const int MembersAtOnce = 2000;

    private readonly DirectoryCopy<EmulatedUser[]> _users = new(org, store => [.. store.Users.Values]);
    private readonly DirectoryCopy<EmulatedGroup[]> _groups = new(org, store => [.. store.Groups.Values]);
    private readonly DirectoryCopy<EmulatedDevice[]> _devices = new(org, store => [.. store.Devices.Values]);

    public IReadOnlyList<EmulatedUser> Users(string? search) => Found(_users.Read(), search, user => Matches(user, search!));

    public IReadOnlyList<EmulatedGroup> Groups(string? search) =>
        Found(_groups.Read(), search, group => Has(group.ExternalId, search!) || Has(group.Profile, "displayName", search!) || Has(group.Profile, "description", search!));

    public IReadOnlyList<EmulatedDevice> Devices(string? search) =>
        Found(_devices.Read(), search, device => Has(device.ExternalId, search!) || Has(device.Profile, "displayName", search!) || Has(device.Profile, "serialNumber", search!));

    /// <summary>A group's members, in the order of their external ids.</summary>
    public IReadOnlyList<EmulatedUser> Members(string group, string? search)
    {
        var members = new List<EmulatedUser>();
        EmulatedUser[] some;
        do
        {
            var after = members.Count == 0 ? null : members[^1].ExternalId;
            some = org.Do((_, store, _) => store.Memberships.MembersAfter(group, after).Take(MembersAtOnce).Select(member => store.Users[member]).ToArray());
            members.AddRange(some);
        }
        while (some.Length == MembersAtOnce);
        return search is null ? members : members.FindAll(user => Matches(user, search));
    }

    /// <summary>A page of users with how many groups each is in.</summary>
    public IReadOnlyList<UserView> Show(IEnumerable<EmulatedUser> page)
    {
        var users = page.ToList();
        return org.Do((_, store, _) => users.ConvertAll(user => UserView.Of(user, store.Memberships.GroupsOf(user.ExternalId).Count)));
    }

    private static T[] Found<T>(T[] all, string? search, Predicate<T> matches) => search is null ? all : Array.FindAll(all, matches);

    private static bool Matches(EmulatedUser user, string search) =>
        Has(user.ExternalId, search) || Has(user.Profile, "userName", search) || Has(user.Profile, "email", search) || Has(user.Profile, "firstName", search) || Has(user.Profile, "lastName", search);

    private static bool Has(IReadOnlyDictionary<string, string?> profile, string name, string search) => profile.TryGetValue(name, out var value) && value is not null && Has(value, search);

    private static bool Has(string value, string search) => value.Contains(search, StringComparison.OrdinalIgnoreCase);
}
