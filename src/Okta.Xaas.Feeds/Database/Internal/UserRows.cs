using System.Runtime.CompilerServices;
using Okta.Xaas.Feeds.Lists.Internal;
using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Feeds.Database.Internal;

/// <summary>From the rows of the users' query to people: of several rows that come one after another, the leading one.</summary>
internal static class UserRows
{
    public static async IAsyncEnumerable<SnapshotUser> PeopleAsync(IAsyncEnumerable<UserRow> rows, bool haveSeveral, LeftOut? leftOut, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        leftOut?.Clear();
        var ofPerson = new List<UserRow>();
        await foreach (var row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            leftOut?.Add(row.Key, isInList: row.User is not null);
            if (row.User is null) continue;
            if (!haveSeveral)
            {
                yield return row.User;
                continue;
            }

            if (ofPerson.Count > 0 && (row.Key.Length == 0 || ofPerson[0].Key != row.Key))
            {
                foreach (var user in Leading(ofPerson)) yield return user;
                ofPerson.Clear();
            }

            ofPerson.Add(row);
        }

        foreach (var user in Leading(ofPerson)) yield return user;
    }

    public static async IAsyncEnumerable<SnapshotMembership> WithoutAsync(LeftOut leftOut, IAsyncEnumerable<SnapshotMembership> memberships, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var membership in memberships.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (!leftOut.Has(membership.MemberExternalId)) yield return membership;
        }
    }

    // Where two lead, both are told, so that the person is held back; where the rank of one can't be told, the person is held back by it.
    private static IEnumerable<SnapshotUser> Leading(List<UserRow> rows)
    {
        if (rows.Count <= 1) return rows.Select(row => row.User!);
        if (rows.Exists(row => row.RankFault is not null))
            return rows.Where(row => row.RankFault is not null).Select(row => row.User! with { Fault = row.User.Fault ?? row.RankFault });
        var highest = rows.Max(row => row.Rank);
        return rows.Where(row => row.Rank == highest).Select(row => row.User!);
    }
}
