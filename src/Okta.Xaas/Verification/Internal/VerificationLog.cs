using Microsoft.Extensions.Logging;

namespace Okta.Xaas.Verification.Internal;

/// <summary>The logs of a verification: event ids 400 to 402. Numbers only, never a key or a value.</summary>
internal static partial class VerificationLog
{
    [LoggerMessage(400, LogLevel.Information, "The people of identity source {IdentitySourceId} are verified: {People}, in calls: {Calls}. Confirmed: {Confirmed}, not as the run meant: {NotAsExpected}")]
    public static partial void Verified(this ILogger logger, string identitySourceId, int people, int confirmed, int notAsExpected, int calls);

    [LoggerMessage(401, LogLevel.Warning, "The people of identity source {IdentitySourceId} are not verified. {Why}")]
    public static partial void VerificationRefused(this ILogger logger, string identitySourceId, string why);

    [LoggerMessage(402, LogLevel.Warning, "The System Log was not read for the people of identity source {IdentitySourceId}. {Why}")]
    public static partial void SystemLogNotRead(this ILogger logger, string identitySourceId, string why);
}
