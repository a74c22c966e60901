using System.Runtime.InteropServices;
using Okta.Xaas.Feeds.Employment.Internal;
using Okta.Xaas.Feeds.Lists.Internal;
using Okta.Xaas.Feeds.Rows.Internal;
using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Feeds.Database.Internal;

/// <summary>A row of the users' query.</summary>
/// <param name="Key">The person's key; blank when there is none.</param>
/// <param name="State">Where the person stands.</param>
/// <param name="User">The person; null when the row has none for the list.</param>
/// <param name="Rank">How the row stands among those of its person.</param>
/// <param name="RankFault">Why that can't be told.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct UserRow(string Key, RowState State, SnapshotUser? User, decimal? Rank = null, string? RankFault = null)
{
    /// <summary>What makes them of rows.</summary>
    public static Func<SourceRow, UserRow> Maker(RowMapper mapper, AsOfTime? asOf) => row =>
    {
        asOf?.Add(mapper.AsOfIn(row));
        var key = mapper.KeyOf(row);
        var state = mapper.StateOf(row, out var fault);
        if (state != RowState.Active) return new UserRow(key, state, null);
        var rank = mapper.RankOf(row, out var rankFault);
        return new UserRow(key, state, mapper.UserOf(row, fault), rank, rankFault);
    };
}
