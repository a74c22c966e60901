using System.Net;

namespace Okta.Xaas.Authentication;

/// <summary>No access token could be had from Okta, so the request was not sent.</summary>
/// <remarks>
/// The message says what to check. It holds neither the token, the key nor the assertion. Where another try may help (<see cref="IsTransient"/>), an operation
/// of the API throws <see cref="OktaApiException"/> with this as its inner exception; otherwise this.
/// </remarks>
public sealed class OktaAuthenticationException : OktaXaasException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong and what to check; without any secret.</param>
    /// <param name="innerException">The fault below.</param>
    public OktaAuthenticationException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The status of the token endpoint's answer; <see langword="null"/> when there was none, or the fault lies elsewhere.</summary>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>The OAuth error, for example <c>invalid_client</c>.</summary>
    public string? Error { get; init; }

    /// <summary>Okta's description of the error.</summary>
    public string? ErrorDescription { get; init; }

    /// <summary>The answer's <c>X-Okta-Request-Id</c>: what Okta's support asks for.</summary>
    public string? RequestId { get; init; }

    /// <summary>Whether the token endpoint did not answer, was busy or had a fault of its own, so that another try may help.</summary>
    public bool IsTransient { get; init; }

    /// <summary>What the token endpoint asked to wait.</summary>
    internal TimeSpan? RetryAfter { get; init; }

    /// <summary>The same failure for another caller that waited for the same token.</summary>
    internal OktaAuthenticationException ForAnother() => new(Message, this)
    {
        StatusCode = StatusCode,
        Error = Error,
        ErrorDescription = ErrorDescription,
        RequestId = RequestId,
        IsTransient = IsTransient,
        RetryAfter = RetryAfter,
    };
}
