using System.Runtime.CompilerServices;
using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots.Planning.Internal;

/// <summary>The users who are not in the list any more: who of them is protected, and whose memberships end with them.</summary>
internal sealed class Leavers(ISnapshotLease lease, PlanSettings settings, HeldBackList heldBack)
{
    private readonly HashSet<string> _protected = new(StringComparer.Ordinal);

    /// <summary>How many memberships are removed of users who are deleted.</summary>
    public long Removals { get; private set; }

    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        var kept = new HashSet<string>(settings.AllowProtected ? [] : settings.Safeguards.ProtectedUsers, StringComparer.Ordinal);
        await foreach (var id in lease.ReadMissingAsync(EntityKind.User, cancellationToken).ConfigureAwait(false))
        {
            if (!kept.Contains(id)) continue;
            _protected.Add(id);
            heldBack.Add(Protected(EntityKind.User, id));
        }
    }

    public static HeldBackRecord Protected(EntityKind kind, string id) => new()
    {
        Kind = EntityStager.NameOf(kind),
        ExternalId = id,
        Reason = HeldBackReason.Protected,
        Message = $"{id} is not in the list any more, but protected: it is not deleted.",
    };

    /// <summary>The removals, without those of the protected, who keep their groups.</summary>
    public async IAsyncEnumerable<MembershipPair> WithoutProtectedAsync(IAsyncEnumerable<MembershipPair> pairs, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var pair in pairs.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (_protected.Contains(pair.MemberExternalId)) continue;
            if (pair.MemberLeaves) Removals++;
            yield return pair;
        }
    }
}
