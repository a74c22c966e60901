using Okta.Xaas.Changes;
using Okta.Xaas.Journal;
using Okta.Xaas.Results;
using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots.Reconciliation.Internal;

/// <summary>
/// Writes into the store what the org has, in pieces, as the store's own journal knows it: as if a session had imported it, or, of who is not there, as if nobody knew what became of them, so that whatever the
/// next list says is sent. A crash in between leaves a journal of a session that Okta does not have, which the next run ends as unknown: more is sent then, and nobody is lost.
/// </summary>
internal sealed class Corrections(ISnapshotLease lease, TimeProvider time)
{
    private const int PieceLength = 1_000;

    private readonly List<(ChangeReference Change, EntityState? State)> _known = [];
    private readonly List<(ChangeReference Change, EntityState? State)> _unknown = [];
    private int _pieces;

    /// <summary>The org has it so.</summary>
    public Task KnowAsync(ChangeKind kind, string externalId, EntityState state, CancellationToken cancellationToken) => PutAsync(_known, kind, externalId, null, state, cancellationToken);

    /// <summary>The org has this member.</summary>
    public Task AddMemberAsync(MembershipPair pair, CancellationToken cancellationToken) => PutAsync(_known, ChangeKind.MembershipAdd, pair.GroupExternalId, pair.MemberExternalId, null, cancellationToken);

    /// <summary>The org does not have this member.</summary>
    public Task RemoveMemberAsync(MembershipPair pair, CancellationToken cancellationToken) => PutAsync(_known, ChangeKind.MembershipRemove, pair.GroupExternalId, pair.MemberExternalId, null, cancellationToken);

    /// <summary>The org does not have it, or not as it was imported.</summary>
    public Task DoubtAsync(EntityKind kind, string externalId, CancellationToken cancellationToken) =>
        PutAsync(_unknown, kind == EntityKind.User ? ChangeKind.UserDelete : ChangeKind.GroupDelete, externalId, null, null, cancellationToken);

    /// <summary>Writes what is left.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        await WriteAsync(_known, SessionOutcome.Imported, cancellationToken).ConfigureAwait(false);
        await WriteAsync(_unknown, SessionOutcome.InDoubt, cancellationToken).ConfigureAwait(false);
        await AppendAsync(new() { Event = JournalEvent.RunEnded, At = time.GetUtcNow() }, cancellationToken).ConfigureAwait(false);
    }

    private async Task PutAsync(List<(ChangeReference Change, EntityState? State)> piece, ChangeKind kind, string externalId, string? member, EntityState? state, CancellationToken cancellationToken)
    {
        piece.Add((new ChangeReference { Index = piece.Count, Kind = kind, ExternalId = externalId, MemberExternalIds = member is null ? null : [member] }, state));
        if (piece.Count >= PieceLength) await WriteAsync(piece, piece == _known ? SessionOutcome.Imported : SessionOutcome.InDoubt, cancellationToken).ConfigureAwait(false);
    }

    private async Task WriteAsync(List<(ChangeReference Change, EntityState? State)> piece, SessionOutcome outcome, CancellationToken cancellationToken)
    {
        if (piece.Count == 0) return;
        var name = FormattableString.Invariant($"reconciliation {++_pieces}");
        var states = piece.Where(entry => entry.State is not null).ToDictionary(entry => entry.Change.Index, entry => entry.State!);
        await lease.AppendAsync(
            new() { Event = JournalEvent.Uploading, At = time.GetUtcNow(), SessionId = name, Changes = [.. piece.Select(entry => entry.Change)] }, states, cancellationToken).ConfigureAwait(false);
        await AppendAsync(new() { Event = JournalEvent.SessionEnded, At = time.GetUtcNow(), SessionId = name, Outcome = outcome }, cancellationToken).ConfigureAwait(false);
        piece.Clear();
    }

    private Task AppendAsync(JournalEntry entry, CancellationToken cancellationToken) => lease.AppendAsync(entry, new Dictionary<long, EntityState>(), cancellationToken);
}
