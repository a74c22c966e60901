using Okta.Xaas.Snapshots;
using Okta.Xaas.Tool.Connection;
using Okta.Xaas.Tool.Feeds;

namespace Okta.Xaas.Tool.Synchronization;

/// <summary>What the command line says of a synchronization.</summary>
/// <param name="List">Which list is read.</param>
/// <param name="Target">The org.</param>
/// <param name="Reports">Where it is written what was planned and done.</param>
/// <param name="Plan">Whether nothing is to be sent.</param>
/// <param name="AllowDeletions">Whether safeguards of deletions are off.</param>
/// <param name="Allow">The findings of safeguards that are allowed.</param>
internal sealed record SyncArguments(
    ListChoice List, TargetOptions Target, IReadOnlyList<string> Reports, bool Plan, bool AllowDeletions, IReadOnlyList<SafeguardFinding> Allow)
{
    /// <summary>The files that are read, by the option that names them.</summary>
    public IReadOnlyList<(string Option, string? File)> Inputs => [("--file", List.File), ("--mapping", List.Mapping), .. Target.Inputs];
}
