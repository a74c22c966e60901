using System.Text.Json.Serialization;

namespace Okta.Xaas.Snapshots.Outcomes.Internal;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    WriteIndented = true)]
[JsonSerializable(typeof(SnapshotResult))]
internal sealed partial class SnapshotResultJsonContext : JsonSerializerContext;
