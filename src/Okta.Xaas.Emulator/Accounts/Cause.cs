namespace Okta.Xaas.Emulator.Accounts;

/// <summary>What changed something: when, by which of Okta's operations, and in which session's import if it was one.</summary>
internal sealed record Cause(DateTimeOffset At, string Operation, string? SessionId = null);
