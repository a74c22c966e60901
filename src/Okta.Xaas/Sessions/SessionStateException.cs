using Okta.Xaas.Api.Models;

namespace Okta.Xaas.Sessions;

/// <summary>An action was refused before any request, because the session's status forbids it.</summary>
public sealed class SessionStateException : OktaXaasException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="sessionId">The session.</param>
    /// <param name="status">Its status.</param>
    /// <param name="action">What was to be done.</param>
    public SessionStateException(string sessionId, SessionStatus status, SessionAction action)
        : base($"{action} is not possible: session {sessionId} is {status}. {Describe(status)}")
    {
        SessionId = sessionId;
        Status = status;
        Action = action;
    }

    /// <summary>The session.</summary>
    public string SessionId { get; }

    /// <summary>Its status.</summary>
    public SessionStatus Status { get; }

    /// <summary>What was to be done.</summary>
    public SessionAction Action { get; }

    private static string Describe(SessionStatus status)
    {
        var allowed = SessionTransitions.Allowed(status);
        return allowed.Count == 0 ? "Nothing can be done to it any more; create a new session." : $"Allowed now: {string.Join(", ", allowed)}.";
    }
}
