using System.Runtime.CompilerServices;
using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots.Planning.Internal;

/// <summary>Joins memberships that come group by group into changes of at most a thousand members, so that no group has to be held as a whole.</summary>
internal static class MembershipGroups
{
    private const int MaxMembers = 1_000;

    public static async IAsyncEnumerable<(string Group, IReadOnlyList<string> Members)> JoinAsync(IAsyncEnumerable<MembershipPair> pairs, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? group = null;
        var members = new List<string>();
        await foreach (var pair in pairs.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (members.Count > 0 && (pair.GroupExternalId != group || members.Count == MaxMembers))
            {
                yield return (group!, members);
                members = [];
            }

            group = pair.GroupExternalId;
            members.Add(pair.MemberExternalId);
        }

        if (members.Count > 0) yield return (group!, members);
    }
}
