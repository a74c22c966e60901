using System.Runtime.InteropServices;
using Okta.Xaas.Feeds.Employment.Internal;
using Okta.Xaas.Snapshots.Reading;

namespace Okta.Xaas.Feeds.Database.Internal;

/// <summary>A row of the users' query.</summary>
/// <param name="Key">The person's key; blank when there is none.</param>
/// <param name="State">Where the person stands.</param>
/// <param name="User">The person; null when the row has none for the list: not active, or without any value.</param>
/// <param name="Rank">How the row stands among those of its person.</param>
/// <param name="RankFault">Why that can't be told.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct UserRow(string Key, EmploymentState State, SnapshotUser? User, decimal? Rank = null, string? RankFault = null);
