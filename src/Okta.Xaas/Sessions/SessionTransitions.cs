using Okta.Xaas.Api.Models;

namespace Okta.Xaas.Sessions;

/// <summary>Which actions a session's status allows: the one table of the session's state machine.</summary>
/// <remarks>
/// Pure and safe to call concurrently. Sources: Okta's XaaS guide, and what was seen live: data can be loaded in <c>CREATED</c> and
/// <c>IN_PROGRESS</c>; only an <c>IN_PROGRESS</c> session can be triggered.
/// </remarks>
public static class SessionTransitions
{
    private static readonly SessionAction[] Nothing = [];

    /// <summary>What may be done to a session in this status.</summary>
    /// <param name="status">The status.</param>
    /// <returns>The allowed actions. A status that nobody knows yet allows all of them: Okta refuses what cannot be, and nothing is lost.</returns>
    public static IReadOnlyList<SessionAction> Allowed(SessionStatus status) => status switch
    {
        SessionStatus.Created => [SessionAction.Upload, SessionAction.Cancel],
        SessionStatus.InProgress => [SessionAction.Upload, SessionAction.Trigger, SessionAction.Cancel],
        SessionStatus.Triggered or SessionStatus.Completed or SessionStatus.Error or SessionStatus.Closed or SessionStatus.Expired => Nothing,
        _ => [SessionAction.Upload, SessionAction.Trigger, SessionAction.Cancel],
    };

    /// <summary>Whether data can still be loaded or the session be cancelled: <c>CREATED</c> or <c>IN_PROGRESS</c>. Okta allows one such session for each identity source.</summary>
    /// <param name="status">The status.</param>
    /// <returns>Whether it is open.</returns>
    public static bool IsOpen(SessionStatus status) => status is SessionStatus.Created or SessionStatus.InProgress;

    /// <summary>Whether the status is the last one that the session will have.</summary>
    /// <param name="status">The status.</param>
    /// <returns>Whether it is final; a status that nobody knows yet is not.</returns>
    public static bool IsFinal(SessionStatus status) =>
        status is SessionStatus.Completed or SessionStatus.Error or SessionStatus.Closed or SessionStatus.Expired;

    /// <summary>Refuses an action that the status forbids.</summary>
    /// <param name="sessionId">The session, for the message.</param>
    /// <param name="status">Its status.</param>
    /// <param name="action">What is to be done.</param>
    /// <exception cref="SessionStateException">The status forbids it.</exception>
    public static void EnsureAllowed(string sessionId, SessionStatus status, SessionAction action)
    {
        if (!Allowed(status).Contains(action)) throw new SessionStateException(sessionId, status, action);
    }
}
