using Okta.Xaas.Emulator.Accounts;
using Okta.Xaas.Emulator.Org;

namespace Okta.Xaas.Emulator;

/// <summary>
/// What the emulated org's directory holds. Every property gives the state of the moment it is read, finished imports included,
/// and what it gave never changes afterwards. Keys are external ids. Thread-safe.
/// </summary>
public sealed class EmulatedDirectory
{
    private readonly DirectoryCopy<IReadOnlyDictionary<string, EmulatedUser>> _users;
    private readonly DirectoryCopy<IReadOnlyDictionary<string, EmulatedGroup>> _groups;
    private readonly DirectoryCopy<IReadOnlyDictionary<string, EmulatedDevice>> _devices;
    private readonly DirectoryCopy<IReadOnlyDictionary<string, IReadOnlyList<string>>> _memberships;

    internal EmulatedDirectory(EmulatedOrg org)
    {
        _users = new(org, store => Copy(store.Users));
        _groups = new(org, store => Copy(store.Groups));
        _devices = new(org, store => Copy(store.Devices));
        _memberships = new(org, Members);
    }

    /// <summary>The users; those that the source deleted are still here, as <c>DEPROVISIONED</c>.</summary>
    public IReadOnlyDictionary<string, EmulatedUser> Users => _users.Read();

    /// <summary>The groups.</summary>
    public IReadOnlyDictionary<string, EmulatedGroup> Groups => _groups.Read();

    /// <summary>Group → its members' external ids, in ordinal order; every group has an entry.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Memberships => _memberships.Read();

    /// <summary>The devices.</summary>
    public IReadOnlyDictionary<string, EmulatedDevice> Devices => _devices.Read();

    private static Dictionary<string, T> Copy<T>(IReadOnlyDictionary<string, T> source) => new(source, StringComparer.Ordinal);

    private static Dictionary<string, IReadOnlyList<string>> Members(DirectoryStore store) =>
        store.Groups.Keys.ToDictionary(group => group, IReadOnlyList<string> (group) => [.. store.Memberships.MembersOf(group)], StringComparer.Ordinal);
}
