namespace Okta.Xaas.Feeds.Lists.Internal;

/// <summary>
/// Who is among the people of a source and not in the list, as they have left, come later or are not selected: another source may have memberships of them all the same.
/// Of the others only a hash is kept; where two are the same, a membership is told as one of nobody, and no more.
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

    public void Add(string key, bool isInList)
    {
        if (isInList) _active.Add(Hash(key));
        else _keys.Add(key);
    }

    /// <summary>Whether nobody with this key is in the list, but somebody among the people.</summary>
    public bool Has(string key) => _keys.Contains(key) && !_active.Contains(Hash(key));

    private static int Hash(string key) => StringComparer.Ordinal.GetHashCode(key);
}
