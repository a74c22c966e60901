using Microsoft.Extensions.Logging;
using Okta.Xaas.Api.Models;

namespace Okta.Xaas.Synchronization.Internal;

/// <summary>The logs of a run: event ids 200 to 299. Numbers, session ids and statuses only.</summary>
internal static partial class SynchronizationLog
{
    [LoggerMessage(200, LogLevel.Information, "Synchronization of identity source {IdentitySourceId} begins")]
    public static partial void RunBegins(this ILogger logger, string identitySourceId);

    [LoggerMessage(201, LogLevel.Information, "Synchronization of identity source {IdentitySourceId} has ended after {Duration}. Changes imported: {Imported}, sessions: {Sessions}, rejected: {Rejected}, without effect: {WithoutEffect}")]
    public static partial void RunEnded(this ILogger logger, string identitySourceId, TimeSpan duration, long imported, int sessions, int rejected, int withoutEffect);

    [LoggerMessage(202, LogLevel.Error, "Synchronization of identity source {IdentitySourceId} failed with {Fault}. Changes imported: {Imported}, in doubt: {InDoubt}, pending at Okta: {Pending}, read but not sent: {NotSent}")]
    public static partial void RunFailed(this ILogger logger, string identitySourceId, string fault, long imported, int inDoubt, int pending, int notSent);

    [LoggerMessage(203, LogLevel.Warning, "Synchronization of identity source {IdentitySourceId} was cancelled. Changes imported: {Imported}, in doubt: {InDoubt}, pending at Okta: {Pending}, read but not sent: {NotSent}")]
    public static partial void RunCancelled(this ILogger logger, string identitySourceId, long imported, int inDoubt, int pending, int notSent);

    [LoggerMessage(210, LogLevel.Information, "Session {SessionId} was created")]
    public static partial void SessionCreated(this ILogger logger, string sessionId);

    [LoggerMessage(211, LogLevel.Debug, "Session {SessionId}: a batch was accepted ({Kind}, entities: {Entities}, bytes: {Bytes})")]
    public static partial void BatchAccepted(this ILogger logger, string sessionId, ChangeKind kind, int entities, int bytes);

    [LoggerMessage(212, LogLevel.Information, "Session {SessionId} was triggered. Batches in it: {Batches}")]
    public static partial void SessionTriggered(this ILogger logger, string sessionId, int batches);

    [LoggerMessage(213, LogLevel.Information, "Session {SessionId} has ended as {Status}: {Outcome}")]
    public static partial void SessionEnded(this ILogger logger, string sessionId, SessionStatus status, SessionOutcome outcome);

    [LoggerMessage(214, LogLevel.Warning, "Session {SessionId} could not be cancelled ({Fault}): it is left open at Okta")]
    public static partial void SessionLeftOpen(this ILogger logger, string sessionId, string fault);

    [LoggerMessage(215, LogLevel.Warning, "Session {SessionId} of another client, {Status}, was cancelled as the policy says")]
    public static partial void ForeignSessionCancelled(this ILogger logger, string sessionId, SessionStatus status);

    [LoggerMessage(216, LogLevel.Warning, "The session was given up and its changes are loaded again, restart {Restart} of {MaxRestarts}: {Reason}")]
    public static partial void SessionReloaded(this ILogger logger, int restart, int maxRestarts, string reason);

    [LoggerMessage(217, LogLevel.Warning, "Session {SessionId} of an earlier run has ended as {Status}: {Outcome}")]
    public static partial void SessionRecovered(this ILogger logger, string? sessionId, SessionStatus? status, SessionOutcome outcome);

    [LoggerMessage(218, LogLevel.Warning, "The end of session {SessionId} could not be written to the journal: the next run recovers it")]
    public static partial void SessionEndNotWritten(this ILogger logger, string sessionId, Exception exception);

    [LoggerMessage(219, LogLevel.Warning, "Session {SessionId} is left to Okta, which goes on importing it: the next run, or RecoverAsync, asks what became of it")]
    public static partial void SessionLeftPending(this ILogger logger, string sessionId);

    [LoggerMessage(222, LogLevel.Warning, "Session {SessionId}: an upload ({Kind}, entities: {Entities}) got no answer of Okta's ({Status}); the next session takes them")]
    public static partial void BatchUnanswered(this ILogger logger, string sessionId, ChangeKind kind, int entities, System.Net.HttpStatusCode? status);

    [LoggerMessage(223, LogLevel.Warning, "The end of the run could not be written to the journal: the next run recovers it")]
    public static partial void RunEndNotWritten(this ILogger logger, Exception exception);

    [LoggerMessage(224, LogLevel.Warning, "The journal did not answer within the time for cleaning up: the next run recovers what it was not told")]
    public static partial void JournalHangs(this ILogger logger);

    [LoggerMessage(231, LogLevel.Warning, "Changes that need a user or a group whose upsert was refused are left out ({Kind}): {Changes}")]
    public static partial void DependentsHeldBack(this ILogger logger, ChangeKind kind, int changes);

    [LoggerMessage(232, LogLevel.Warning, "The caller's progress threw {Fault}; the run goes on")]
    public static partial void ProgressThrew(this ILogger logger, string fault);

    [LoggerMessage(233, LogLevel.Warning, "The source of changes could not be closed ({Fault}); everything was read from it, or the failure of the run says why not")]
    public static partial void SourceNotClosed(this ILogger logger, string fault);

    [LoggerMessage(220, LogLevel.Information, "Waiting {Wait} at most: {Reason}")]
    public static partial void Waiting(this ILogger logger, TimeSpan wait, WaitReason reason);

    [LoggerMessage(221, LogLevel.Warning, "Okta refused to create a session because of its cooldown; trying again after a wait")]
    public static partial void CreationRefused(this ILogger logger);

    [LoggerMessage(230, LogLevel.Warning, "Change {Index} ({Kind}) is left out: {Reason}")]
    public static partial void ChangeRejected(this ILogger logger, long index, ChangeKind? kind, RejectionReason reason);
}
