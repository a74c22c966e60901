namespace Okta.Xaas.Journal.Internal;

/// <summary>What a journal tells of one session.</summary>
internal sealed class JournaledSession(DateTimeOffset runStartedAt, DateTimeOffset creatingSince)
{
    public DateTimeOffset RunStartedAt { get; } = runStartedAt;

    public DateTimeOffset CreatingSince { get; } = creatingSince;

    public string? SessionId { get; set; }

    public bool TriggerAnnounced { get; set; }

    public SessionOutcome? Outcome { get; set; }

    public List<ChangeReference> Changes { get; } = [];

    public List<ChangeReference> Rejected { get; } = [];

    /// <summary>
    /// Reads the sessions out of the entries: of one run, or of several when a run was killed whose recovery of the one before it had just been done. A session whose id was never written is the one that was being created last.
    /// A run that was stopped has told of its ended sessions already, but perhaps nobody has heard it: who then knew only the others would do again, in the wrong order, what is done.
    /// </summary>
    public static IReadOnlyList<JournaledSession> Replay(IReadOnlyList<JournalEntry> entries)
    {
        var sessions = new List<JournaledSession>();
        var runStartedAt = entries.Count > 0 ? entries[0].At : default;
        foreach (var entry in entries)
        {
            var session = entry.SessionId is null ? null : sessions.Find(s => s.SessionId == entry.SessionId);
            switch (entry.Event)
            {
                case JournalEvent.RunStarted:
                    runStartedAt = entry.At;
                    break;
                case JournalEvent.SessionCreating:
                    // A creation that is repeated is still the same one: its first announcement counts.
                    if (sessions.Count == 0 || sessions[sessions.Count - 1].SessionId is not null || sessions[sessions.Count - 1].RunStartedAt != runStartedAt) sessions.Add(new(runStartedAt, entry.At));
                    break;
                case JournalEvent.SessionCreated when sessions.Count > 0:
                    sessions[sessions.Count - 1].SessionId = entry.SessionId;
                    break;
                case JournalEvent.Uploading:
                    session?.Changes.AddRange(entry.Changes ?? []);
                    break;
                case JournalEvent.Refused or JournalEvent.Unanswered:
                    foreach (var refused in entry.Changes ?? []) session?.Changes.RemoveAll(c => IsSame(c, refused));
                    break;
                case JournalEvent.Rejected:
                    session?.Rejected.AddRange(entry.Changes ?? []);
                    break;
                case JournalEvent.Triggering when session is not null:
                    session.TriggerAnnounced = true;
                    break;
                case JournalEvent.SessionEnded when session is not null:
                    session.Outcome = entry.Outcome;
                    break;
            }
        }

        return sessions;
    }

    private static bool IsSame(ChangeReference a, ChangeReference b) =>
        a.Index == b.Index && a.Kind == b.Kind && (a.MemberExternalIds ?? []).SequenceEqual(b.MemberExternalIds ?? []);
}
