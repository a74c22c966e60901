using System.Text.Json;
using Okta.Xaas.Feeds.Rows.Internal;

namespace Okta.Xaas.Feeds.Json.Internal;

/// <summary>What is wanted of a text besides its records: single values, such as where the next page is.</summary>
internal sealed class JsonNotes(params PropertyPath[] paths)
{
    public static readonly JsonNotes None = new();

    private readonly string?[] _values = new string?[paths.Length];
    private readonly bool[] _areThere = new bool[paths.Length];

    /// <summary>The text of a value; null when it is null or not there.</summary>
    public string? this[int index] => _values[index];

    /// <summary>Whether the last text had it, null included.</summary>
    public bool Has(int index) => _areThere[index];

    public void Begin()
    {
        Array.Clear(_values, 0, _values.Length);
        Array.Clear(_areThere, 0, _areThere.Length);
    }

    public void Take(ref Utf8JsonReader reader, string?[] names, int depth, string sourceName)
    {
        for (var i = 0; i < paths.Length; i++)
        {
            if (!paths[i].Is(names, depth)) continue;
            if (_areThere[i]) throw ReadFault.InFile(sourceName, $"\"{paths[i].Text}\" stands twice; which one is meant?");
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) throw ReadFault.InFile(sourceName, $"\"{paths[i].Text}\" is {JsonFault.Noun(reader.TokenType)}, not a single value");
            _areThere[i] = true;
            _values[i] = JsonText.Of(ref reader);
        }
    }
}
