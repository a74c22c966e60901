using Okta.Xaas.Snapshots.Safeguards;

namespace HrCsvSync.Cli;

/// <summary>What the command line says.</summary>
internal sealed record SyncArguments(
    string File, string Mapping, string? State, IReadOnlyList<string> Reports, bool Plan, bool AllowDeletions, IReadOnlyList<SafeguardFinding> Allow, double TimeScale, bool Verbose);
