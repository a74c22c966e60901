namespace Okta.Xaas.Emulator.Accounts;

/// <summary>How a profile changes. The given profiles are never changed themselves.</summary>
internal static class Profiles
{
    public static readonly IReadOnlyDictionary<string, string?> Empty = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>What is given is set, null clears, what is absent stays (D for PATCH, I for a bulk upsert).</summary>
    public static IReadOnlyDictionary<string, string?> Merge(IReadOnlyDictionary<string, string?> old, IReadOnlyDictionary<string, string?> given)
    {
        if (old.Count == 0) return given;
        var merged = new Dictionary<string, string?>(old, StringComparer.Ordinal);
        foreach (var (name, value) in given) merged[name] = value;
        return merged;
    }

    /// <summary>D: what is absent becomes null, known attributes as well as custom ones that had a value.</summary>
    public static IReadOnlyDictionary<string, string?> Replace(
        IReadOnlyDictionary<string, string?> old,
        IReadOnlyDictionary<string, string?> given,
        IEnumerable<string> known)
    {
        var replaced = new Dictionary<string, string?>(given, StringComparer.Ordinal);
        foreach (var name in known.Concat(old.Keys)) replaced.TryAdd(name, null);
        return replaced;
    }
}
