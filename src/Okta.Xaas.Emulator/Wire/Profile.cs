using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Okta.Xaas.Emulator.Wire;

/// <summary>
/// A profile: attribute → value, in the order they came, and never changed. An array, as a directory has 100,000 of them, and a dictionary takes three times as much memory for a
/// handful of attributes.
/// </summary>
internal sealed class Profile : IReadOnlyDictionary<string, string?>
{
    public static readonly Profile Empty = new([]);

    // With more attributes than that a search from the first on takes too long.
    private const int Few = 32;

    private readonly KeyValuePair<string, string?>[] _attributes;

    // Where a name stands, plus one, at its hash or in the next one that was free; 0 where none is. A dictionary would take more than the attributes themselves.
    private int[]? _places;

    private Profile(KeyValuePair<string, string?>[] attributes) => _attributes = attributes;

    public int Count => _attributes.Length;

    public IEnumerable<string> Keys => _attributes.Select(attribute => attribute.Key);

    public IEnumerable<string?> Values => _attributes.Select(attribute => attribute.Value);

    public ReadOnlySpan<KeyValuePair<string, string?>> Attributes => _attributes;

    public string? this[string key] => PlaceOf(key) is var place and >= 0 ? _attributes[place].Value : throw new KeyNotFoundException($"The profile has no attribute {key}.");

    public static Profile Of(IReadOnlyDictionary<string, string?> attributes) => attributes as Profile ?? (attributes.Count == 0 ? Empty : new([.. attributes]));

    /// <summary>This profile with what is given set, be it to null; what is given anew comes last. The same profile when that changes nothing.</summary>
    public Profile With(Profile given)
    {
        if (Count == 0) return given;
        var added = 0;
        var isChanged = false;
        foreach (var (name, value) in given._attributes)
        {
            var place = PlaceOf(name);
            if (place < 0) added++;
            else isChanged |= !string.Equals(_attributes[place].Value, value, StringComparison.Ordinal);
        }

        if (added == 0 && !isChanged) return this;
        var merged = new KeyValuePair<string, string?>[Count + added];
        _attributes.CopyTo(merged, 0);
        var last = Count;
        foreach (var attribute in given._attributes)
        {
            var place = PlaceOf(attribute.Key);
            if (place < 0) merged[last++] = attribute;
            else if (!string.Equals(merged[place].Value, attribute.Value, StringComparison.Ordinal)) merged[place] = attribute;
        }

        return new(merged);
    }

    /// <summary>This profile with null for each of these names that it lacks; none of them comes twice.</summary>
    public Profile WithNulls(IEnumerable<string> names)
    {
        List<KeyValuePair<string, string?>>? lacking = null;
        foreach (var name in names)
        {
            if (!ContainsKey(name)) (lacking ??= []).Add(new(name, null));
        }

        return lacking is null ? this : new([.. _attributes, .. lacking]);
    }

    public bool ContainsKey(string key) => PlaceOf(key) >= 0;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string? value)
    {
        var place = PlaceOf(key);
        value = place < 0 ? null : _attributes[place].Value;
        return place >= 0;
    }

    public IEnumerator<KeyValuePair<string, string?>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, string?>>)_attributes).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _attributes.GetEnumerator();

    private static int Begin(string name, int[] places) => name.GetHashCode(StringComparison.Ordinal) & (places.Length - 1);

    private static int Next(int at, int[] places) => (at + 1) & (places.Length - 1);

    private int PlaceOf(string name)
    {
        if (_attributes.Length > Few) return PlaceOf(name, Places());
        for (var i = 0; i < _attributes.Length; i++)
        {
            if (string.Equals(_attributes[i].Key, name, StringComparison.Ordinal)) return i;
        }

        return -1;
    }

    private int PlaceOf(string name, int[] places)
    {
        for (var at = Begin(name, places); places[at] > 0; at = Next(at, places))
        {
            if (string.Equals(_attributes[places[at] - 1].Key, name, StringComparison.Ordinal)) return places[at] - 1;
        }

        return -1;
    }

    // Made when it is first needed, at most two thirds full; two threads that need it at once make the same.
    private int[] Places()
    {
        if (Volatile.Read(ref _places) is { } made) return made;
        var places = new int[BitOperations.RoundUpToPowerOf2((uint)(_attributes.Length + (_attributes.Length / 2)))];
        for (var i = 0; i < _attributes.Length; i++)
        {
            var at = Begin(_attributes[i].Key, places);
            while (places[at] > 0) at = Next(at, places);
            places[at] = i + 1;
        }

        Volatile.Write(ref _places, places);
        return places;
    }
}
