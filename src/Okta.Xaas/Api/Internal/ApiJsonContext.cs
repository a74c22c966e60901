using System.Text.Json.Serialization;

namespace Okta.Xaas.Api.Internal;

/// <summary>The answers' shapes, read by generated code: no reflection, so trimming and AOT keep working.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, GenerationMode = JsonSourceGenerationMode.Metadata, Converters = [typeof(AnyTextConverter)])]
[JsonSerializable(typeof(SessionDto))]
[JsonSerializable(typeof(List<SessionDto?>))]
[JsonSerializable(typeof(EntityDto))]
[JsonSerializable(typeof(MembershipPageDto))]
[JsonSerializable(typeof(AppDto))]
[JsonSerializable(typeof(AppUserDto))]
[JsonSerializable(typeof(List<AppUserDto?>))]
[JsonSerializable(typeof(AppSchemaDto))]
[JsonSerializable(typeof(List<OktaGroupDto?>))]
[JsonSerializable(typeof(List<LogEventDto?>))]
internal sealed partial class ApiJsonContext : JsonSerializerContext;
