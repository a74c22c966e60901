using Okta.Xaas.Snapshots.Reading.Internal;

namespace Okta.Xaas.Snapshots.Planning.Internal;

/// <summary>
/// What every record of every source goes through before it is compared: what would do damage in silence is stripped where that is safe, and otherwise
/// holds the record back. Faults name the attribute and the character, never a value.
/// </summary>
internal static class ListedValues
{
    /// <summary>The record with a clean key and clean names, and its first fault.</summary>
    public static ListedEntity Clean(EntityKind kind, ListedEntity entity)
    {
        var key = Identifier(entity.ExternalId);
        var (profile, fault) = Check(kind, entity.Profile);
        return entity with { ExternalId = key, Profile = profile, Fault = entity.Fault ?? FaultOf("the key", key) ?? fault };
    }

    /// <summary>Whether a clean key may be somebody's: not if it lost a letter, or is a spreadsheet's error.</summary>
    public static bool IsSureKey(string key) => FaultOf("the key", key) is null;

    /// <summary>A key or a name without what a spreadsheet puts around it (<c>="00123"</c>, <c>'00123</c>), and without blanks and zero-width characters at its ends.</summary>
    public static string Identifier(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var trimmed = InvisibleCharacters.Trim(text!);
        if (trimmed.Length > 3 && trimmed[0] == '=' && trimmed[1] == '"' && trimmed[trimmed.Length - 1] == '"') return InvisibleCharacters.Trim(trimmed.Substring(2, trimmed.Length - 3));
        return trimmed.Length > 1 && trimmed[0] == '\'' ? InvisibleCharacters.Trim(trimmed.Substring(1)) : trimmed;
    }

    private static (IdentityProfile Profile, string? Fault) Check(EntityKind kind, IdentityProfile profile)
    {
        List<KeyValuePair<string, string>>? cleaned = null;
        string? fault = null;
        foreach (var attribute in profile)
        {
            if (attribute.Value is not { Length: > 0 } value) continue;
            if (SpreadsheetErrors.Is(value)) fault ??= SpreadsheetErrors.Why(attribute.Key);
            if (kind != EntityKind.User || !IsIdentifier(attribute.Key))
            {
                if (InvisibleCharacters.FirstInText(value) is { } character) fault ??= Has(attribute.Key, character);
                continue;
            }

            var identifier = Identifier(value);
            if (identifier.Length < value.Length) (cleaned ??= []).Add(new(attribute.Key, identifier));
            fault ??= FaultOf(attribute.Key, identifier) ?? ShapeFaultOf(attribute.Key, identifier);
        }

        return (cleaned is null ? profile : With((UserProfile)profile, cleaned), fault);
    }

    private static string? FaultOf(string what, string identifier)
    {
        if (InvisibleCharacters.FirstInIdentifier(identifier) is { } character) return Has(what, character);
        if (SpreadsheetErrors.Is(identifier)) return SpreadsheetErrors.Why(what);
        return identifier.Length > 0 && identifier[0] is '\'' or '"' or '=' ? $"{what} begins with a quote or an equals sign, which a spreadsheet leaves behind" : null;
    }

    private static string? ShapeFaultOf(string attribute, string value) =>
        attribute == "userName" || EmailShape.Fits(value) ? null : $"{attribute} is not an email address, which has {EmailShape.Wanted}";

    private static string Has(string what, string character) => $"{what} has the invisible character {character}";

    private static bool IsIdentifier(string attribute) => attribute is "userName" or "email" or "secondEmail";

    // The caller's profile is the caller's.
    private static UserProfile With(UserProfile profile, List<KeyValuePair<string, string>> cleaned)
    {
        var copy = new UserProfile();
        foreach (var attribute in profile) copy[attribute.Key] = attribute.Value;
        foreach (var attribute in cleaned) copy[attribute.Key] = attribute.Value;
        return copy;
    }
}
