using System.Text;
using System.Text.Json;

namespace Okta.Xaas.Feeds.Json.Internal;

/// <summary>The text of a single value: numbers as they are written, with all their digits; null for null.</summary>
internal static class JsonText
{
    /// <exception cref="InvalidOperationException">A text with half a character.</exception>
    public static string? Of(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan.ToArray()),
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        _ => null,
    };
}
