namespace Okta.Xaas.Emulator.Control;

/// <summary>What Okta makes of a person; what is left out is as usual.</summary>
internal sealed record OutcomeBody(string? Status, string? SyncState, Dictionary<string, string?>? Drift, bool? Fails);
