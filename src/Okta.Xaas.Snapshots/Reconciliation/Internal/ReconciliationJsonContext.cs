using System.Text.Json.Serialization;

namespace Okta.Xaas.Snapshots.Reconciliation.Internal;

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ReconciliationReport))]
internal sealed partial class ReconciliationJsonContext : JsonSerializerContext;
