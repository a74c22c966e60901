namespace Okta.Xaas.Emulator.Sessions;

internal enum SessionAction
{
    Upload,
    StartImport,
    Cancel,
}

/// <summary>What a session's status allows.</summary>
internal static class SessionRules
{
    /// <summary>L: data goes into CREATED and IN_PROGRESS; D: only IN_PROGRESS can be triggered; L: CREATED and IN_PROGRESS can be cancelled.</summary>
    public static bool Allows(this SessionStatus status, SessionAction action) =>
        action == SessionAction.StartImport ? status == SessionStatus.InProgress : status.IsOpen();

    public static bool IsOpen(this SessionStatus status) => status is SessionStatus.Created or SessionStatus.InProgress;

    /// <summary>D: the list has these only, though its example shows others too.</summary>
    public static bool IsActive(this SessionStatus status) => status.IsOpen() || status == SessionStatus.Triggered;

    /// <summary>The status of this name; null when there is none.</summary>
    public static SessionStatus? Parse(string wireName) => Enum.GetValues<SessionStatus>().Cast<SessionStatus?>().FirstOrDefault(status => status!.Value.WireName() == wireName);

    public static string WireName(this SessionStatus status) => status switch
    {
        SessionStatus.Created => "CREATED",
        SessionStatus.InProgress => "IN_PROGRESS",
        SessionStatus.Triggered => "TRIGGERED",
        SessionStatus.Completed => "COMPLETED",
        SessionStatus.Error => "ERROR",
        SessionStatus.Closed => "CLOSED",
        SessionStatus.Expired => "EXPIRED",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };
}
