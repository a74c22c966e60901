using Okta.Xaas.Journal;
using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots.Reconciliation.Internal;

/// <summary>
/// Writes into the store what the org has, in pieces, as the store's own journal knows it: as if a session had imported it, or, of who is not there, as if nobody knew what became of them, so that whatever the
/// next list says is sent. A crash in between leaves a journal of a session that Okta does not have, which the next run ends as unknown: more is sent then, and nobody is lost.
/// </summary>
internal sealed class Corrections(ISnapshotLease lease, TimeProvider time)
{
    private const int PieceLength = 1_000;

    private readonly List<(ChangeReference Change, EntityState? State)> _piece = [];
    private readonly List<(EntityKind Kind, string ExternalId)> _doubted = [];
    private int _pieces;

    /// <summary>The org has it so.</summary>
    public Task KnowAsync(ChangeKind kind, string externalId, EntityState state, CancellationToken cancellationToken) => PutAsync(SessionOutcome.Imported, kind, externalId, null, state, cancellationToken);

    /// <summary>The org has this member.</summary>
    public Task AddMemberAsync(MembershipPair pair, CancellationToken cancellationToken) => PutAsync(SessionOutcome.Imported, ChangeKind.MembershipAdd, pair.GroupExternalId, pair.MemberExternalId, null, cancellationToken);

    /// <summary>The org does not have this member.</summary>
    public Task RemoveMemberAsync(MembershipPair pair, CancellationToken cancellationToken) => PutAsync(SessionOutcome.Imported, ChangeKind.MembershipRemove, pair.GroupExternalId, pair.MemberExternalId, null, cancellationToken);

    /// <summary>The org does not have it, or not as it was imported. It is written at the end only: it makes the memberships doubtful, too, which are still to be compared.</summary>
    public void Doubt(EntityKind kind, string externalId) => _doubted.Add((kind, externalId));

    /// <summary>Writes what is left.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        await WriteAsync(SessionOutcome.Imported, cancellationToken).ConfigureAwait(false);
        foreach (var (kind, externalId) in _doubted)
            await PutAsync(SessionOutcome.InDoubt, kind == EntityKind.User ? ChangeKind.UserDelete : ChangeKind.GroupDelete, externalId, null, null, cancellationToken).ConfigureAwait(false);
        await WriteAsync(SessionOutcome.InDoubt, cancellationToken).ConfigureAwait(false);
        await AppendAsync(new() { Event = JournalEvent.RunEnded, At = time.GetUtcNow() }, cancellationToken).ConfigureAwait(false);
    }

    private async Task PutAsync(SessionOutcome outcome, ChangeKind kind, string externalId, string? member, EntityState? state, CancellationToken cancellationToken)
    {
        _piece.Add((new ChangeReference { Index = _piece.Count, Kind = kind, ExternalId = externalId, MemberExternalIds = member is null ? null : [member] }, state));
        if (_piece.Count >= PieceLength) await WriteAsync(outcome, cancellationToken).ConfigureAwait(false);
    }

    private async Task WriteAsync(SessionOutcome outcome, CancellationToken cancellationToken)
    {
        if (_piece.Count == 0) return;
        var name = FormattableString.Invariant($"reconciliation {++_pieces}");
        var states = _piece.Where(entry => entry.State is not null).ToDictionary(entry => entry.Change.Index, entry => entry.State!);
        await lease.AppendAsync(
            new() { Event = JournalEvent.Uploading, At = time.GetUtcNow(), SessionId = name, Changes = [.. _piece.Select(entry => entry.Change)] }, states, cancellationToken).ConfigureAwait(false);
        await AppendAsync(new() { Event = JournalEvent.SessionEnded, At = time.GetUtcNow(), SessionId = name, Outcome = outcome }, cancellationToken).ConfigureAwait(false);
        _piece.Clear();
    }

    private Task AppendAsync(JournalEntry entry, CancellationToken cancellationToken) => lease.AppendAsync(entry, new Dictionary<long, EntityState>(), cancellationToken);
}
