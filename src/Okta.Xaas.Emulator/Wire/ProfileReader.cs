using System.Text.Json;
using Okta.Xaas.Emulator.Errors;

namespace Okta.Xaas.Emulator.Wire;

/// <summary>Reads a <c>profile</c> and holds it against its schema. Null and absent stay apart.</summary>
internal static class ProfileReader
{
    /// <summary>A profile that brings something. L: a group's may not be empty.</summary>
    public static Dictionary<string, string?> ReadFilled(JsonElement parent, ProfileSchema schema) =>
        Read(parent, schema) is { Count: > 0 } profile ? profile : throw ApiErrors.Invalid("profile", "profile: The profile can't be empty").AsException();

    public static Dictionary<string, string?> Read(JsonElement parent, ProfileSchema schema, params ReadOnlySpan<string> required)
    {
        var profile = new Dictionary<string, string?>(StringComparer.Ordinal);

        // I: a null profile is an empty one, one that is not there a mistake.
        if (required.IsEmpty && !parent.TryGetProperty("profile", out _)) throw ApiErrors.Required("profile").AsException();
        if (parent.Find("profile") is { } given)
        {
            foreach (var attribute in given.AsObject("profile").EnumerateObject()) profile[attribute.Name] = Value(attribute, schema);
        }

        foreach (var name in required)
        {
            if (!profile.ContainsKey(name)) throw ApiErrors.Required($"profile.{name}").AsException();
        }

        return profile;
    }

    private static string? Value(JsonProperty attribute, ProfileSchema schema)
    {
        var field = $"profile.{attribute.Name}";
        if (!schema.Known.TryGetValue(attribute.Name, out var rule))
        {
            if (!schema.AllowsCustom) throw ApiErrors.Invalid(field, $"{field}: The attribute is not supported").AsException();
            rule = ProfileSchema.Custom;
        }

        switch (attribute.Value.ValueKind)
        {
            case JsonValueKind.Null when rule.Nullable:
                return null;
            case JsonValueKind.String:
                return FieldText.Within(attribute.Value.AsString(field), field, rule.MinLength, rule.MaxLength);
            default:
                // D: attributes can only be strings. I: well formed JSON of another type fails the validation, not the parser.
                throw ApiErrors.Invalid(field, $"{field}: The value has to be a string").AsException();
        }
    }
}
