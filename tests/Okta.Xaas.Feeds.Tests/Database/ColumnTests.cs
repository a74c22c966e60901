using System.Data;
using System.Globalization;
using Okta.Xaas.Feeds.Tests.Support;
using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Feeds.Tests.Database;

public sealed class ColumnTests : IDisposable
{
    private readonly TestDatabase _database = new();

    [Fact]
    public async Task All_columns_that_are_missing_or_stand_twice_are_named_before_the_first_row()
    {
        var read = () => _database.Reader.ReadUsersAsync("select 1 as id, 'x' as dept, 'y' as Dept", TestColumns.User(("department", "dept"), ("title", "job"))).ToListAsync().AsTask();

        (await read.Should().ThrowAsync<SnapshotReadException>()).WithMessage(
            "the query of users: column 'mail' for userName, email is missing; column 'dept' for department stands at 2 and 3: give one another name with AS; " +
            "column 'job' for title is missing; the result has: id, dept, Dept").Which.Row.Should().BeNull();
    }

    [Fact]
    public async Task They_are_named_even_when_there_is_no_row()
    {
        var read = () => _database.Reader.ReadGroupsAsync("select 1 as id where 1 = 0", new ProfileColumns { ExternalId = "id", Attributes = { ["displayName"] = "name" } }).ToListAsync().AsTask();

        (await read.Should().ThrowAsync<SnapshotReadException>()).WithMessage("the query of groups: column 'name' for displayName is missing; the result has: id");
    }

    [Fact]
    public async Task A_statement_that_selects_nothing_is_refused()
    {
        _database.Execute("create table t (x)");
        var read = () => _database.Reader.ReadUsersAsync("insert into t values (1)", TestColumns.User()).ToListAsync().AsTask();

        (await read.Should().ThrowAsync<SnapshotReadException>()).WithMessage("the query of users gives no columns; it must be one that selects");
    }

    [Fact]
    public async Task Each_column_is_read_once_and_forward_so_that_sequential_access_is_enough()
    {
        using var table = new DataTable { Locale = CultureInfo.InvariantCulture, Columns = { "mail", "not wanted", "title", "id" } };
        table.Rows.Add("a@example.com", "x", "Clerk", "E1");
        table.Rows.Add("b@example.com", "x", DBNull.Value, "E2");
        using var reader = new SequentialReader(table);

        var users = await DbSnapshotReader.ReadUsersAsync(reader, TestColumns.User(("title", "title"))).ToListAsync();

        users.Select(user => (user.ExternalId, user.Profile.UserName, user.Profile["title"], user.Row)).Should().Equal(("E1", "a@example.com", "Clerk", 1), ("E2", "b@example.com", null, 2));
        reader.IsClosed.Should().BeFalse("it is the caller's");
    }

    [Fact]
    public async Task A_result_that_was_read_is_not_read_again_as_an_empty_list()
    {
        using var table = new DataTable { Locale = CultureInfo.InvariantCulture, Columns = { "id", "mail" } };
        using var reader = table.CreateDataReader();
        var users = DbSnapshotReader.ReadUsersAsync(reader, TestColumns.User());
        await users.ToListAsync();

        var again = () => users.ToListAsync().AsTask();

        await again.Should().ThrowAsync<InvalidOperationException>().WithMessage("The result of the query of users was read already, and can't be read again.");
    }

    [Fact]
    public void An_incomplete_mapping_is_refused_with_all_its_faults()
    {
        var columns = new ProfileColumns { Attributes = { ["userName"] = "mail", ["title"] = " " }, Conversions = { ["titel"] = new() } };

        var read = () => _database.Reader.ReadUsersAsync("select 1", columns);

        read.Should().Throw<ArgumentException>().WithMessage(
            "The mapping needs mending: ExternalId is missing: the column with each user's key; Attributes lacks email, without which Okta makes no user; " +
            "Attributes has no column for title; Conversions has titel, which Attributes has not.*");
        _database.Connections.Should().Be(0);
    }

    [Fact]
    public void A_device_has_no_other_attributes()
    {
        var columns = new ProfileColumns { ExternalId = "id", Attributes = { ["serialNumber"] = "s", ["platform"] = "p", ["displayName"] = "n", ["owner"] = "o" } };

        var read = () => _database.Reader.ReadDevicesAsync("select 1", columns);

        read.Should().Throw<ArgumentException>().WithMessage("The mapping needs mending: Attributes has owner, which a device has not.*");
    }

    public void Dispose() => _database.Dispose();
}
