using System.Data.Common;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Okta.Xaas.Feeds.Tests.Support;
using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Feeds.Tests.Database;

public sealed class OptionsTests : IDisposable
{
    private const string Settings = """
        {
          "Users": {
            "Sql": "select 1 as id, 'a@example.com' as mail, 'd' as c, 20261102 as since",
            "Columns": {
              "ExternalId": "id",
              "Attributes": { "userName": "mail", "email": "mail", "country": "c", "since": "since" },
              "Conversions": { "country": { "Values": { "D": "Germany" }, "EmptyValues": "Keep" }, "since": { "Format": "0000-00-00" } },
              "EmptyValues": "Keep"
            }
          },
          "Memberships": { "Sql": "select 'g' as g, 1 as m", "Columns": { "Group": "g", "Member": "m" } }
        }
        """;

    private readonly TestDatabase _database = new();

    [Fact]
    public async Task The_whole_mapping_comes_from_configuration()
    {
        var options = Bind(Settings);

        var snapshot = _database.Reader.ReadAll(options);

        var user = await snapshot.Users!.SingleAsync();
        (user.ExternalId, user.Profile["country"], user.Profile["since"]).Should().Be(("1", "Germany", "2026-11-02"));
        (await snapshot.Memberships!.SingleAsync()).GroupExternalId.Should().Be("g");
        options.Users!.Columns.EmptyValues.Should().Be(EmptyValuePolicy.Keep);
        options.Users.Columns.Conversions["country"].EmptyValues.Should().Be(EmptyValuePolicy.Keep);
        (snapshot.Groups, snapshot.Devices).Should().Be((null, null), "what has no query is left alone");
    }

    [Fact]
    public void All_faults_of_all_queries_are_told_at_once()
    {
        var read = () => _database.Reader.ReadAll(Bind("""
            { "Users": { "Sql": "select 1", "Columns": { "ExternalId": "id", "Attributes": { "email": "mail" } } }, "Groups": { "Columns": { "ExternalId": "id" } }, "Memberships": { "Sql": "select 2", "Columns": { "Group": "g" } } }
            """));

        read.Should().Throw<ArgumentException>().WithMessage(
            "The mapping needs mending: Users.Columns.Attributes lacks userName, without which Okta makes no user; Groups.Sql is missing: the query; " +
            "Groups.Columns.Attributes lacks displayName, without which Okta makes no group; Memberships.Columns.Member is missing: the column with the person's key.*");
    }

    [Fact]
    public void Without_a_query_there_is_nothing_to_read()
    {
        var read = () => _database.Reader.ReadAll(new DbSnapshotOptions());

        read.Should().Throw<ArgumentException>().WithMessage("The mapping needs mending: there is no query: set at least Users.*");
    }

    [Fact]
    public async Task Each_reading_runs_the_query_anew_on_a_connection_of_its_own()
    {
        _database.Execute("create table people (id, mail); insert into people values (1, 'a@example.com')");
        var users = _database.Reader.ReadUsersAsync("select * from people", TestColumns.User());
        (await users.CountAsync()).Should().Be(1);
        _database.Execute("insert into people values (2, 'b@example.com')");

        (await users.CountAsync()).Should().Be(2);

        _database.Connections.Should().Be(2);
    }

    [Fact]
    public async Task A_data_source_will_do_as_well()
    {
        await using var source = new TestSource(_database.Connect);

        (await new DbSnapshotReader(source) { CommandTimeout = TimeSpan.FromMinutes(5) }.ReadUsersAsync("select 1 as id, 'm' as mail", TestColumns.User()).CountAsync()).Should().Be(1);
    }

    public void Dispose() => _database.Dispose();

    private static DbSnapshotOptions Bind(string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return new ConfigurationBuilder().AddJsonStream(stream).Build().Get<DbSnapshotOptions>()!;
    }

    private sealed class TestSource(Func<SqliteConnection> connect) : DbDataSource
    {
        public override string ConnectionString => "";

        protected override DbConnection CreateDbConnection() => connect();
    }
}
