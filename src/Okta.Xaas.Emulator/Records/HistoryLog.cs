using Okta.Xaas.Emulator.Accounts;
using Okta.Xaas.Emulator.Wire;

namespace Okta.Xaas.Emulator.Records;

/// <summary>What every change did to whom: the newest changes, within a number of them and an amount of memory. Not thread-safe: the org's lock guards it.</summary>
internal sealed class HistoryLog(int maxEntries, long maxCost)
{
    /// <summary>How many changes the emulator keeps, of all users, groups and devices together.</summary>
    public const int DefaultEntries = 250_000;

    /// <summary>About how many bytes they may take.</summary>
    public const long DefaultCost = 128L * 1024 * 1024;

    private readonly Dictionary<EntityKey, HistoryEntry> _newest = [];
    private readonly Queue<HistoryEntry> _entries = new();
    private long _cost;

    public int Count => _entries.Count;

    public void Add(DirectoryChange change)
    {
        if (maxEntries == 0) return;

        // A membership is told in its member's history.
        var kind = change.Entity == EntityKind.Membership ? EntityKind.User : change.Entity;
        var entry = new HistoryEntry(kind, change.ExternalId, change.Kind, change.Cause, change.GroupId, Differences(change.Before, change.After));
        if (_newest.TryGetValue(entry.Key, out var older))
        {
            entry.Older = older;
            older.Newer = entry;
        }

        _newest[entry.Key] = entry;
        _entries.Enqueue(entry);
        _cost += entry.Cost;
        while (_entries.Count > maxEntries || _cost > maxCost) DropOldest();
    }

    /// <summary>The newest entries of one, newest first.</summary>
    public IEnumerable<HistoryEntry> Of(EntityKind kind, string externalId)
    {
        for (var entry = _newest.GetValueOrDefault(new EntityKey(kind, externalId)); entry is not null; entry = entry.Older) yield return entry;
    }

    public void Clear()
    {
        _newest.Clear();
        _entries.Clear();
        _cost = 0;
    }

    private static AttributeChange[] Differences(Profile before, Profile after)
    {
        if (ReferenceEquals(before, after)) return [];
        var changes = new List<AttributeChange>(after.Count);
        foreach (var (name, to) in after.Attributes)
        {
            var from = before.GetValueOrDefault(name);
            if (!string.Equals(from, to, StringComparison.Ordinal)) changes.Add(new AttributeChange(name, from, to));
        }

        foreach (var (name, from) in before.Attributes)
        {
            if (from is not null && !after.ContainsKey(name)) changes.Add(new AttributeChange(name, from, null));
        }

        return [.. changes];
    }

    private void DropOldest()
    {
        var oldest = _entries.Dequeue();
        _cost -= oldest.Cost;
        if (oldest.Newer is { } newer) newer.Older = null;
        else _newest.Remove(oldest.Key);
    }
}
