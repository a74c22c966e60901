using System.Globalization;
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
        WireTime.Text(one.Published),
        one.EventType,
        "0",
        one.IsFailure ? "WARN" : "INFO",
        System,
        new LogOutcomeAnswer(one.IsFailure ? "FAILURE" : "SUCCESS", one.Reason),
        [new LogActorAnswer(one.TargetId, one.TargetType, one.AlternateId, null)],
        new LogDebugAnswer(one.SessionId is null ? [] : new Dictionary<string, string> { ["importSessionId"] = one.SessionId }));
}

internal sealed record LogActorAnswer(string? Id, string Type, string? AlternateId, string? DisplayName);

internal sealed record LogOutcomeAnswer(string Result, string? Reason);

internal sealed record LogDebugAnswer(Dictionary<string, string> DebugData);
