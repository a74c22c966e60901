using System.Globalization;
using System.Text.Json.Serialization;
using Okta.Xaas.Emulator.SystemLog;

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
    LogDebugAnswer DebugContext)
{
    private static readonly LogActorAnswer System = new("okta-xaas-emulator", "SystemPrincipal", "system@okta.com", "Okta System");

    public static LogEventAnswer Of(LogEvent one) => new(
        string.Create(CultureInfo.InvariantCulture, $"00000000-0000-4000-8000-{one.Number:x12}"),
        WireTime.Precise(one.Published),
        one.EventType,
        "0",
        one.IsFailure ? "WARN" : "INFO",
        System,
        new LogOutcomeAnswer(one.IsFailure ? "FAILURE" : "SUCCESS", one.Reason),
        one.Group is { } group ? [TargetOf(one.Target), TargetOf(group)] : [TargetOf(one.Target)],
        new LogDebugAnswer(one.SessionId is null ? [] : new Dictionary<string, string> { ["importSessionId"] = one.SessionId }));

    private static LogActorAnswer TargetOf(LogTarget target) => new(target.Id, target.Type, target.AlternateId, null);
}

// D: strings, so that what is not known is left out and never null.
internal sealed record LogActorAnswer(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Id,
    string Type,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? AlternateId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? DisplayName);

internal sealed record LogOutcomeAnswer(string Result, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason);

internal sealed record LogDebugAnswer(Dictionary<string, string> DebugData);
