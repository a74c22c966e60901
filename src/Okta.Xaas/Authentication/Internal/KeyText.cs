using System.Text;
using System.Text.Json;

namespace Okta.Xaas.Authentication.Internal;

/// <summary>Takes off what environment variables, JSON files and secret stores put around a key: quotes, written-out line breaks, base64.</summary>
internal static class KeyText
{
    public static string Unwrap(string text)
    {
        text = Unquote(Trim(text));
        if (IsKey(text)) return text;
        if (FromBase64(text) is not { } bytes) return text;
        var inner = Unquote(Trim(Encoding.UTF8.GetString(bytes)));
        if (IsKey(inner)) return inner;

        // A DER sequence, as every private key is inside of PEM.
        return bytes.Length > 0 && bytes[0] == 0x30
            ? throw new KeyFaultException("is base64 without the first and the last line of PEM: put '-----BEGIN PRIVATE KEY-----' before it and '-----END PRIVATE KEY-----' after it, each on a line of its own.")
            : text;
    }

    private static bool IsKey(string text) => (text.Length > 0 && text[0] == '{') || text.Contains("-----BEGIN ", StringComparison.Ordinal);

    private static string Trim(string text) => text.Trim().TrimStart('\uFEFF').TrimStart();

    private static string Unquote(string text)
    {
        if (text.Length < 2 || text[0] is not ('"' or '\'') || text[text.Length - 1] != text[0]) return text;
        if (text[0] == '"' && FromJson(text) is { } json) return Trim(json);
        return Trim(text.Substring(1, text.Length - 2));
    }

    private static string? FromJson(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind == JsonValueKind.String ? json.RootElement.GetString() : null;
        }
        catch (JsonException)
        {
            // Quoted, but not as JSON does it.
            return null;
        }
    }

    private static byte[]? FromBase64(string text)
    {
        var packed = string.Concat(text.Replace("\\r", "").Replace("\\n", "").Where(c => !char.IsWhiteSpace(c))).Replace('-', '+').Replace('_', '/').TrimEnd('=');
        try
        {
            return Convert.FromBase64String(packed + new string('=', (4 - (packed.Length % 4)) % 4));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
