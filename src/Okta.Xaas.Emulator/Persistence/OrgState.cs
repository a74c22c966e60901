using Okta.Xaas.Emulator.Accounts;
using Okta.Xaas.Emulator.Org;
using Okta.Xaas.Emulator.Records;
using Okta.Xaas.Emulator.Sessions;

namespace Okta.Xaas.Emulator.Persistence;

/// <summary>Between the org and what is saved of it. The org's lock is held.</summary>
internal static class OrgState
{
    // Older ones are of no use to anybody, and copying them would hold up requests.
    private const int Sessions = 1000;

    public static SavedOrg Save(string identitySourceId, int starts, SessionRegistry sessions, DirectoryStore directory, AppSchema schema) => new(
        SavedOrg.CurrentFormat,
        identitySourceId,
        starts,
        [.. directory.Users.Values],
        [.. directory.Groups.Values],
        [.. directory.Devices.Values],
        directory.Groups.Keys.ToDictionary(group => group, IReadOnlyList<string> (group) => [.. directory.Memberships.MembersOf(group)], StringComparer.Ordinal),
        [.. sessions.All.Skip(sessions.All.Count - Sessions).Select(Save)],
        schema.HasChanged ? schema.Set : null);

    public static void Restore(SavedOrg saved, SessionRegistry sessions, DirectoryStore directory, AppSchema schema, OrgRecords records)
    {
        if (saved.Schema is { } changed) schema.Replace(changed);
        foreach (var user in saved.Users) directory.Put(user);
        foreach (var group in saved.Groups) directory.Put(group);
        foreach (var device in saved.Devices) directory.Put(device);
        foreach (var (group, members) in saved.Memberships)
        {
            foreach (var member in members) directory.Memberships.Add(group, member);
        }

        foreach (var session in saved.Sessions) sessions.Remember(Restore(session, records));
    }

    private static SavedSession Save(OrgSession session) =>
        new(session.Snapshot(), [.. session.History.Select(change => new SavedStatus(change.Status.WireName(), change.At))], session.Error);

    /// <summary>What a session held that had not been imported is not saved: it can't go on, and has changed nothing.</summary>
    private static OrgSession Restore(SavedSession saved, OrgRecords records)
    {
        var status = SessionRules.Parse(saved.Session.Status)!.Value;
        var history = saved.History.Select(change => new StatusChange(SessionRules.Parse(change.Status)!.Value, change.At));
        if (!status.IsActive()) return OrgSession.Restore(saved.Session, status, saved.Error, history, records);
        var (ended, why) = status.IsOpen() ? (SessionStatus.Expired, null) : (SessionStatus.Error, "The emulator was stopped before the import was done.");
        return OrgSession.Restore(saved.Session, ended, why, history.Append(new StatusChange(ended, saved.Session.LastUpdated)), records);
    }
}
