using System.Text.Json;

namespace Okta.Xaas.Changes.Internal;

/// <summary>The names of attributes as JSON has them: one entity after another has the same ones, in the same order, so each is encoded once.</summary>
internal sealed class EncodedNames
{
    [ThreadStatic]
    private static EncodedNames? _ofThread;

    private readonly List<(string Name, JsonEncodedText Encoded)> _byPlace = [];

    /// <summary>Those of the thread, as an entity is written without a pause.</summary>
    public static EncodedNames OfThread => _ofThread ??= new();

    /// <summary>Writes an attribute: the name at this place of its profile, and the value.</summary>
    public void WriteString(Utf8JsonWriter writer, int place, string name, string? value)
    {
        if (place < _byPlace.Count && _byPlace[place].Name == name) writer.WriteString(_byPlace[place].Encoded, value);
        else if (place > _byPlace.Count || name.Any(char.IsSurrogate)) writer.WriteString(name, value);
        else writer.WriteString(Learn(place, name), value);
    }

    private JsonEncodedText Learn(int place, string name)
    {
        var encoded = JsonEncodedText.Encode(name, BulkBody.WriterOptions.Encoder);
        if (place == _byPlace.Count) _byPlace.Add((name, encoded));
        else _byPlace[place] = (name, encoded);
        return encoded;
    }
}
