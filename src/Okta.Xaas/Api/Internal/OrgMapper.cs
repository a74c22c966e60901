using System.Text.Json;
using Okta.Xaas.Api.Models;
using Okta.Xaas.Wording.Internal;

namespace Okta.Xaas.Api.Internal;

/// <summary>From the wire's shapes of the org to the models. What has another form than is documented is left out.</summary>
internal static class OrgMapper
{
    private const string UserName = "userName";

    /// <summary><see langword="null"/> when there is no id.</summary>
    public static OktaApp? App(AppDto dto) => string.IsNullOrEmpty(dto.Id) ? null : new()
    {
        Id = dto.Id!,
        Name = dto.Name,
        Label = dto.Label,
        Status = Word(dto.Status),
        Features = [.. Items(dto.Features).Select(ModelMapper.Text).OfType<string>()],
    };

    public static AppUser AppUser(AppUserDto dto)
    {
        var profile = ModelMapper.Fill<UserProfile>(dto.Profile);
        return new()
        {
            Id = dto.Id,
            ExternalId = dto.ExternalId,
            Status = Status(dto.Status),
            StatusText = Word(dto.Status),
            StatusChanged = ModelMapper.Time(dto.StatusChanged),
            SyncState = SyncState(dto.SyncState),
            LastSync = ModelMapper.Time(dto.LastSync),
            Created = ModelMapper.Time(dto.Created),
            LastUpdated = ModelMapper.Time(dto.LastUpdated),
            UserName = Text(dto.Credentials, UserName) ?? profile?[UserName],
            Profile = profile,
            TypedAttributes = Typed(dto.Profile),
        };
    }

    public static AppSchema Schema(AppSchemaDto dto) => new() { Attributes = [.. Definition(dto.Definitions, "base", isCustom: false), .. Definition(dto.Definitions, "custom", isCustom: true)] };

    public static OktaGroup Group(OktaGroupDto dto) => new()
    {
        Id = dto.Id,
        ExternalId = Text(dto.Profile, "externalId"),
        Name = Text(dto.Profile, "name"),
        Description = Text(dto.Profile, "description"),
        Type = Word(dto.Type),
        SourceId = Text(dto.Source, "id"),
        Created = ModelMapper.Time(dto.Created),
        LastUpdated = ModelMapper.Time(dto.LastUpdated),
        LastMembershipUpdated = ModelMapper.Time(dto.LastMembershipUpdated),
    };

    public static LogEvent LogEvent(LogEventDto dto) => new()
    {
        Id = dto.Uuid,
        Published = ModelMapper.Time(dto.Published),
        EventType = Word(dto.EventType),
        Severity = Word(dto.Severity),
        Result = Word(Text(dto.Outcome, "result")),
        Reason = Text(dto.Outcome, "reason"),
        Targets = [.. Items(dto.Target).Where(target => target.ValueKind == JsonValueKind.Object).Select(Target)],
        DebugData = Properties(Property(dto.DebugContext, "debugData"))
            .Select(property => (property.Name, Value: ModelMapper.Text(property.Value))).Where(pair => pair.Value is not null)
            .GroupBy(pair => pair.Name, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.Last().Value!, StringComparer.Ordinal),
    };

    public static AppUserStatus Status(string? text) => text switch
    {
        "ACTIVE" => AppUserStatus.Active,
        "PROVISIONED" => AppUserStatus.Provisioned,
        "IMPORTED" => AppUserStatus.Imported,
        "MATCHED" => AppUserStatus.Matched,
        "UNASSIGNED" => AppUserStatus.Unassigned,
        "PENDING" => AppUserStatus.Pending,
        "APPROVED" => AppUserStatus.Approved,
        "STAGED" => AppUserStatus.Staged,
        "IMPLICIT" => AppUserStatus.Implicit,
        "INACTIVE" => AppUserStatus.Inactive,
        "SUSPENDED" => AppUserStatus.Suspended,
        "REVOKED" => AppUserStatus.Revoked,
        "DEPROVISIONED" => AppUserStatus.Deprovisioned,
        _ => AppUserStatus.Unknown,
    };

    public static AppUserSyncState SyncState(string? text) => text switch
    {
        "DISABLED" => AppUserSyncState.Disabled,
        "ERROR" => AppUserSyncState.Error,
        "OUT_OF_SYNC" => AppUserSyncState.OutOfSync,
        "SYNCHRONIZED" => AppUserSyncState.Synchronized,
        "SYNCING" => AppUserSyncState.Syncing,
        _ => AppUserSyncState.Unknown,
    };

    private static LogTarget Target(JsonElement target) => new()
    {
        Type = Word(Text(target, "type")),
        Id = Text(target, "id"),
        AlternateId = Text(target, "alternateId"),
        DisplayName = Text(target, "displayName"),
    };

    private static IEnumerable<AppSchemaEntry> Definition(JsonElement definitions, string name, bool isCustom)
    {
        var definition = Property(definitions, name);
        var required = new HashSet<string>(Items(Property(definition, "required")).Select(ModelMapper.Text).OfType<string>(), StringComparer.Ordinal);
        return Properties(Property(definition, "properties")).Where(property => !string.IsNullOrWhiteSpace(property.Name)).Select(property => new AppSchemaEntry
        {
            Name = property.Name,
            Title = Text(property.Value, "title"),
            Type = Text(property.Value, "type"),
            IsRequired = required.Contains(property.Name) || Property(property.Value, "required").ValueKind == JsonValueKind.True,
            MinLength = Number(property.Value, "minLength"),
            MaxLength = Number(property.Value, "maxLength"),
            AllowedValues = Values(property.Value),
            IsCustom = isCustom,
        });
    }

    // Some attributes have their values in the one, some in the other, some in both.
    private static string[] Values(JsonElement attribute) =>
        [.. Items(Property(attribute, "enum")).Concat(Items(Property(attribute, "oneOf")).Select(one => Property(one, "const"))).Select(ModelMapper.Text).OfType<string>().Distinct(StringComparer.Ordinal)];

    private static string[] Typed(JsonElement profile) =>
        [.. Properties(profile).Where(property => property.Value.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False).Select(property => property.Name)];

    private static int? Number(JsonElement parent, string name) =>
        Property(parent, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number : null;

    private static string? Text(JsonElement parent, string name) =>
        Property(parent, name) is { ValueKind: JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } value ? ModelMapper.Text(value) : null;

    private static JsonElement Property(JsonElement parent, string name) => parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) ? value : default;

    private static JsonElement[] Items(JsonElement array) => array.ValueKind == JsonValueKind.Array ? [.. array.EnumerateArray()] : [];

    private static JsonProperty[] Properties(JsonElement parent) => parent.ValueKind == JsonValueKind.Object ? [.. parent.EnumerateObject()] : [];

    // It stands in messages.
    private static string? Word(string? text) => text is null ? null : OutsideText.Clean(text, OutsideText.WordLength);
}
