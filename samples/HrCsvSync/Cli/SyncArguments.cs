namespace HrCsvSync.Cli;

/// <summary>What the command line says.</summary>
internal sealed record SyncArguments(string File, string Mapping, string? State, string? Report, bool Plan, bool AllowDeletions, double TimeScale, bool Verbose);
