namespace Okta.Xaas.Verification.Internal;

/// <summary>Of which time the System Log is read. This process's clock and Okta's may differ, so there is a margin on both sides.</summary>
internal readonly record struct LogWindow(DateTimeOffset Since, DateTimeOffset Until)
{
    /// <summary>From the first session's creation to the last one's end; <see langword="null"/> when the run had no session, as nothing of it can have failed then.</summary>
    public static LogWindow? Of(SyncResult result, TimeSpan margin) => result.Sessions.Count == 0
        ? null
        : new(result.Sessions.Min(session => session.CreatedAt) - margin, result.Sessions.Max(session => session.FinishedAt ?? result.FinishedAt) + margin);

    /// <summary>The time before a verification, and the verification.</summary>
    public static LogWindow Of(DateTimeOffset startedAt, DateTimeOffset finishedAt, VerificationOptions options) => new(startedAt - options.LogLookBack - options.LogMargin, finishedAt + options.LogMargin);
}
