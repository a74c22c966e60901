using Okta.Xaas.Snapshots.Approvals.Internal;
using Okta.Xaas.Snapshots.Records;
using Okta.Xaas.Snapshots.Records.Internal;
using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots.Approvals;

/// <inheritdoc cref="IFeedApprovals" />
public sealed class FeedApprovals : IFeedApprovals
{
    private const int LongestName = 200;
    private const int LongestComment = 500;

    private readonly IFeedRecords _records;
    private readonly string _identitySourceId;
    private readonly SnapshotOptions _options;
    private readonly TimeProvider _time;

    /// <summary>Names the feed. With dependency injection, <c>AddOktaXaas(…).UseSnapshots(…)</c> does it.</summary>
    /// <param name="store">The store.</param>
    /// <param name="identitySourceId">The identity source.</param>
    /// <param name="options">The same options that the runs have; the defaults when left out.</param>
    /// <param name="timeProvider">The clock; the system's by default.</param>
    /// <exception cref="ArgumentNullException"><paramref name="store"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The id is <see langword="null"/> or blank.</exception>
    public FeedApprovals(ISnapshotStore store, string identitySourceId, SnapshotOptions? options = null, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentException.ThrowIfNullOrWhiteSpace(identitySourceId);
        (_records, _identitySourceId, _options, _time) = (store.OpenRecords(identitySourceId), identitySourceId, options ?? new(), timeProvider ?? TimeProvider.System);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<FeedApproval>> ListAsync(CancellationToken cancellationToken = default)
    {
        var book = await _records.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (book.Approvals.Count == 0) return [];
        var key = await KeyAsync(book, cancellationToken).ConfigureAwait(false);
        var now = _time.GetUtcNow();
        return [.. book.Approvals.Select(stored => ApprovalText.Read(stored, now, key)).Where(text => text.IsOpen).Select(text => text.Approval)];
    }

    /// <inheritdoc />
    public async Task<FeedApproval?> FindAsync(string approvalId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(approvalId);
        if (await _records.FindApprovalAsync(ApprovalIds.Normalize(approvalId), cancellationToken).ConfigureAwait(false) is not { } stored) return null;
        var key = await KeyAsync(await _records.ReadAsync(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        return ApprovalText.Read(stored, _time.GetUtcNow(), key).Approval;
    }

    /// <inheritdoc />
    public Task<FeedApproval> ApproveAsync(string approvalId, string by, string? comment = null, CancellationToken cancellationToken = default) =>
        DecideAsync(approvalId, by, comment, ApprovalState.Approved, cancellationToken);

    /// <inheritdoc />
    public Task<FeedApproval> RefuseAsync(string approvalId, string by, string? comment = null, CancellationToken cancellationToken = default) =>
        DecideAsync(approvalId, by, comment, ApprovalState.Refused, cancellationToken);

    private async Task<FeedApproval> DecideAsync(string approvalId, string by, string? comment, ApprovalState decision, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(approvalId);
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        if (by.Length > LongestName || by.Any(char.IsControl)) throw new ArgumentException($"A name has at most {LongestName} characters, and no control characters.", nameof(by));
        if (comment is not null && (comment.Length > LongestComment || comment.Any(char.IsControl)))
            throw new ArgumentException($"A comment has at most {LongestComment} characters, and no control characters.", nameof(comment));
        var id = ApprovalIds.Normalize(approvalId);
        if (await _records.FindApprovalAsync(id, cancellationToken).ConfigureAwait(false) is not { } found)
            throw new ApprovalException($"There is no approval {id} of identity source {_identitySourceId}: list those that are open. Nothing was changed.");
        var key = await KeyAsync(await _records.ReadAsync(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        FeedApproval? decided = null;
        await _records.ChangeAsync(
            book =>
            {
                var now = _time.GetUtcNow();
                var stored = book.Approvals.FirstOrDefault(open => open.Id == id);
                var text = ApprovalText.Read(stored ?? found, now, key);
                if (stored is null && text.IsOpen)
                    throw new ApprovalException($"Approval {id} was closed{(found.IsOpen ? " just now, by a run: look at it again" : ", as somebody had changed it in the store: let the run be stopped anew")}. Nothing was changed.");
                EnsureCanBe(decision, text.Approval, by);
                decided = text.Approval with { State = decision, DecidedBy = by, DecidedAt = now, DecidedAfterRun = FeedValues.RunOf(book)?.RunId, Comment = comment };
                var entry = new AuditText(now, decision == ApprovalState.Approved ? AuditEvent.Approved : AuditEvent.Refused, by, Environment.MachineName, ApprovalId: id, Comment: comment);
                var change = new FeedBookChange().Enter(book, key, entry);
                return change with { Approvals = [(text with { Approval = decided, DecidedIn = change.Entries[0].Number }).ToStored(key)] };
            },
            cancellationToken).ConfigureAwait(false);
        return decided!;
    }

    private void EnsureCanBe(ApprovalState decision, FeedApproval approval, string by)
    {
        var why = approval switch
        {
            { State: ApprovalState.Expired } => $"its time was over at {approval.ValidUntil:u}. Let the run be stopped anew",
            { State: ApprovalState.Superseded } => "it is not needed any more: a later list has other changes, or a run got through without it. List those that are open",
            { State: ApprovalState.Applied } => $"run {approval.AppliedByRun} has done it",
            _ when approval.State == decision => $"{approval.DecidedBy} has decided so at {approval.DecidedAt:u}",
            _ when decision == ApprovalState.Approved && _options.Approvals.AnotherPerson && string.Equals(by.Trim(), approval.RequestedBy.Trim(), StringComparison.OrdinalIgnoreCase) =>
                $"{approval.RequestedBy} has asked for it, and another person approves. Where one person is to do both, set SnapshotOptions.Approvals.AnotherPerson to false",
            _ => null,
        };
        if (why is not null) throw new ApprovalException($"Approval {approval.ApprovalId} cannot be {(decision == ApprovalState.Approved ? "approved" : "refused")}: {why}. Nothing was changed.");
    }

    private async Task<RecordsKey> KeyAsync(FeedBook book, CancellationToken cancellationToken)
    {
        if (book.Source?.KeyCheck is null) throw new SnapshotStoreException($"The store has approvals of identity source {_identitySourceId}, and no key of it: put a backup in its place, or let the run be stopped anew.");
        return new(await HashKeys.OfAsync(book.Source, _options, cancellationToken).ConfigureAwait(false), _identitySourceId);
    }
}
