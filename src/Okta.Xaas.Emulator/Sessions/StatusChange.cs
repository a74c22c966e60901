namespace Okta.Xaas.Emulator.Sessions;

/// <summary>A status that a session came into.</summary>
internal readonly record struct StatusChange(SessionStatus Status, DateTimeOffset At);
