using System.Globalization;
using Okta.Xaas.Emulator.SystemLog;
using Okta.Xaas.Emulator.Wire;

namespace Okta.Xaas.Emulator.Operations;

/// <summary>Tells the events of the System Log.</summary>
internal static class LogAnswers
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
