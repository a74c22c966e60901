using System.Text.Json.Serialization;

namespace Okta.Xaas.Emulator.Wire;

/// <summary>An event as the System Log tells it. D: the fields; I: who the actor is, what the target's alternate id holds, and that the session stands in the debug data.</summary>
internal sealed record LogEventAnswer(
    string Uuid,
    string Published,
    string EventType,
    string Version,
    string Severity,
    LogActorAnswer Actor,
    LogOutcomeAnswer Outcome,
    LogActorAnswer[] Target,
    LogDebugAnswer DebugContext);

// D: strings, so that what is not known is left out and never null.
internal sealed record LogActorAnswer(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Id,
    string Type,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? AlternateId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? DisplayName);

internal sealed record LogOutcomeAnswer(string Result, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason);

internal sealed record LogDebugAnswer(Dictionary<string, string> DebugData);
