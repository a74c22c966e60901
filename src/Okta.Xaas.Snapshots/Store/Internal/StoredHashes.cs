using Okta.Xaas.Snapshots.Identity.Internal;

namespace Okta.Xaas.Snapshots.Store.Internal;

/// <summary>
/// Which keys of one kind are stored with which hash: read once, in the order of the table, so that most of a list need not be looked up in it, which is in another order. 16 bytes for
/// each: the key's own hash is mixed into the profile's.
/// </summary>
internal sealed class StoredHashes
{
    private const int Half = sizeof(long);

    private readonly long[] _first;
    private readonly long[] _second;
    private int _count;

    private StoredHashes(long entities)
    {
        _first = new long[entities];
        _second = new long[entities];
    }

    public static async Task<StoredHashes> ReadAsync(SqlTransaction transaction, long source, EntityKind kind)
    {
        const string From = "FROM xaas_entity WHERE source = @source AND kind = @kind";
        (string Name, object? Value)[] whose = [("source", source), ("kind", (short)kind)];

        // Counted first: arrays that grow would take three times as much.
        var stored = new StoredHashes(await transaction.CountAsync($"SELECT COUNT(*) {From}", whose).ConfigureAwait(false));
        await transaction.ReadAsync($"SELECT external_id, hash {From}", reader => stored.Add(reader.GetString(0), (byte[])reader.GetValue(1)), whose).ConfigureAwait(false);
        Array.Sort(stored._first, stored._second, 0, stored._count);
        return stored;
    }

    public bool Has(string key, byte[] hash)
    {
        if (hash.Length != Half * 2) return false;
        var (first, second) = Mixed(key, hash);
        var place = Array.BinarySearch(_first, 0, _count, first);
        if (place < 0) return false;
        while (place > 0 && _first[place - 1] == first) place--;
        for (; place < _count && _first[place] == first; place++)
        {
            if (_second[place] == second) return true;
        }

        return false;
    }

    private void Add(string key, byte[] hash)
    {
        // Whom a reconciliation has stored has no hash. Who came since they were counted, when another run has taken the source meanwhile, is looked up likewise.
        if (hash.Length != Half * 2 || _count == _first.Length) return;
        (_first[_count], _second[_count]) = Mixed(key, hash);
        _count++;
    }

    private static (long First, long Second) Mixed(string key, byte[] hash) => (BitConverter.ToInt64(hash, 0) ^ KeyForms.HashOf(key), BitConverter.ToInt64(hash, Half));
}
