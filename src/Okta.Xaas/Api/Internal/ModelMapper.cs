using System.Globalization;
using System.Text.Json;
using Okta.Xaas.Api.Models;
using Okta.Xaas.Wording.Internal;

namespace Okta.Xaas.Api.Internal;

/// <summary>From the wire's shapes to the models.</summary>
internal static class ModelMapper
{
    /// <summary><see langword="null"/> when there is no session with an id.</summary>
    public static IdentitySourceSession? Session(SessionDto? dto) => dto?.Id is not { } id || !IsId(id) ? null : new()
    {
        Id = id,
        IdentitySourceId = dto.IdentitySourceId,
        Status = SessionStatusText.Parse(dto.Status),
        StatusText = dto.Status is { } status ? OutsideText.Clean(status, OutsideText.WordLength) : null,
        ImportType = dto.ImportType,
        Created = Time(dto.Created),
        LastUpdated = Time(dto.LastUpdated),
    };

    public static IdentitySourceUser User(EntityDto dto) => new()
    {
        Id = dto.Id,
        ExternalId = dto.ExternalId,
        Created = Time(dto.Created),
        LastUpdated = Time(dto.LastUpdated),
        Profile = Fill<UserProfile>(dto.Profile),
    };

    public static IdentitySourceGroup Group(EntityDto dto) => new()
    {
        Id = dto.Id,
        ExternalId = dto.ExternalId,
        Created = Time(dto.Created),
        LastUpdated = Time(dto.LastUpdated),
        Profile = Fill<GroupProfile>(Unnested(dto.Profile)),
    };

    public static IReadOnlyList<string> Members(MembershipPageDto dto) => dto.MemberExternalIds.ValueKind == JsonValueKind.Array
        ? [.. dto.MemberExternalIds.EnumerateArray().Select(Text).OfType<string>()]
        : [];

    // It stands in messages and in addresses.
    private static bool IsId(string id) => id.Length is > 0 and <= 255 && id.All(c => c is > ' ' and <= '~');

    // Okta documents profile.profile for groups, and answers with a flat profile.
    private static JsonElement Unnested(JsonElement profile) =>
        profile.ValueKind == JsonValueKind.Object && profile.TryGetProperty("profile"u8, out var inner) && inner.ValueKind == JsonValueKind.Object ? inner : profile;

    public static T? Fill<T>(JsonElement attributes)
        where T : IdentityProfile, new()
    {
        if (attributes.ValueKind != JsonValueKind.Object) return null;
        var profile = new T();
        foreach (var attribute in attributes.EnumerateObject())
        {
            if (!string.IsNullOrWhiteSpace(attribute.Name)) profile[attribute.Name] = Text(attribute.Value);
        }

        return profile;
    }

    public static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Null => null,
        _ => value.GetRawText(),
    };

    public static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
