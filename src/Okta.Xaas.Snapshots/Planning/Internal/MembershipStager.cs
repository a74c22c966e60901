using Okta.Xaas.Changes;
using Okta.Xaas.Snapshots.Reading;
using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots.Planning.Internal;

/// <summary>Brings the memberships into the store's comparison.</summary>
internal sealed class MembershipStager(ISnapshotLease lease, ResendRule resend, HeldBackList heldBack)
{
    private const int ChunkSize = 5_000;

    private readonly List<StagedMembership> _chunk = new(ChunkSize);
    private long _number;

    /// <summary>Records whose group or member has no usable key.</summary>
    public long Unidentified { get; private set; }

    public async Task StageAsync(IAsyncEnumerable<SnapshotMembership> memberships, CancellationToken cancellationToken)
    {
        await foreach (var membership in ReadToEnd.OfAsync(memberships, "membership", cancellationToken).ConfigureAwait(false))
        {
            Add(membership);
            if (_chunk.Count == ChunkSize) await FlushAsync(cancellationToken).ConfigureAwait(false);
        }

        await FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    private void Add(SnapshotMembership membership)
    {
        var row = membership.Row ?? (_number + 1);
        _number++;
        var (group, member) = (ListedValues.Identifier(membership.GroupExternalId), ListedValues.Identifier(membership.MemberExternalId));
        var faults = ChangeValidator.Validate(IdentityChange.AddMembers(group, [member]));
        if (faults.Count > 0 || group.Contains('\0') || member.Contains('\0'))
        {
            Unidentified++;
            var message = faults.Count > 0 ? string.Join(" ", faults.Select(f => f.Message)) : "A key has a character that no key has.";
            heldBack.Add(new() { Kind = "membership", ExternalId = "", Row = row, Reason = HeldBackReason.NoUsableKey, Message = message });
            return;
        }

        _chunk.Add(new(group, member, row, resend.Includes(group, member)));
    }

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_chunk.Count > 0) await lease.StageMembershipsAsync(_chunk, cancellationToken).ConfigureAwait(false);
        _chunk.Clear();
    }
}
