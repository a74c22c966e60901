using System.Diagnostics.CodeAnalysis;

namespace Okta.Xaas.Snapshots.Store;

/// <summary>Who has been given which text that only one person may have: a part of <see cref="ISnapshotLease"/>, with the same rules. All texts are hashes.</summary>
/// <remarks>
/// What is kept stays for ever, also when the person leaves. What is noted and claimed belongs to the comparison that <see cref="ISnapshotLease.BeginStagingAsync"/> begins, and ends with it.
/// </remarks>
[Experimental("OKTAXAAS002")]
public interface IUniqueNames
{
    /// <summary>Finds the numbers that were kept, or claimed in this comparison.</summary>
    /// <param name="wishes">Whose, and for which text.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What is known for each wish, in their order.</returns>
    Task<IReadOnlyList<UniqueHolding>> FindAsync(IReadOnlyList<UniqueWish> wishes, CancellationToken cancellationToken);

    /// <summary>Takes in texts that stand in the list for somebody whose record is staged later.</summary>
    /// <param name="names">The texts and whose they are.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When they are in.</returns>
    Task NoteAsync(IReadOnlyList<NameHolder> names, CancellationToken cancellationToken);

    /// <summary>
    /// Finds who has a text: who was given it, or whose user name or e-mail it is in the store, in what was noted, or in the records that had been staged when
    /// this was called for the first time in the comparison.
    /// </summary>
    /// <param name="hashes">The texts, each once.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The holders; nothing for a text that nobody has.</returns>
    Task<IReadOnlyList<NameHolder>> FindHoldersAsync(IReadOnlyCollection<long> hashes, CancellationToken cancellationToken);

    /// <summary>Gives numbers for this comparison; each was free.</summary>
    /// <param name="names">The numbers.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When they are given.</returns>
    Task ClaimAsync(IReadOnlyList<UniqueName> names, CancellationToken cancellationToken);

    /// <summary>Keeps numbers, durably. One that is kept already is passed over.</summary>
    /// <param name="names">The numbers.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns><see langword="false"/> when one of the texts has been kept for somebody else, or the person has another number: then none of them is kept.</returns>
    Task<bool> KeepAsync(IReadOnlyList<UniqueName> names, CancellationToken cancellationToken);
}
