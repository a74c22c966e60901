using Okta.Xaas.Snapshots.Safeguards;
using Okta.Xaas.Tool.Connection;

namespace Okta.Xaas.Tool.Feeds;

/// <summary>What the command line says of a synchronization.</summary>
/// <param name="File">The HR system's export; null when a database is meant.</param>
/// <param name="Mapping">What its columns mean; null when a database is meant.</param>
/// <param name="Target">The org.</param>
/// <param name="Reports">Where it is written what was planned and done.</param>
/// <param name="Plan">Whether nothing is to be sent.</param>
/// <param name="AllowDeletions">Whether safeguards of deletions are off.</param>
/// <param name="Allow">The findings of safeguards that are allowed.</param>
internal sealed record SyncArguments(
    string? File, string? Mapping, TargetOptions Target, IReadOnlyList<string> Reports, bool Plan, bool AllowDeletions, IReadOnlyList<SafeguardFinding> Allow);
