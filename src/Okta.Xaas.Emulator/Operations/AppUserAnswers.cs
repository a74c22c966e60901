using System.Globalization;
using System.Text.Json.Nodes;
using Okta.Xaas.Emulator.Wire;

namespace Okta.Xaas.Emulator.Operations;

/// <summary>Tells the app's users.</summary>
internal static class AppUserAnswers
{
    /// <summary>The types of the attributes that are no texts.</summary>
    public static IReadOnlyDictionary<string, string> TypesOf(IReadOnlyList<EmulatedSchemaEntry> schema) =>
        schema.Where(attribute => attribute.Type != "string").ToDictionary(attribute => attribute.Name, attribute => attribute.Type, StringComparer.Ordinal);

    public static AppUserAnswer Of(EmulatedUser user, IReadOnlyDictionary<string, string> types)
    {
        var (created, updated) = (WireTime.Text(user.Created), WireTime.Text(user.LastUpdated));
        var profile = user.AppProfile;
        return new(
            user.OktaUserId,
            user.Outcome.IsLinked ? user.ExternalId : null,
            created,
            updated,
            "USER",
            user.AppStatus,
            updated,
            user.Outcome.SyncState,
            updated,
            new AppUserCredentials(profile.GetValueOrDefault("userName")),
            new JsonObject(profile.Select(attribute => KeyValuePair.Create<string, JsonNode?>(attribute.Key, Value(attribute.Value, types.GetValueOrDefault(attribute.Key))))));
    }

    // D: a text is what is sent, also for an attribute of another type; I: what is none of that type stays a text.
    private static JsonValue? Value(string? text, string? type) => type switch
    {
        _ when text is null => null,
        "boolean" when bool.TryParse(text, out var value) => JsonValue.Create(value),
        "integer" when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) => JsonValue.Create(value),
        "number" when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) => JsonValue.Create(value),
        _ => JsonValue.Create(text),
    };
}
