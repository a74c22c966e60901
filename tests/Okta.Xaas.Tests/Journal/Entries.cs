using Okta.Xaas.Journal;

namespace Okta.Xaas.Tests.Journal;

/// <summary>Entries of a journal, as a run writes them.</summary>
internal static class Entries
{
    public static readonly DateTimeOffset Start = new(2026, 11, 2, 6, 0, 0, TimeSpan.Zero);

    /// <summary>One of each event, with everything that an entry can hold.</summary>
    public static IReadOnlyList<JournalEntry> All =>
    [
        RunStarted("0oa1"),
        Creating(),
        Created("aps1"),
        Stopped(),
        Uploading("aps1", User(0), Members(1, "E1", "Žofie \"\n\U0001F600")),
        Refused("aps1", User(0)),
        Rejected("aps1", User(0)),
        Unanswered("aps1", User(0)),
        Triggering("aps1"),
        Ended("aps1", SessionOutcome.Imported),
        RunEnded,
    ];

    public static JournalEntry RunEnded => Of(JournalEvent.RunEnded, null);

    public static JournalEntry RunStarted(string source) => Of(JournalEvent.RunStarted, null) with { IdentitySourceId = source };

    public static JournalEntry Creating(int secondsAfterStart = 0) => Of(JournalEvent.SessionCreating, null) with { At = Start.AddSeconds(secondsAfterStart) };

    public static JournalEntry Created(string session) => Of(JournalEvent.SessionCreated, session);

    public static JournalEntry Uploading(string session, params ChangeReference[] changes) => Of(JournalEvent.Uploading, session) with { Changes = changes };

    public static JournalEntry Refused(string session, params ChangeReference[] changes) => Of(JournalEvent.Refused, session) with { Changes = changes };

    public static JournalEntry Rejected(string session, params ChangeReference[] changes) => Of(JournalEvent.Rejected, session) with { Changes = changes };

    public static JournalEntry Unanswered(string session, params ChangeReference[] changes) => Of(JournalEvent.Unanswered, session) with { Changes = changes };

    public static JournalEntry Stopped() => Of(JournalEvent.RunStopped, null);

    public static JournalEntry Triggering(string session) => Of(JournalEvent.Triggering, session);

    public static JournalEntry Ended(string session, SessionOutcome outcome) => Of(JournalEvent.SessionEnded, session) with { Outcome = outcome };

    public static ChangeReference User(int index) => new() { Index = index, Kind = ChangeKind.UserUpsert, ExternalId = $"E{index}" };

    public static ChangeReference Members(int index, params string[] members) =>
        new() { Index = index, Kind = ChangeKind.MembershipAdd, ExternalId = "G1", MemberExternalIds = members };

    private static JournalEntry Of(JournalEvent what, string? session) => new() { Event = what, At = Start, SessionId = session };
}
