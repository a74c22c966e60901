using Okta.Xaas.Emulator.Accounts;
using Okta.Xaas.Emulator.Sessions;

namespace Okta.Xaas.Emulator.SystemLog;

/// <summary>Which event tells what. D: the event types; what is marked is assumed.</summary>
internal static class LogEvents
{
    private const string User = "User";
    private const string UserGroup = "UserGroup";

    private static readonly EntityEvents UserEvents = EntityEvents.Of("user");
    private static readonly EntityEvents GroupEvents = EntityEvents.Of("group");

    private static readonly Dictionary<string, string> Bulk = new(StringComparer.Ordinal)
    {
        ["uploadIdentitySourceDataForUpsert"] = "system.identity_sources.bulk_upsert",
        ["uploadIdentitySourceDataForDelete"] = "system.identity_sources.bulk_delete",
        ["uploadIdentitySourceGroupsForUpsert"] = "system.identity_sources.bulk_group_upsert",
        ["uploadIdentitySourceGroupsDataForDelete"] = "system.identity_sources.bulk_group_delete",
        ["uploadIdentitySourceGroupMembershipsForUpsert"] = "system.identity_sources.bulk_group_membership_upsert",
        ["uploadIdentitySourceGroupMembershipsForDelete"] = "system.identity_sources.bulk_group_membership_delete",
        ["uploadIdentitySourceDevicesForUpsert"] = "system.identity_sources.bulk_device_upsert",
        ["uploadIdentitySourceDevicesForDelete"] = "system.identity_sources.bulk_device_delete",
    };

    /// <summary>The event of a session that came into its status; none for the first data.</summary>
    public static LogEvent? Of(OrgSession session, DateTimeOffset at) => session.Status switch
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

    public static LogEvent Started(OrgSession session, DateTimeOffset at) => Session("system.import.start", session, at);

    public static LogEvent Of(OrgSession session, EmulatedUpload upload) => Session(Bulk[upload.Operation], session, upload.Received);

    /// <summary>I: which of the failures a membership of an unknown group or user gives, and a delete of what is gone.</summary>
    public static LogEvent PassedOver(OrgSession session, EntityKey key, DateTimeOffset at)
    {
        var isUser = key.Kind == EntityKind.User;
        return new(at, isUser ? "app.user_management.update_from_master_failed" : "app.user_management.user_group_import.upsert_fail", new(isUser ? User : UserGroup, null, key.Id))
        {
            SessionId = session.Id,
            IsFailure = true,
            Reason = $"{key} could not be imported.",
        };
    }

    /// <summary>D: an import and a single call write events of their own. I: memberships of an import, and devices, write none.</summary>
    public static LogEvent? Of(DirectoryChange change) => change.Entity switch
    {
        EntityKind.User => Entity(change, User, UserEvents),
        EntityKind.Group => Entity(change, UserGroup, GroupEvents),
        EntityKind.Membership => Membership(change),
        _ => null,
    };

    private static LogEvent Entity(DirectoryChange change, string targetType, EntityEvents events)
    {
        var told = change.Cause.SessionId is null ? events.OfCall : events.OfImport;
        var type = change.Kind switch
        {
            ChangeKind.Created => told.Create,
            ChangeKind.Deactivated or ChangeKind.Deleted => told.Delete,
            _ => told.Update,
        };
        return new LogEvent(change.Cause.At, type, new(targetType, change.OktaId, change.ExternalId)) { SessionId = change.Cause.SessionId };
    }

    // Of the call for a membership only: one that goes with its user or group is told by that one's event.
    private static LogEvent? Membership(DirectoryChange change)
    {
        var verb = change.Cause.Operation switch
        {
            "createIdentitySourceGroupsMemberships" => "assign",
            "deleteIdentitySourceGroupMemberships" => "revoke",
            _ => null,
        };
        return verb is null ? null : new LogEvent(change.Cause.At, $"system.identity_sources.group.user.{verb}", new(User, change.OktaId, change.ExternalId))
        {
            Group = new(UserGroup, null, change.GroupId),
        };
    }

    private static LogEvent Session(string eventType, OrgSession session, DateTimeOffset at) =>
        new(at, eventType, new("ImportSession", session.Id)) { SessionId = session.Id };

    // The types are made once, as an event is made for each person of each import.
    private sealed record EntityEvents((string Create, string Update, string Delete) OfCall, (string Create, string Update, string Delete) OfImport)
    {
        public static EntityEvents Of(string name) => new(All($"system.identity_sources.{name}"), All($"system.import.{name}"));

        private static (string Create, string Update, string Delete) All(string family) => ($"{family}.create", $"{family}.update", $"{family}.delete");
    }
}
