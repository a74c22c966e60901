namespace Okta.Xaas.Journal;

/// <summary>
/// Remembers what a run has announced to do, so that after a kill at any instruction the next run knows which changes are imported, which must
/// be handed in again, and which open session is its own.
/// </summary>
/// <remarks>
/// <para>The synchronizer writes each entry before the act that it announces, and goes on only when <see cref="AppendAsync"/> has ended: a
/// journal that is to survive a crash must have the entry on disk by then.</para>
/// <para>One run uses a journal at a time: <see cref="OpenAsync"/> takes it, <see cref="CloseAsync"/> gives it back.
/// <see cref="AppendAsync"/> may be called concurrently between the two.</para>
/// </remarks>
public interface ISynchronizationJournal
{
    /// <summary>Takes the journal for a run.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The entries of the last run if it never came to its <see cref="JournalEvent.RunEnded"/>; otherwise none.</returns>
    /// <exception cref="JournalException">The journal is in use, cannot be read, or is damaged.</exception>
    Task<IReadOnlyList<JournalEntry>> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Writes an entry, durably.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="cancellationToken">Ends the call; whether the entry was written is then not known, which is as good as a crash at this point.</param>
    /// <returns>When the entry is written.</returns>
    /// <exception cref="JournalException">The entry cannot be written. The run then fails before the act that the entry announces.</exception>
    Task AppendAsync(JournalEntry entry, CancellationToken cancellationToken);

    /// <summary>Gives the journal back. Called once for each <see cref="OpenAsync"/> that succeeded.</summary>
    /// <param name="cancellationToken">Not the run's: a run gives its journal back however it ends.</param>
    /// <returns>When it is free.</returns>
    Task CloseAsync(CancellationToken cancellationToken);
}
