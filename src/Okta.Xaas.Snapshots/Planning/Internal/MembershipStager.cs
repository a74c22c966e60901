using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots.Planning.Internal;

/// <summary>Brings the memberships into the store's comparison.</summary>
internal sealed class MembershipStager(ISnapshotLease lease, ResendRule resend, HeldBackList heldBack)
{
    private const int ChunkSize = 5_000;
    private const string AnyKey = "x";

    private readonly List<StagedMembership> _chunk = new(ChunkSize);
    private long _number;

    /// <summary>Records of which neither the group nor the member has a usable key.</summary>
    public long Unidentified { get; private set; }

    public async Task StageAsync(IAsyncEnumerable<SnapshotMembership> memberships, CancellationToken cancellationToken)
    {
        await foreach (var membership in ReadToEnd.OfAsync(memberships, EntityNames.Membership, cancellationToken).ConfigureAwait(false))
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
            // Whichever key is known: that group loses no member, or that user no group. With neither it may be any membership.
            if (!IsUsable(group, AnyKey)) group = "";
            if (!IsUsable(AnyKey, member)) member = "";
            if (group.Length == 0 && member.Length == 0) Unidentified++;
            else _chunk.Add(new(group, member, row, IsHeldBack: true));
            var message = faults.Count > 0 ? string.Join(" ", faults.Select(f => f.Message)) : "A key has a character that no key has.";
            heldBack.Add(new() { Kind = EntityNames.Membership, ExternalId = group, MemberExternalId = member.Length == 0 ? null : member, Row = row, Reason = HeldBackReason.NoUsableKey, Message = message });
            return;
        }

        _chunk.Add(new(group, member, row, resend.Includes(group, member)));
    }

    private static bool IsUsable(string group, string member) =>
        !group.Contains('\0') && !member.Contains('\0') && ChangeValidator.Validate(IdentityChange.AddMembers(group, [member])).Count == 0;

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_chunk.Count > 0) await lease.StageMembershipsAsync(_chunk, cancellationToken).ConfigureAwait(false);
        _chunk.Clear();
    }
}
