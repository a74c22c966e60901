namespace Okta.Xaas.Verification;

/// <summary>
/// Asks the org what became of each person of a run: of a session Okta says only that it is <c>COMPLETED</c>, while people wait to be confirmed, are matched to nobody, or are not there.
/// It only reads, by <see cref="IOktaOrgApi"/>, and needs the scope <c>okta.apps.read</c> or an administrator's role that may read apps. Where Okta refuses that, the report says so and
/// nothing fails.
/// </summary>
/// <remarks>
/// <para>Users are verified; groups, memberships and devices are passed over. The changes are the same ones that were handed to the synchronizer, in the same order: their attributes are held as
/// hashes, and the report names those that differ, never their values.</para>
/// <para>It reads single people or the whole list, whichever is fewer calls (a page of the list has 500), within Okta's rate limits, and waits up to
/// <see cref="VerificationOptions.SettleTimeLimit"/> for what is still on its way. Memory grows with the people that are verified, not with those that Okta has. May be called concurrently.</para>
/// </remarks>
public interface IIdentitySourceVerifier
{
    /// <summary>Verifies the people of a run: those whose changes were imported, as its result tells. Those that were rejected, are in doubt or were not sent are left out.</summary>
    /// <param name="result">The result of the run.</param>
    /// <param name="changes">The changes that were handed in, in their order.</param>
    /// <param name="options">How to read and how long to wait; the defaults when <see langword="null"/>.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What Okta has of each person.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="result"/> or <paramref name="changes"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The result is another identity source's, or an option is out of its range.</exception>
    /// <exception cref="OktaApiException">Okta did not answer, or with something else than a refusal (403 or 404).</exception>
    Task<VerificationReport> VerifyAsync(
        SyncResult result, IAsyncEnumerable<IdentityChange> changes, VerificationOptions? options = null, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="VerifyAsync(SyncResult, IAsyncEnumerable{IdentityChange}, VerificationOptions?, CancellationToken)" />
    Task<VerificationReport> VerifyAsync(
        SyncResult result, IEnumerable<IdentityChange> changes, VerificationOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Verifies people by their keys alone: whether Okta has them, without a look at their attributes.</summary>
    /// <param name="externalIds">The people's external ids.</param>
    /// <param name="options">How to read and how long to wait; the defaults when <see langword="null"/>.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What Okta has of each person.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="externalIds"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">An id is blank, or an option is out of its range.</exception>
    /// <exception cref="OktaApiException">Okta did not answer, or with something else than a refusal (403 or 404).</exception>
    Task<VerificationReport> VerifyAsync(IReadOnlyCollection<string> externalIds, VerificationOptions? options = null, CancellationToken cancellationToken = default);
}
