using Okta.Xaas.Emulator.Sessions;

namespace Okta.Xaas.Emulator.Persistence;

/// <summary>What can be wrong in a data file that is well-formed JSON: somebody may have edited it.</summary>
internal static class SavedOrgCheck
{
    /// <summary>The first fault, or null.</summary>
    public static string? FaultOf(SavedOrg saved)
    {
        if (saved.Users.Contains(null!) || saved.Groups.Contains(null!) || saved.Devices.Contains(null!) || saved.Sessions.Contains(null!) || saved.Schema?.Contains(null!) == true) return "a list of it holds null";
        return Twice(saved.Users.Select(user => user.ExternalId), "user")
            ?? Twice(saved.Groups.Select(group => group.ExternalId), "group")
            ?? Twice(saved.Devices.Select(device => device.ExternalId), "device")
            ?? Twice(saved.Sessions.Select(session => session.Session.Id), "session")
            ?? Twice(saved.Schema?.Select(attribute => attribute.Name) ?? [], "attribute")
            ?? (saved.Schema?.Select(attribute => attribute.Fault).FirstOrDefault(fault => fault is not null) is { } attribute ? $"its schema has {attribute.TrimEnd('.')}" : null)
            ?? UserFault(saved)
            ?? MembershipFault(saved)
            ?? saved.Sessions.Select(SessionFault).FirstOrDefault(fault => fault is not null);
    }

    private static string? Twice(IEnumerable<string> ids, string what)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return ids.FirstOrDefault(id => !seen.Add(id)) is { } twice ? $"the {what} {twice} is in it twice" : null;
    }

    private static string? UserFault(SavedOrg saved) =>
        saved.Users.FirstOrDefault(user => user.Status is not (EmulatedUser.Active or EmulatedUser.Deprovisioned)) is { } user
            ? $"the user {user.ExternalId} has the status {user.Status}, which there is not"
            : null;

    private static string? MembershipFault(SavedOrg saved)
    {
        var users = saved.Users.Where(user => user.IsActive).Select(user => user.ExternalId).ToHashSet(StringComparer.Ordinal);
        var groups = saved.Groups.Select(group => group.ExternalId).ToHashSet(StringComparer.Ordinal);
        foreach (var (group, members) in saved.Memberships)
        {
            if (!groups.Contains(group)) return $"it has members of the group {group}, which is not there";
            if (members is null) return $"the members of the group {group} are null";
            if (members.FirstOrDefault(member => member is null || !users.Contains(member)) is { } unknown) return $"{unknown} is a member of the group {group}, but no active user";
        }

        return null;
    }

    private static string? SessionFault(SavedSession saved)
    {
        var unknown = saved.History.Select(change => change.Status).Append(saved.Session.Status).FirstOrDefault(status => SessionRules.Parse(status) is null);
        return unknown is null ? null : $"the session {saved.Session.Id} has the status {unknown}, which there is not";
    }
}
