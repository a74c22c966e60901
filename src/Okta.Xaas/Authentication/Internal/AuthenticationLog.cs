using Microsoft.Extensions.Logging;

namespace Okta.Xaas.Authentication.Internal;

/// <summary>What is logged about tokens: event ids 110 to 119. Never a token, an assertion, a proof, a nonce or a key.</summary>
internal static partial class AuthenticationLog
{
    [LoggerMessage(110, LogLevel.Debug, "Okta's token endpoint answered {StatusCode} {Error} [request id {RequestId}]")]
    public static partial void TokenAnswered(this ILogger logger, int statusCode, string? error, string? requestId);

    [LoggerMessage(111, LogLevel.Debug, "An access token ({TokenType}) was received, which lives for {Lifetime}")]
    public static partial void TokenReceived(this ILogger logger, string tokenType, TimeSpan lifetime);

    [LoggerMessage(112, LogLevel.Warning, "The token request waits {Wait} before it is repeated, after status {StatusCode}")]
    public static partial void TokenRetry(this ILogger logger, int? statusCode, TimeSpan wait);

    [LoggerMessage(113, LogLevel.Debug, "Okta demands DPoP: from now on every token is bound to a key")]
    public static partial void DPoPDemanded(this ILogger logger);

    [LoggerMessage(114, LogLevel.Warning, "Okta refused the access token ({TokenType}): another one is fetched, once")]
    public static partial void TokenRefused(this ILogger logger, string tokenType);
}
