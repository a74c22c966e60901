namespace HrCsvSync.Cli;

/// <summary>What the command line says.</summary>
internal sealed record SyncArguments(string File, string Mapping, string? Report, bool DryRun, double TimeScale, bool Verbose);
