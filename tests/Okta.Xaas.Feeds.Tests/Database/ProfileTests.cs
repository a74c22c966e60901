using Okta.Xaas.Feeds.Tests.Support;
using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Feeds.Tests.Database;

public sealed class ProfileTests : IDisposable
{
    private const string Id = "1001 as id, 'a@example.com' as mail";

    private readonly TestDatabase _database = new();

    [Fact]
    public async Task Attributes_get_their_columns_trimmed_and_on_one_line()
    {
        var user = await OnlyAsync($"select {Id}, '  O''Connor ' as name, 'Weg 1' || char(13, 10) || ' 80331 München' as address", TestColumns.User(("lastName", "NAME"), ("homeAddress", "address")));

        user.ExternalId.Should().Be("1001");
        user.Row.Should().Be(1);
        user.Fault.Should().BeNull();
        user.Attributes().Should().Equal(("userName", "a@example.com"), ("email", "a@example.com"), ("lastName", "O'Connor"), ("homeAddress", "Weg 1 80331 München"));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("''")]
    [InlineData("'  '")]
    public async Task What_is_empty_clears_its_attribute_unless_that_can_not_be_cleared(string empty)
    {
        var user = await OnlyAsync($"select {Id}, {empty} as x", TestColumns.User(("title", "x"), ("secondEmail", "x")));

        user.Attributes().Should().Equal(("userName", "a@example.com"), ("email", "a@example.com"), ("title", null));
    }

    [Fact]
    public async Task With_keep_what_is_empty_is_not_sent_and_an_attribute_can_differ()
    {
        var columns = TestColumns.User(("title", "x"), ("department", "x"));
        columns.EmptyValues = EmptyValuePolicy.Keep;
        columns.Conversions["department"] = new ValueConversion { EmptyValues = EmptyValuePolicy.Clear };

        var user = await OnlyAsync($"select {Id}, null as x", columns);

        user.Attributes().Skip(2).Should().Equal(("department", null));
    }

    [Fact]
    public async Task Values_become_others_and_those_that_are_not_named_stay()
    {
        var columns = TestColumns.User(("country", "c"), ("title", "t"), ("costCenter", "k"));
        columns.Conversions["country"] = new ValueConversion { Values = { ["D"] = "Germany" } };
        columns.Conversions["title"] = new ValueConversion { Values = { ["n/a"] = "" } };
        columns.Conversions["costCenter"] = new ValueConversion { Values = { ["D"] = "Germany" } };

        var user = await OnlyAsync($"select {Id}, ' d ' as c, 'N/A' as t, 'DX' as k", columns);

        user.Attributes().Skip(2).Should().Equal(("country", "Germany"), ("title", null), ("costCenter", "DX"));
    }

    [Fact]
    public async Task Blanks_can_be_kept()
    {
        var columns = TestColumns.User(("title", "t"));
        columns.Conversions["title"] = new ValueConversion { Trim = false };

        (await OnlyAsync($"select {Id}, ' a ' as t", columns)).Profile["title"].Should().Be(" a ");
    }

    [Theory]
    [InlineData("null as id, 'a@example.com' as mail", "", "column 'id' is empty; without it nobody knows whose row this is")]
    [InlineData("' ' as id, null as mail", "", "column 'id' is empty; without it nobody knows whose row this is")]
    [InlineData("7 as id, '' as mail", "7", "column 'mail' is empty, but Okta makes no user without userName")]
    public async Task A_row_that_can_not_be_used_is_in_the_list_with_its_fault_and_its_names(string select, string externalId, string fault) =>
        (await OnlyAsync($"select {select}, 'Nagy' as name", TestColumns.User(("lastName", "name"))))
            .Should().BeEquivalentTo(new { ExternalId = externalId, Row = 1, Fault = fault, Profile = new { UserName = select.Contains('@') ? "a@example.com" : null, LastName = (string?)null } });

    [Fact]
    public async Task Groups_memberships_and_devices_are_read_alike()
    {
        var reader = _database.Reader;

        var groups = await reader.ReadGroupsAsync(
            "select 'g1' as id, 'Sales' as name union all select 'g2', null", new ProfileColumns { ExternalId = "id", Attributes = { ["displayName"] = "name" } }).ToListAsync();
        var memberships = await reader.ReadMembershipsAsync("select 'g1' as g, 7 as m union all select null, 8", new MembershipColumns { Group = "g", Member = "m" }).ToListAsync();
        var devices = await reader.ReadDevicesAsync(
            "select 'd1' as id, 'S-1' as serial, 'MACOS' as os",
            new ProfileColumns { ExternalId = "id", Attributes = { ["serialNumber"] = "serial", ["platform"] = "os", ["displayName"] = "serial" } }).ToListAsync();

        groups.Select(group => (group.ExternalId, group.Profile.DisplayName, group.Row, group.Fault)).Should()
            .Equal(("g1", "Sales", 1, null), ("g2", null, 2, "column 'name' is empty, but Okta makes no group without displayName"));
        memberships.Should().Equal(new SnapshotMembership("g1", "7", 1), new SnapshotMembership("", "8", 2));
        devices.Should().ContainSingle().Which.Profile["platform"].Should().Be("MACOS");
    }

    public void Dispose() => _database.Dispose();

    private ValueTask<SnapshotUser> OnlyAsync(string sql, ProfileColumns columns) => _database.Reader.ReadUsersAsync(sql, columns).SingleAsync();
}
