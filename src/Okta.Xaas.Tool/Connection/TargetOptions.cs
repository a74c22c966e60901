namespace Okta.Xaas.Tool.Connection;

/// <summary>Which org, and where it is remembered what it has.</summary>
/// <param name="Settings">The settings.</param>
/// <param name="State">The store's file; null for the one that is meant without being named.</param>
/// <param name="Emulated">Whether an emulated org inside this program is meant.</param>
/// <param name="TimeScale">How much faster the emulated org's clock runs.</param>
/// <param name="Verbose">Whether the SDK's log is shown.</param>
internal sealed record TargetOptions(OktaSettings Settings, string? State = null, bool Emulated = false, double TimeScale = 1, bool Verbose = false)
{
    /// <summary>The files that are read, by the option that names them.</summary>
    public IReadOnlyList<(string Option, string? File)> Inputs => [("--settings", Settings.File), ("--state", State)];
}
