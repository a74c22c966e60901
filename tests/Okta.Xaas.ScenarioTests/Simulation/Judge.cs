using System.Globalization;
using Okta.Xaas.Emulator;

namespace Okta.Xaas.ScenarioTests.Simulation;

/// <summary>Holds what the SDK has told against what the org has.</summary>
internal sealed class Judge(OktaEmulator okta, FaultPlan faults, IReadOnlyList<IdentityChange> feed, Ledger ledger)
{
    public string? AfterALife() => ledger.Contradiction ?? Truth() ?? Rules();

    public string? AtTheEnd() => AfterALife() ?? NothingLeft() ?? SameDirectory();

    // Each user's version in the directory must be one that was reported imported or doubtful, and no older than what was reported imported.
    private string? Truth()
    {
        foreach (var (id, user) in Users())
        {
            var version = int.Parse(user.Profile[Feed.VersionAttribute]!, CultureInfo.InvariantCulture);
            if (!ledger.MayBeThere(version)) return $"{id} has version {version}, which was reported as rejected or not sent";
            var imported = UpsertsOf(id).Where(v => !ledger.Open.Contains(v) && !ledger.IsRejected(v)).DefaultIfEmpty(-1).Max();
            if (version < imported) return $"{id} has version {version}, but {imported} was reported as imported";
        }

        foreach (var change in feed.Select((change, version) => (change, version)).Where(c => c.change is UserUpsert && !ledger.Open.Contains(c.version) && !ledger.IsRejected(c.version)))
        {
            if (!okta.Directory.Users.ContainsKey(change.change.ExternalId)) return $"{change.change} was reported as imported, but is not there";
        }

        return null;
    }

    private string? Rules()
    {
        // A request that something on the way delivers twice is nothing that a client can help.
        var duplicated = faults.Injected.Any(f => f.Fault.Name.StartsWith("Duplicate", StringComparison.Ordinal));
        if (!duplicated && okta.Sessions.FirstOrDefault(s => s.DuplicateEntities.Count > 0) is { } doubled)
            return $"session {doubled.Id} has twice: {string.Join(", ", doubled.DuplicateEntities)}";
        if (!duplicated && okta.Requests.FirstOrDefault(r => r.Request.Operation == "createIdentitySourceSession" && r.EffectStatusCode == 400) is { } early)
            return $"a session was asked for while Okta allows none: {early}";
        return okta.Sessions.FirstOrDefault(s => s.Uploads.Count > 50) is { } full ? $"session {full.Id} has {full.Uploads.Count} uploads" : null;
    }

    private string? NothingLeft()
    {
        if (ledger.Open.Any()) return $"not done after all lives: {string.Join(", ", ledger.Open)}";
        return okta.Sessions.FirstOrDefault(s => s.Status is "CREATED" or "IN_PROGRESS" && !s.IsForgotten) is { } open ? $"session {open.Id} was left {open.Status}" : null;
    }

    private string? SameDirectory()
    {
        var model = new DirectoryModel();
        for (var version = 0; version < feed.Count; version++)
        {
            if (!ledger.IsRejected(version)) model.Apply(version, feed[version], ledger.Without(version));
        }

        var actual = new DirectoryModel();
        foreach (var (id, user) in Users()) actual.Users[id] = (int.Parse(user.Profile[Feed.VersionAttribute]!, CultureInfo.InvariantCulture), user.IsActive);
        foreach (var (id, group) in okta.Directory.Groups) actual.Groups[id] = int.Parse(group.Profile["description"]!, CultureInfo.InvariantCulture);
        foreach (var (id, members) in okta.Directory.Memberships) actual.Members[id] = new(members, StringComparer.Ordinal);
        // Where an upsert was rejected, a membership that names its entity may come before or after the next upsert: the feed itself is no longer in order.
        var rejected = Enumerable.Range(0, feed.Count).Where(ledger.IsRejected).Select(v => feed[v].ExternalId).ToHashSet();
        foreach (var directory in new[] { model, actual })
        {
            foreach (var group in directory.Members.Keys.Where(rejected.Contains).ToArray()) directory.Members[group].Clear();
            foreach (var members in directory.Members.Values) members.ExceptWith(rejected);
            foreach (var id in Enumerable.Range(0, feed.Count).Where(ledger.IsAmbiguous).Select(v => feed[v].ExternalId)) directory.Forget(id);
            foreach (var (version, member) in ledger.AmbiguousMembers) directory.Members.GetValueOrDefault(feed[version].ExternalId)?.Remove(member);
        }

        return model.ToString() == actual.ToString() ? null : $"the directory is {actual}, but should be {model}";
    }

    private IEnumerable<KeyValuePair<string, EmulatedUser>> Users() => okta.Directory.Users.Where(u => u.Key != "foreign");

    private IEnumerable<int> UpsertsOf(string user) => Enumerable.Range(0, feed.Count).Where(v => feed[v] is UserUpsert && feed[v].ExternalId == user);
}
