using Okta.Xaas.Changes;
using Okta.Xaas.Feeds.Employment.Internal;
using Okta.Xaas.Feeds.Rows.Internal;
using Okta.Xaas.Snapshots.Reading;

namespace Okta.Xaas.Feeds.Database.Internal;

/// <summary>What each kind of record is made of.</summary>
internal static class RowMaps
{
    public static RowMap<UserRow> Users(ProfileColumns columns, TimeProvider time, AsOfTime? asOf = null)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ColumnChecks.ThrowIfFaulty(ColumnChecks.FaultsOf(ProfileKind.User, columns), nameof(columns));
        return UserRowMap.Of(columns, time, asOf);
    }

    public static RowMap<SnapshotGroup> Groups(ProfileColumns columns) =>
        OfProfiles<GroupProfile, SnapshotGroup>(ProfileKind.Group, columns, (id, profile, row, fault) => new SnapshotGroup(id, profile, row, fault));

    public static RowMap<SnapshotDevice> Devices(ProfileColumns columns) =>
        OfProfiles<DeviceProfile, SnapshotDevice>(ProfileKind.Device, columns, (id, profile, row, fault) => new SnapshotDevice(id, profile, row, fault));

    public static RowMap<SnapshotMembership> Memberships(MembershipColumns columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ColumnChecks.ThrowIfFaulty(ColumnChecks.FaultsOf(columns), nameof(columns));
        return new("memberships", [new(columns.Group, "the group's key"), new(columns.Member, "the member's key")], () => row => new SnapshotMembership(row[0], row[1], row.Row));
    }

    private static RowMap<TRecord> OfProfiles<TProfile, TRecord>(ProfileKind kind, ProfileColumns columns, Func<string, TProfile, long, string?, TRecord> make)
        where TProfile : IdentityProfile, new()
    {
        ArgumentNullException.ThrowIfNull(columns);
        ColumnChecks.ThrowIfFaulty(ColumnChecks.FaultsOf(kind, columns), nameof(columns));
        var attributes = columns.Attributes.Select(mapped => new AttributeColumn(kind, mapped.Key, mapped.Value, columns)).ToArray();
        WantedColumn[] wanted = [new(columns.ExternalId, "the external id"), .. attributes.Select(attribute => new WantedColumn(attribute.Column, attribute.Name))];
        return new($"{kind.Name}s", wanted, () => Make);

        TRecord Make(RowValues row)
        {
            var id = row[0];
            var profile = new TProfile();
            var fault = id.Length == 0 ? ProfileKind.WhyKeyless(columns.ExternalId) : null;
            for (var i = 0; i < attributes.Length; i++) fault = attributes[i].Fill(profile, row, i + 1) ?? fault;
            return fault is null ? make(id, profile, row.Row, null) : make(id, new TProfile(), row.Row, fault);
        }
    }
}
