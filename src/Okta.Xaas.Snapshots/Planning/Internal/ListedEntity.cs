namespace Okta.Xaas.Snapshots.Planning.Internal;

/// <summary>A user, group or device of the list, as the planner sees them all.</summary>
internal readonly record struct ListedEntity(string ExternalId, IdentityProfile Profile, long? Row, string? Fault, IReadOnlyList<IdentityProfile>? Alternatives = null, IReadOnlyList<UniqueAttribute>? Unique = null)
{
    public static ListedEntity Of(SnapshotUser user) => new(user.ExternalId, user.Profile, user.Row, user.Fault, Unique: user.Unique is { Count: > 0 } ? user.Unique : null);

    public static ListedEntity Of(SnapshotGroup group) => new(group.ExternalId, group.Profile, group.Row, group.Fault, group.Alternatives);

    public static ListedEntity Of(SnapshotDevice device) => new(device.ExternalId, device.Profile, device.Row, device.Fault);

    /// <summary>What Okta would refuse of it, and whether the key is among that.</summary>
    public (bool HasUsableKey, string? Fault) Check(EntityKind kind)
    {
        // No database keeps a zero in a text, and no HR system has one in a key.
        if (string.IsNullOrWhiteSpace(ExternalId) || ExternalId.Contains('\0')) return (false, Fault ?? "The record has no usable key.");
        IdentityChange change = kind switch
        {
            EntityKind.User => IdentityChange.UpsertUser(ExternalId, (UserProfile)Profile),
            EntityKind.Group => IdentityChange.UpsertGroup(ExternalId, (GroupProfile)Profile),
            _ => IdentityChange.UpsertDevice(ExternalId, (DeviceProfile)Profile),
        };
        var faults = ChangeValidator.Validate(change);
        if (faults.Count == 0) return (true, Fault);
        var key = faults.FirstOrDefault(f => f is { Attribute: null, Reason: RejectionReason.MissingExternalId or RejectionReason.InvalidLength or RejectionReason.InvalidFormat });
        return key is not null ? (false, key.Message) : (true, Fault ?? string.Join(" ", faults.Select(f => f.Message)));
    }
}
