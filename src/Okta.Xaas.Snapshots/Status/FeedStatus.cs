using Okta.Xaas.Snapshots.Approvals.Internal;
using Okta.Xaas.Snapshots.Records.Internal;
using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots.Status;

/// <inheritdoc cref="IFeedStatus" />
public sealed class FeedStatus : IFeedStatus
{
    private readonly IFeedRecords _records;
    private readonly string _identitySourceId;
    private readonly TimeProvider _time;

    /// <summary>Names the feed. With dependency injection, <c>AddOktaXaas(…).UseSnapshots(…)</c> does it.</summary>
    /// <param name="store">The store.</param>
    /// <param name="identitySourceId">The identity source.</param>
    /// <param name="timeProvider">The clock; the system's by default.</param>
    /// <exception cref="ArgumentNullException"><paramref name="store"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The id is <see langword="null"/> or blank.</exception>
    public FeedStatus(ISnapshotStore store, string identitySourceId, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentException.ThrowIfNullOrWhiteSpace(identitySourceId);
        (_records, _identitySourceId, _time) = (store.OpenRecords(identitySourceId), identitySourceId, timeProvider ?? TimeProvider.System);
    }

    /// <inheritdoc />
    public async Task<FeedState> ReadAsync(CancellationToken cancellationToken = default)
    {
        var book = await _records.ReadAsync(cancellationToken).ConfigureAwait(false);
        var now = _time.GetUtcNow();
        FeedState state = new()
        {
            IdentitySourceId = _identitySourceId,
            LastRun = FeedValues.RunOf(book),
            LastSuccessAt = FeedValues.TimeOf(book, FeedValues.LastSuccess),
            NextRunAt = FeedValues.TimeOf(book, FeedValues.NextRun),
            Approvals = [.. book.Approvals.Select(stored => ApprovalText.Read(stored, now)).Where(text => text.IsOpen).Select(text => text.Approval)],
            PendingSessions = book.OpenSessions,
            HeldBack = FeedValues.RunOf(book, FeedValues.HeldBack)?.HeldBack ?? new(),
        };

        // Whoever asks has them measured, too: in a process that has just started, and after a run of another machine.
        FeedGauges.WaitsForApproval(_identitySourceId, state.WaitsForApproval);
        if (state.LastSuccessAt is { } success) FeedGauges.Succeeded(_identitySourceId, success);
        if (state.LastRun is not null) FeedGauges.HeldBack(_identitySourceId, state.HeldBack);
        return state;
    }

    /// <inheritdoc />
    public Task SetNextRunAsync(DateTimeOffset? nextRunAt, CancellationToken cancellationToken = default) =>
        _records.ChangeAsync(_ => new() { Values = new Dictionary<string, string?> { [FeedValues.NextRun] = FeedValues.Of(nextRunAt) } }, cancellationToken);
}
