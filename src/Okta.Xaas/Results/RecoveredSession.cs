namespace Okta.Xaas;

/// <summary>A session of a run that never came to its end, and what was found to have become of its changes.</summary>
/// <remarks>A run that was stopped, or has failed, with a session left is told as a whole, also what its own result has told: the ids of <see cref="SyncResult.Sessions"/> say which those are. A <see cref="Okta.Xaas.Journal.MemoryJournal"/> tells only of those that had not ended.</remarks>
public sealed record RecoveredSession
{
    /// <summary>When the run began, by the clock of its process: tells the runs apart, when more than one was killed before any came to its end.</summary>
    public required DateTimeOffset RunStartedAt { get; init; }

    /// <summary>The session's id; <see langword="null"/> when the run ended while it was being created and no session was found.</summary>
    public string? SessionId { get; init; }

    /// <summary>
    /// <see cref="SessionOutcome.Imported"/> and <see cref="SessionOutcome.WithoutEffect"/>: its changes are done. Any other: hand them in again,
    /// unless another session of the same run has them as done, as those of a <see cref="SessionOutcome.Reloaded"/> one were loaded once more.
    /// </summary>
    public required SessionOutcome Outcome { get; init; }

    /// <summary>The changes that it was loaded with; their <see cref="ChangeReference.Index"/> is that of the run that began at <see cref="RunStartedAt"/>.</summary>
    public required IReadOnlyList<ChangeReference> Changes { get; init; }

    /// <summary>The changes that Okta had refused by themselves: handing them in again as they are is of no use.</summary>
    public IReadOnlyList<ChangeReference> Rejected { get; init; } = [];
}
