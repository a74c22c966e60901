using System.Text.Json;
using Okta.Xaas.Emulator.Errors;

namespace Okta.Xaas.Emulator.Wire;

/// <summary>Reads typed fields of a JSON object; a field of another JSON type makes the body not well formed.</summary>
internal static class JsonFields
{
    public static JsonElement? Find(this JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public static string? FindString(this JsonElement parent, string name) => parent.Find(name)?.AsString(name);

    /// <param name="value">The field.</param>
    /// <param name="name">Its name.</param>
    /// <param name="inside">What stands before the name where a fault is told.</param>
    public static string AsString(this JsonElement value, string name, string inside = "")
    {
        if (value.ValueKind != JsonValueKind.String) throw ApiErrors.NotWellFormed($"{inside}{name} has to be a string.").AsException();
        try
        {
            return PooledText.ValueOf(value);
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair is JSON by its grammar, but no text.
            throw ApiErrors.NotWellFormed($"{inside}{name} is not valid Unicode.").AsException();
        }
    }

    /// <summary>The items of an array; none when the field is absent or null.</summary>
    public static List<JsonElement> FindArray(this JsonElement parent, string name)
    {
        if (parent.Find(name) is not { } value) return [];
        if (value.ValueKind != JsonValueKind.Array) throw ApiErrors.NotWellFormed($"{name} has to be an array.").AsException();
        return [.. value.EnumerateArray()];
    }

    /// <summary>The items of an array that has to be named, be it null: a field of another name is a mistake that must not pass as nothing.</summary>
    public static List<JsonElement> RequiredArray(this JsonElement parent, string name) =>
        parent.TryGetProperty(name, out _) ? parent.FindArray(name) : throw ApiErrors.Required(name).AsException();

    public static JsonElement AsObject(this JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object ? value : throw ApiErrors.NotWellFormed($"{name} has to be an object.").AsException();
}
