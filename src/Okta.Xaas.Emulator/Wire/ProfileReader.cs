using System.Text.Json;
using Okta.Xaas.Emulator.Errors;

namespace Okta.Xaas.Emulator.Wire;

/// <summary>Reads a <c>profile</c> and holds it against its schema. Null and absent stay apart.</summary>
internal static class ProfileReader
{
    // What a thread reads a profile into before its length is known; one that has grown too large is not kept.
    private const int LargestKept = 256;

    private const string Inside = "profile.";

    [ThreadStatic]
    private static Dictionary<string, string?>? _scratch;

    /// <summary>A profile that brings something. L: a group's may not be empty.</summary>
    public static Profile ReadFilled(JsonElement parent, ProfileSchema schema) =>
        Read(parent, schema) is { Count: > 0 } profile ? profile : throw ApiErrors.Invalid("profile", "profile: The profile can't be empty").AsException();

    public static Profile Read(JsonElement parent, ProfileSchema schema, params ReadOnlySpan<string> required)
    {
        // I: a null profile is an empty one, one that is not there a mistake.
        if (required.IsEmpty && !parent.TryGetProperty("profile", out _)) throw ApiErrors.Required("profile").AsException();
        var profile = parent.Find("profile") is { } given ? Attributes(given.AsObject("profile"), schema) : Profile.Empty;
        foreach (var name in required)
        {
            if (!profile.ContainsKey(name)) throw ApiErrors.Required(Inside + name).AsException();
        }

        return profile;
    }

    private static Profile Attributes(JsonElement given, ProfileSchema schema)
    {
        // Taken while it is in use, so that a profile that is refused half-way leaves nothing behind.
        var read = _scratch ?? new(StringComparer.Ordinal);
        _scratch = null;
        foreach (var attribute in given.EnumerateObject())
        {
            var name = PooledText.NameOf(attribute);
            read[name] = Value(name, attribute.Value, schema);
        }

        var profile = Profile.Of(read);
        if (read.Count > LargestKept) return profile;
        read.Clear();
        _scratch = read;
        return profile;
    }

    private static string? Value(string name, JsonElement value, ProfileSchema schema)
    {
        if (!schema.Known.TryGetValue(name, out var rule))
        {
            if (!schema.AllowsCustom) throw ApiErrors.Invalid(Inside + name, $"{Inside}{name}: The attribute is not supported").AsException();
            rule = ProfileSchema.Custom;
        }

        if (value.ValueKind == JsonValueKind.Null && rule.Nullable) return null;

        // D: attributes can only be strings. I: well formed JSON of another type fails the validation, not the parser.
        if (value.ValueKind != JsonValueKind.String) throw ApiErrors.Invalid(Inside + name, $"{Inside}{name}: The value has to be a string").AsException();
        return FieldText.Within(value.AsString(name, Inside), name, rule.MinLength, rule.MaxLength, Inside);
    }
}
