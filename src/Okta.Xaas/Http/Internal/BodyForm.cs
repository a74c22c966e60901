using System.Text.Json;

namespace Okta.Xaas.Http.Internal;

/// <summary>Looks at a body to tell what it can be, by its shape alone: what it says is read later, or never.</summary>
internal static class BodyForm
{
    public static BodyForms Of(ReadOnlyMemory<byte> body)
    {
        if (IsBlank(body.Span)) return BodyForms.Blank | BodyForms.Any;

        // An error tells what it has to say at its start, and may be cut off.
        if (HasErrorCode(body.Span)) return BodyForms.Error | BodyForms.Any;
        try
        {
            using var json = JsonDocument.Parse(body);
            return Of(json.RootElement) | BodyForms.Any;
        }
        catch (JsonException)
        {
            return BodyForms.Any;
        }
    }

    private static BodyForms Of(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Array)
        {
            if (!root.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object)) return BodyForms.Foreign;
            if (!root.EnumerateArray().All(HasId)) return BodyForms.Objects;
            return root.GetArrayLength() == 1 ? BodyForms.Session | BodyForms.Sessions | BodyForms.Objects : BodyForms.Sessions | BodyForms.Objects;
        }

        if (root.ValueKind == JsonValueKind.Null) return BodyForms.Blank;
        if (root.ValueKind != JsonValueKind.Object) return BodyForms.Foreign;
        var forms = BodyForms.Foreign;
        if (HasId(root)) forms |= BodyForms.Session | BodyForms.Sessions | BodyForms.Entity;
        if (IsWord(root, "externalId") || Is(root, "profile", JsonValueKind.Object)) forms |= BodyForms.Entity;
        if (Is(root, "memberExternalIds", JsonValueKind.Array) || Is(root, "memberExternalIds", JsonValueKind.Null)) forms |= BodyForms.Members;
        if (Is(root, "definitions", JsonValueKind.Object)) forms |= BodyForms.Schema;
        return forms;
    }

    private static bool HasId(JsonElement element) => element.ValueKind == JsonValueKind.Object && IsWord(element, "id");

    private static bool IsWord(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value)
        && (value.ValueKind == JsonValueKind.Number || (value.ValueKind == JsonValueKind.String && !value.ValueEquals(ReadOnlySpan<byte>.Empty)));

    private static bool Is(JsonElement element, string name, JsonValueKind kind) => element.TryGetProperty(name, out var value) && value.ValueKind == kind;

    private static bool IsBlank(ReadOnlySpan<byte> body)
    {
        foreach (var value in body)
        {
            if (value is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')) return false;
        }

        return true;
    }

    private static bool HasErrorCode(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body, isFinalBlock: false, default);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return false;
            while (reader.Read())
            {
                if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("errorCode"u8))
                    return reader.Read() && reader.TokenType == JsonTokenType.String;
            }
        }
        catch (JsonException)
        {
            // No JSON from here on: what came before had no code.
            return false;
        }

        return false;
    }
}
