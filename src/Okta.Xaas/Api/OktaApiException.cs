using System.Net;
using Okta.Xaas.Api.Internal;
using Okta.Xaas.Api.Models;

namespace Okta.Xaas;

/// <summary>
/// Okta refused a request, answered it with something that cannot be read, or did not answer at all.
/// </summary>
/// <remarks>
/// The message names the operation, the status, Okta's error code and words, and the request id for Okta's support. It never holds a token,
/// a request's path or a request's body.
/// </remarks>
public sealed class OktaApiException : OktaXaasException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="operation">Okta's name of the operation, for example <c>createIdentitySourceSession</c>.</param>
    /// <param name="statusCode">The status of the answer; <see langword="null"/> when there was none.</param>
    /// <param name="problem">What is wrong, in a few words, when Okta's own error says nothing.</param>
    /// <param name="innerException">The fault below.</param>
    public OktaApiException(string operation, HttpStatusCode? statusCode, string? problem = null, Exception? innerException = null)
        : base(null, innerException)
    {
        Operation = operation;
        StatusCode = statusCode;
        Problem = problem;
    }

    /// <summary>Okta's name of the operation, for example <c>createIdentitySourceSession</c>.</summary>
    public string Operation { get; }

    /// <summary>The status of the answer; <see langword="null"/> when no answer came (connection failed, cut off, or timed out).</summary>
    public HttpStatusCode? StatusCode { get; }

    /// <summary>Okta's error code, for example <c>E0000001</c>; <see langword="null"/> when the body was not Okta's.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>Okta's summary of the error.</summary>
    public string? ErrorSummary { get; init; }

    /// <summary>Okta's causes of the error, one sentence each.</summary>
    public IReadOnlyList<string> ErrorCauses { get; init; } = [];

    /// <summary>Okta's id of this error.</summary>
    public string? ErrorId { get; init; }

    /// <summary>The answer's <c>X-Okta-Request-Id</c>: what Okta's support asks for.</summary>
    public string? RequestId { get; init; }

    /// <summary>The answer's rate-limit headers.</summary>
    public OktaRateLimit? RateLimit { get; init; }

    /// <summary>What is wrong, in this SDK's words: for example that the answer was not JSON.</summary>
    public string? Problem { get; }

    /// <summary>Whether Okta did what was asked for: refused, never sent, or unknown.</summary>
    public RequestOutcome Outcome => RequestOutcomes.Of(StatusCode, ErrorCode is not null, InnerException);

    /// <inheritdoc />
    public override string Message
    {
        get
        {
            var text = StatusCode is { } status ? $"Okta answered {(int)status} {status} to {Operation}" : $"No answer from Okta to {Operation}";
            if (ErrorCode is not null || ErrorSummary is not null) text += $": {ErrorCode} {ErrorSummary}".TrimEnd();
            if (ErrorCauses.Count > 0) text += $" ({string.Join(" ", ErrorCauses)})";
            if (Problem is not null) text += $". {Problem}";
            return RequestId is null ? text : $"{text} [request id {RequestId}]";
        }
    }
}
