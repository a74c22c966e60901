using Okta.Xaas.Feeds.Rows.Internal;

namespace Okta.Xaas.Feeds.Templates.Internal;

/// <summary>Keys and what they stand for, such as the cities of location codes. Keys are compared as <see cref="LikeTexts"/> are.</summary>
internal sealed class LookupTable
{
    /// <summary>How keys are compared.</summary>
    public static readonly IEqualityComparer<string> Keys = LikeTexts.Comparer;

    private readonly Dictionary<string, string> _values = new(Keys);
    private readonly UnknownKey _unknown;
    private readonly string _default;

    /// <param name="name">The name that templates call it by.</param>
    /// <param name="entries">Its keys and values.</param>
    /// <param name="unknown">What becomes of a key that is not there.</param>
    /// <param name="defaultValue">The text for <see cref="UnknownKey.Default"/>.</param>
    /// <exception cref="FormatException">A key is blank, or stands twice with different values; the message says which.</exception>
    public LookupTable(string name, IEnumerable<KeyValuePair<string, string>> entries, UnknownKey unknown = UnknownKey.HoldBack, string? defaultValue = null)
    {
        Name = name;
        _unknown = unknown;
        _default = defaultValue ?? "";
        foreach (var entry in entries)
        {
            var key = entry.Key.Trim();
            if (key.Length == 0) throw new FormatException("a key is empty; an empty cell is never looked up, so that key would be of no use");
            if (!_values.TryGetValue(key, out var known)) _values.Add(key, entry.Value);
            else if (known != entry.Value) throw new FormatException($"key '{key}' stands twice, with different values; which one is meant? Case makes no difference");
        }
    }

    public string Name { get; }

    public int Count => _values.Count;

    /// <summary>What a key stands for; an empty one for nothing.</summary>
    /// <param name="key">The key.</param>
    /// <param name="fault">Why there is nothing for it; without the key.</param>
    public string Of(string key, out string? fault)
    {
        fault = null;
        var wanted = key.Trim();
        if (wanted.Length == 0) return "";
        if (_values.TryGetValue(wanted, out var value)) return value;
        switch (_unknown)
        {
            case UnknownKey.Keep:
                return wanted;
            case UnknownKey.Empty:
                return "";
            case UnknownKey.Default:
                return _default;
            default:
                fault = $"the table '{Name}' has no entry for what stands there";
                return "";
        }
    }
}
