using Microsoft.Extensions.Logging;
using Okta.Xaas.Snapshots.Records;

namespace Okta.Xaas.Snapshots.Synchronization.Internal;

/// <summary>The log events of runs of full lists: ids, numbers and names of types; never a key of a person or a value.</summary>
internal static partial class FeedLog
{
    [LoggerMessage(600, LogLevel.Information, "Run {RunId} of identity source {IdentitySourceId} begins")]
    public static partial void RunBegins(this ILogger logger, string runId, string identitySourceId);

    [LoggerMessage(601, LogLevel.Information, "Planned for identity source {IdentitySourceId}. Changes: {Changes} (users added: {UsersAdded}, updated: {UsersUpdated}, deleted: {UsersDeleted}), held back: {HeldBack}")]
    public static partial void Planned(this ILogger logger, string identitySourceId, long changes, long usersAdded, long usersUpdated, long usersDeleted, long heldBack);

    [LoggerMessage(EventId = 602, Message = "Run {RunId} of identity source {IdentitySourceId} has ended as {Outcome}. Changes imported: {Imported}, rejected: {Rejected}, in doubt: {InDoubt}, not sent: {NotSent}")]
    public static partial void RunEnded(this ILogger logger, LogLevel level, string runId, string identitySourceId, FeedRunOutcome outcome, long imported, long rejected, long inDoubt, long notSent);

    [LoggerMessage(603, LogLevel.Warning, "Run {RunId} of identity source {IdentitySourceId} was stopped by {Safeguards}, and nothing was sent: approval {ApprovalId}, which is {State}")]
    public static partial void RunStopped(this ILogger logger, string runId, string identitySourceId, string safeguards, string approvalId, string state);

    [LoggerMessage(604, LogLevel.Error, "The run of identity source {IdentitySourceId} failed with {ErrorType}{OktaCode}{RequestId}{Why}")]
    public static partial void RunFailed(this ILogger logger, string identitySourceId, string errorType, string oktaCode, string requestId, string why);

    [LoggerMessage(605, LogLevel.Warning, "The run of identity source {IdentitySourceId} was cancelled. Changes pending at Okta: {Pending}")]
    public static partial void RunCancelled(this ILogger logger, string identitySourceId, long pending);

    [LoggerMessage(606, LogLevel.Warning, "Another run has identity source {IdentitySourceId}: nothing was done")]
    public static partial void Busy(this ILogger logger, string identitySourceId);

    [LoggerMessage(607, LogLevel.Information, "Another run has identity source {IdentitySourceId}: it is waited for, {TimeLimit} at most")]
    public static partial void WaitsForOther(this ILogger logger, string identitySourceId, TimeSpan timeLimit);

    [LoggerMessage(608, LogLevel.Warning, "An earlier run of identity source {IdentitySourceId} was cut off. Sessions of it that were ended first: {Sessions}")]
    public static partial void Recovered(this ILogger logger, string identitySourceId, int sessions);

    [LoggerMessage(609, LogLevel.Warning, "Held back of identity source {IdentitySourceId}. Records: {Records}, memberships: {Memberships}, people and groups that wait: {Waiting}, protected: {Protected}")]
    public static partial void HeldBack(this ILogger logger, string identitySourceId, long records, long memberships, long waiting, long @protected);

    [LoggerMessage(610, LogLevel.Information, "Run {RunId} of identity source {IdentitySourceId} sends what approval {ApprovalId} has. Changes: {Applied}, left for the next run: {LeftOut}, not in the list any more: {NotListed}")]
    public static partial void ApprovalApplied(this ILogger logger, string runId, string identitySourceId, string approvalId, long applied, long leftOut, long notListed);

    [LoggerMessage(611, LogLevel.Error, "The end of run {RunId} of identity source {IdentitySourceId} could not be written into the store ({ErrorType})")]
    public static partial void EndNotWritten(this ILogger logger, string runId, string identitySourceId, string errorType);

    [LoggerMessage(612, LogLevel.Warning, "The caller's progress threw {Fault}: the run goes on")]
    public static partial void ProgressThrew(this ILogger logger, string fault);

    [LoggerMessage(613, LogLevel.Warning, "It could not be written into the store that a run did not get identity source {IdentitySourceId} ({ErrorType})")]
    public static partial void BusyNotWritten(this ILogger logger, string identitySourceId, string errorType);
}
