namespace Okta.Xaas.Emulator.Sessions;

internal enum SessionStatus
{
    Created,
    InProgress,
    Triggered,
    Completed,
    Error,
    Closed,
    Expired,
}
