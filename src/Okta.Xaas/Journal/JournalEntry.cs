namespace Okta.Xaas.Journal;

/// <summary>One entry of a journal. It names changes by their place and external id, and never holds a value of a profile.</summary>
public sealed record JournalEntry
{
    /// <summary>What is announced, or told.</summary>
    public required JournalEvent Event { get; init; }

    /// <summary>The time: of this process's clock, except for <see cref="JournalEvent.SessionCreating"/>.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The identity source, on <see cref="JournalEvent.RunStarted"/>.</summary>
    public string? IdentitySourceId { get; init; }

    /// <summary>The session, once its id is known.</summary>
    public string? SessionId { get; init; }

    /// <summary>The changes, on <see cref="JournalEvent.Uploading"/>, <see cref="JournalEvent.Refused"/>, <see cref="JournalEvent.Rejected"/> and <see cref="JournalEvent.Unanswered"/>.</summary>
    public IReadOnlyList<ChangeReference>? Changes { get; init; }

    /// <summary>What became of the session's changes, on <see cref="JournalEvent.SessionEnded"/>.</summary>
    public SessionOutcome? Outcome { get; init; }
}
