using System.Text.Json.Serialization;

namespace Okta.Xaas.Snapshots.Planning.Internal;

/// <summary>A change as a saved plan shows it: without a value.</summary>
internal sealed record SavedChange(ChangeKind Kind, string ExternalId, PlannedAction Action, IReadOnlyList<string>? Members, IReadOnlyList<string>? ChangedAttributes)
{
    public static SavedChange Of(PlannedChange planned) => new(
        planned.Change.Kind,
        planned.Change.ExternalId,
        planned.Action,
        (planned.Change as MembershipChange)?.MemberExternalIds,
        planned.ChangedAttributes.Count == 0 ? null : planned.ChangedAttributes);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(PlanSummary))]
[JsonSerializable(typeof(SavedChange))]
internal sealed partial class SavedPlanJsonContext : JsonSerializerContext;
