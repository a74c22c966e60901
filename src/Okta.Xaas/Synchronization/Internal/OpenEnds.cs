namespace Okta.Xaas.Synchronization.Internal;

/// <summary>What a run leaves to the next one, in words for a log.</summary>
internal static class OpenEnds
{
    public const string JournalHangs = " The journal did not answer: the next run with it, or RecoverAsync, asks Okta what became of the sessions that it was not told of.";

    public static string Describe(SyncResult result) => string.Concat(result.Sessions.Select(session => session.Outcome switch
    {
        SessionOutcome.ImportPending =>
            $" Okta goes on importing session {session.SessionId}: the next run with the same journal, or RecoverAsync, asks what became of it; its changes need not be handed in again before.",
        SessionOutcome.LeftOpen when session.SessionId.Length == 0 => " A session may have been created, as its creation got no answer: the next run with the same journal looks for it and cancels it.",
        SessionOutcome.LeftOpen => $" Session {session.SessionId} is still open at Okta: the next run with the same journal cancels it.",
        _ => "",
    }));
}
