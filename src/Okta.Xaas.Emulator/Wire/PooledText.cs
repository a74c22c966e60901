using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;

namespace Okta.Xaas.Emulator.Wire;

/// <summary>
/// Reads the texts of a JSON body so that one that came lately is the same string again: attributes' names, departments and first names come thousands of times. Thread-safe.
/// </summary>
internal static class PooledText
{
    private const int Longest = 64;

    // A text takes its place from the one that had it: more than these are never kept.
    private static readonly string?[] Lately = new string?[4096];

    public static string NameOf(JsonProperty property) => Find(JsonMarshal.GetRawUtf8PropertyName(property)) ?? property.Name;

    /// <exception cref="InvalidOperationException">It is not valid Unicode.</exception>
    public static string ValueOf(JsonElement text) => Find(JsonMarshal.GetRawUtf8Value(text)[1..^1]) ?? text.GetString()!;

    /// <summary>The text of its bytes; null for a long one, and for one that does not stand for itself.</summary>
    private static string? Find(ReadOnlySpan<byte> bytes)
    {
        Span<char> characters = stackalloc char[Longest];
        if (bytes.Length > Longest || bytes.Contains((byte)'\\')) return null;
        if (Utf8.ToUtf16(bytes, characters, out _, out var length, replaceInvalidSequences: false) != OperationStatus.Done) return null;
        characters = characters[..length];
        ref var place = ref Lately[(uint)string.GetHashCode(characters) % (uint)Lately.Length];
        if (place is { } lately && characters.SequenceEqual(lately)) return lately;
        return place = characters.ToString();
    }
}
