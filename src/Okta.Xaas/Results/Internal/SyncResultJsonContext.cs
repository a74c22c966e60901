using System.Text.Json.Serialization;

namespace Okta.Xaas.Results.Internal;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    WriteIndented = true)]
[JsonSerializable(typeof(SyncResult))]
internal sealed partial class SyncResultJsonContext : JsonSerializerContext;
