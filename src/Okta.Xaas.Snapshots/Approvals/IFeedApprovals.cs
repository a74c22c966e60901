namespace Okta.Xaas.Snapshots.Approvals;

/// <summary>The runs of a feed that a safeguard stopped: shown to a second person, who approves or refuses. The next run then sends what was approved, as far as the list still says it; a service of Okta.Xaas.Hosting begins one for it.</summary>
/// <remarks>
/// <para>May be used concurrently, from any process that has the store, also while a run has the source. Each approval and decision is signed with the store's key and written into the
/// audit trail. The name of who decides is taken as it is given: see to it that your own page or program knows who it is.</para>
/// <para>What cannot be read or written is a <see cref="SnapshotStoreException"/>; so is an approval whose signature is not right.</para>
/// </remarks>
public interface IFeedApprovals
{
    /// <summary>Lists what is open: what waits, what was approved and not done yet, and what was refused, until its time is over.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The approvals, the oldest first.</returns>
    Task<IReadOnlyList<FeedApproval>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Finds an approval, also one that is closed.</summary>
    /// <param name="approvalId">Its id, in capitals or not.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The approval; <see langword="null"/> when there is none.</returns>
    /// <exception cref="ArgumentException">The id is <see langword="null"/> or blank.</exception>
    Task<FeedApproval?> FindAsync(string approvalId, CancellationToken cancellationToken = default);

    /// <summary>Approves: the next run of the feed sends these changes. It begins none itself, and <see cref="Status.FeedState.WaitsForRun"/> tells who does that one is wanted.</summary>
    /// <param name="approvalId">The approval, in capitals or not.</param>
    /// <param name="by">Who decides, at most 200 characters; not the one who asked, unless <see cref="ApprovalOptions.AnotherPerson"/> is off.</param>
    /// <param name="comment">What is to be said with it, at most 500 characters.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The approval as it is now.</returns>
    /// <exception cref="ArgumentException">The id or the name is <see langword="null"/> or blank, or a text is too long.</exception>
    /// <exception cref="ApprovalException">There is none of this id, it is decided or its time is over, or who decides has asked for it.</exception>
    Task<FeedApproval> ApproveAsync(string approvalId, string by, string? comment = null, CancellationToken cancellationToken = default);

    /// <summary>Refuses: runs that would do the same stay stopped. What was approved and not done yet can be refused, too.</summary>
    /// <param name="approvalId">The approval, in capitals or not.</param>
    /// <param name="by">Who decides, at most 200 characters.</param>
    /// <param name="comment">What is to be said with it, at most 500 characters.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The approval as it is now.</returns>
    /// <exception cref="ArgumentException">The id or the name is <see langword="null"/> or blank, or a text is too long.</exception>
    /// <exception cref="ApprovalException">There is none of this id, it is refused or done, or its time is over.</exception>
    Task<FeedApproval> RefuseAsync(string approvalId, string by, string? comment = null, CancellationToken cancellationToken = default);
}
