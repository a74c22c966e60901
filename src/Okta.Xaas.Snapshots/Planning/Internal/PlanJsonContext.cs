using System.Text.Json.Serialization;

namespace Okta.Xaas.Snapshots.Planning.Internal;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    WriteIndented = true)]
[JsonSerializable(typeof(PlanSummary))]
internal sealed partial class PlanJsonContext : JsonSerializerContext;
