using Microsoft.Extensions.Logging;

namespace Okta.Xaas.Http.Internal;

/// <summary>What is logged about requests: event ids 100 to 199. Never a path, a header's value other than the request id, or a body.</summary>
internal static partial class HttpLog
{
    [LoggerMessage(100, LogLevel.Debug, "Okta answered {StatusCode} to {Operation} after {ElapsedMilliseconds:F0} ms [request id {RequestId}]")]
    public static partial void Answered(this ILogger logger, string operation, int statusCode, string? requestId, double elapsedMilliseconds);

    [LoggerMessage(101, LogLevel.Debug, "No answer from Okta to {Operation} after {ElapsedMilliseconds:F0} ms: {Fault}")]
    public static partial void NotAnswered(this ILogger logger, string operation, string fault, double elapsedMilliseconds);

    [LoggerMessage(102, LogLevel.Warning, "{Operation} waits {Wait} before attempt {Attempt}: {Reason}")]
    public static partial void Waiting(this ILogger logger, string operation, TimeSpan wait, int attempt, string reason);

    [LoggerMessage(103, LogLevel.Warning, "{Operation} is given up after attempt {Attempt}: {Reason}")]
    public static partial void GaveUp(this ILogger logger, string operation, int attempt, string reason);

    [LoggerMessage(104, LogLevel.Information, "{Operation} waits {Wait}, as Okta's rate limit has no room for it")]
    public static partial void Paced(this ILogger logger, string operation, TimeSpan wait);

    [LoggerMessage(105, LogLevel.Error, "The options of {Source} were changed and have faults now; the last ones without faults stay in use until these are mended: {Faults}")]
    public static partial void OptionsKept(this ILogger logger, string source, string faults);

    [LoggerMessage(106, LogLevel.Warning, "Okta refused the API token; the options were read again and hold another one, which is tried")]
    public static partial void ApiTokenChanged(this ILogger logger);

    [LoggerMessage(107, LogLevel.Warning, "The answers of {Host} come without X-Okta-Request-Id, so something between takes it out; whether an answer is Okta's is told by its body and its status alone")]
    public static partial void NoRequestIds(this ILogger logger, string host);
}
