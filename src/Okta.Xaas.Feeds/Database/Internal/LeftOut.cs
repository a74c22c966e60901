using Okta.Xaas.Feeds.Lists.Internal;

namespace Okta.Xaas.Feeds.Database.Internal;

/// <summary>
/// Who is in the result of the users' query and not in the list, as they have left or come later: the query of memberships may have them all the same. Of the
/// others only a hash is kept; where two are the same, a membership is told as one of nobody, and no more.
/// </summary>
internal sealed class LeftOut
{
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly HashSet<int> _active = [];

    public void Clear()
    {
        _keys.Clear();
        _active.Clear();
    }

    public void Add(UserRow row)
    {
        if (row.User is not null) _active.Add(Hash(row.Key));
        else if (row.State != RowState.Active) _keys.Add(row.Key);
    }

    /// <summary>Whether nobody with this key is in the list, but has left or comes later.</summary>
    public bool Has(string key) => _keys.Contains(key) && !_active.Contains(Hash(key));

    private static int Hash(string key) => StringComparer.Ordinal.GetHashCode(key);
}
