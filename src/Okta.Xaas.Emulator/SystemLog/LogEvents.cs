using Okta.Xaas.Emulator.Accounts;
using Okta.Xaas.Emulator.Sessions;

namespace Okta.Xaas.Emulator.SystemLog;

/// <summary>Which event tells what. D: the event types of sessions, imports, users, groups and of bulk_upsert and bulk_delete; what is marked is assumed.</summary>
internal static class LogEvents
{
    private static readonly Dictionary<string, string> Bulk = new(StringComparer.Ordinal)
    {
        ["uploadIdentitySourceDataForUpsert"] = "bulk_upsert",
        ["uploadIdentitySourceDataForDelete"] = "bulk_delete",

        // D: that there are such events; I: how their names end.
        ["uploadIdentitySourceGroupsForUpsert"] = "bulk_group_upsert",
        ["uploadIdentitySourceGroupsDataForDelete"] = "bulk_group_delete",
        ["uploadIdentitySourceGroupMembershipsForUpsert"] = "bulk_group_membership_upsert",
        ["uploadIdentitySourceGroupMembershipsForDelete"] = "bulk_group_membership_delete",
        ["uploadIdentitySourceDevicesForUpsert"] = "bulk_device_upsert",
        ["uploadIdentitySourceDevicesForDelete"] = "bulk_device_delete",
    };

    /// <summary>The event of a session that came into its status; none for the first data.</summary>
    public static LogEvent? Of(ImportSession session, DateTimeOffset at) => session.Status switch
    {
        SessionStatus.Created => Session("system.import.session.created", session, at),
        SessionStatus.Triggered => Session("system.import.session.triggered", session, at),
        SessionStatus.Closed => Session("system.import.session.cancelled", session, at),
        SessionStatus.Expired => Session("system.import.session.expired", session, at),
        SessionStatus.Completed => Session("system.import.complete", session, at),

        // I: that an import which fails completes in this way.
        SessionStatus.Error => Session("system.import.complete", session, at) with { IsFailure = true, Reason = session.Error },
        _ => null,
    };

    public static LogEvent Started(ImportSession session, DateTimeOffset at) => Session("system.import.start", session, at);

    public static LogEvent Of(ImportSession session, EmulatedUpload upload) => Session($"system.identity_sources.{Bulk[upload.Operation]}", session, upload.Received);

    /// <summary>I: which of the failures a membership of an unknown group or user gives, and a delete of what is gone.</summary>
    public static LogEvent PassedOver(ImportSession session, EntityKey key, DateTimeOffset at) =>
        new(at, key.Kind == EntityKind.User ? "app.user_management.update_from_master_failed" : "app.user_management.user_group_import.upsert_fail")
        {
            TargetType = key.Kind == EntityKind.User ? "User" : "UserGroup",
            TargetId = null,
            AlternateId = key.Id,
            SessionId = session.Id,
            IsFailure = true,
            Reason = $"{key} could not be imported.",
        };

    /// <summary>I: a call for a single user or group writes the same event as an import; memberships and devices write none.</summary>
    public static LogEvent? Of(DirectoryChange change)
    {
        if (change.Entity is not (EntityKind.User or EntityKind.Group)) return null;
        var isUser = change.Entity == EntityKind.User;
        var verb = change.Kind switch
        {
            ChangeKind.Created => "create",
            ChangeKind.Deactivated or ChangeKind.Deleted => "delete",
            _ => "update",
        };
        return new LogEvent(change.Cause.At, $"system.import.{(isUser ? "user" : "group")}.{verb}")
        {
            TargetType = isUser ? "User" : "UserGroup",
            TargetId = change.OktaId,
            AlternateId = change.ExternalId,
            SessionId = change.Cause.SessionId,
        };
    }

    private static LogEvent Session(string eventType, ImportSession session, DateTimeOffset at) =>
        new(at, eventType) { TargetType = "ImportSession", TargetId = session.Id, SessionId = session.Id };
}
