using Okta.Xaas.Feeds.Employment.Internal;
using Okta.Xaas.Feeds.Lists.Internal;
using Okta.Xaas.Feeds.Mapping.Internal;
using Okta.Xaas.Feeds.Rows.Internal;
using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Feeds.Database.Internal;

/// <summary>What each kind of record is made of.</summary>
internal static class RowMaps
{
    public const string UsersOrigin = "the query of users";

    public static RowMap<UserRow> Users(ProfileColumns columns, TimeProvider time, AsOfTime? asOf = null)
    {
        Check(ProfileKind.User, columns);
        var mapping = ColumnModel.MappingOf(columns, UsersOrigin);
        WantedColumn[] wanted =
        [
            .. ColumnModel.WantedOf(columns, mapping.Attributes),
            .. mapping.Employment.Columns.Select(column => new WantedColumn(column.Column, column.For)),
            .. columns.AsOf is { } date ? new[] { new WantedColumn(date.Column, "when the list was made") } : [],
        ];

        // The day is that of the reading, not of the making.
        return new("users", wanted, header =>
        {
            asOf?.Begin();
            return UserRow.Maker(new RowMapper(mapping, header, time), asOf);
        });
    }

    public static RowMap<SnapshotGroup> Groups(ProfileColumns columns) =>
        OfProfiles<GroupProfile, SnapshotGroup>(ProfileKind.Group, columns, (id, profile, row, fault) => new SnapshotGroup(id, profile, row, fault));

    public static RowMap<SnapshotDevice> Devices(ProfileColumns columns) =>
        OfProfiles<DeviceProfile, SnapshotDevice>(ProfileKind.Device, columns, (id, profile, row, fault) => new SnapshotDevice(id, profile, row, fault));

    public static RowMap<SnapshotMembership> Memberships(MembershipColumns columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ColumnChecks.ThrowIfFaulty(ColumnChecks.FaultsOf(columns), nameof(columns));
        WantedColumn[] wanted = [new(columns.Group, "the group's key"), new(columns.Member, "the member's key")];
        return new("memberships", wanted, header =>
        {
            var (group, member) = (KeyOf(columns.Group, wanted[0].For, header), KeyOf(columns.Member, wanted[1].For, header));
            return row => new SnapshotMembership(group.Of(row).Text, member.Of(row).Text, row.Number);
        });
    }

    private static RowMap<TRecord> OfProfiles<TProfile, TRecord>(ProfileKind kind, ProfileColumns columns, Func<string, TProfile, long, string?, TRecord> make)
        where TProfile : IdentityProfile, new()
    {
        Check(kind, columns);
        var attributes = ColumnModel.AttributesOf(columns);
        var wanted = ColumnModel.WantedOf(columns, attributes).ToArray();
        return new($"{kind.Name}s", wanted, header =>
        {
            var key = KeyOf(columns.ExternalId, wanted[0].For, header);
            var profiles = new ProfileMapper(kind, attributes, columns.EmptyValues, header, TimeProvider.System);
            return row =>
            {
                var id = key.Of(row).Text;
                var profile = new TProfile();
                var fault = id.Length == 0 ? ProfileKind.WhyKeyless(columns.ExternalId) : profiles.Fill(profile, row, references: null, id, out _);
                return make(id, fault is null ? profile : new TProfile(), row.Number, fault);
            };
        });
    }

    private static RowText KeyOf(string column, string isFor, RowHeader header) => new(new(new HrColumn(column, 0)), isFor, HrConversion.None, header, TimeProvider.System);

    private static void Check(ProfileKind kind, ProfileColumns columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ColumnChecks.ThrowIfFaulty(ColumnChecks.FaultsOf(kind, columns), nameof(columns));
    }
}
