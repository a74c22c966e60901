using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Okta.Xaas.Feeds;
using Okta.Xaas.Snapshots;
using Okta.Xaas.Snapshots.Reporting;

namespace Snippets;

/// <summary>The code of docs/reading-hr-data.md.</summary>
public sealed class ReadingSnippets
{
    private const string Settings = """
        { "HrDatabase": { "Memberships": { "Sql": "select team_id, employee_no from team_members", "Columns": { "Group": "team_id", "Member": "employee_no" } } } }
        """;

    [Fact]
    public async Task A_database_is_read_by_queries()
    {
        var connectionString = $"Data Source={Guid.NewGuid():N};Mode=Memory;Cache=Shared";
        using var database = new SqliteConnection(connectionString);
        database.Open();
        using var command = database.CreateCommand();
        command.CommandText = """
            create table employees (employee_no, mail, department, hired_on, left_on); insert into employees values (1001, 'ada@example.com', 'Sales', '2020-04-01', null);
            create table team_members (team_id, employee_no); insert into team_members values ('sales', 1001)
            """;
        command.ExecuteNonQuery();
        var configuration = new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(Settings))).Build();

        // <database>
        var reader = new DbSnapshotReader(() => new SqliteConnection(connectionString)) { CommandTimeout = TimeSpan.FromMinutes(5) };
        var columns = new ProfileColumns
        {
            ExternalId = "employee_no",
            Attributes = { ["userName"] = "mail", ["email"] = "mail", ["department"] = "department", ["hireDate"] = "hired_on" },
        };
        IAsyncEnumerable<SnapshotUser> users = reader.ReadUsersAsync("select employee_no, mail, department, hired_on from employees where left_on is null", columns);
        // </database>

        // <settings>
        var options = configuration.GetSection("HrDatabase").Get<DbSnapshotOptions>()!;
        IdentitySnapshot snapshot = reader.ReadAll(options);
        // </settings>

        Assert.Equal("2020-04-01", (await users.SingleAsync()).Profile["hireDate"]);
        Assert.Equal("1001", (await snapshot.Memberships!.SingleAsync()).MemberExternalId);
        Assert.Null(snapshot.Users);
    }

    [Fact]
    public async Task An_export_is_read_with_its_mapping()
    {
        await File.WriteAllTextAsync("hr-export.csv", "Id;Mail\nE1;ada@example.com\n");
        await File.WriteAllTextAsync("hr-mapping.json", """{ "externalId": "Id", "attributes": { "userName": "Mail", "email": "Mail" } }""");

        // <csv>
        using var export = await CsvSnapshot.OpenAsync("hr-export.csv", HrMapping.Load("hr-mapping.json"));
        IdentitySnapshot snapshot = export.Snapshot;
        // </csv>

        Assert.Equal("E1", (await snapshot.Users!.SingleAsync()).ExternalId);
    }

    [Fact]
    public async Task A_query_is_read_under_a_mapping()
    {
        var connectionString = $"Data Source={Guid.NewGuid():N};Mode=Memory;Cache=Shared";
        using var database = new SqliteConnection(connectionString);
        database.Open();
        using var command = database.CreateCommand();
        command.CommandText = """
            create table employees (employee_no, first_name, last_name, team, manager_no);
            insert into employees values (1001, 'Ada', 'Berg', 'Sales', 1002), (1002, 'Ümit', 'Roth', 'Sales', null)
            """;
        command.ExecuteNonQuery();
        await File.WriteAllTextAsync("hr-mapping.json", """
            {
              "externalId": "employee_no",
              "attributes": {
                "userName": "{{ row.first_name | slug }}.{{ row.last_name | slug }}@example.com", "email": "{{ row.first_name | slug }}@example.com",
                "manager": { "column": "manager_no", "reference": "email" }
              },
              "groups": [ { "column": "team" } ]
            }
            """);
        var reader = new DbSnapshotReader(() => new SqliteConnection(connectionString));

        // <mapped-query>
        using var list = await reader.OpenAsync("select employee_no, first_name, last_name, team, manager_no from employees", HrMapping.Load("hr-mapping.json"));
        IdentitySnapshot snapshot = list.Snapshot;
        // </mapped-query>

        // <mapping>
        var mapping = HrMapping.Load("hr-mapping.json");
        // </mapping>

        Assert.Equal("HrMapping hr-mapping.json", mapping.ToString());
        Assert.Equal("umit@example.com", (await snapshot.Users!.FirstAsync()).Profile["manager"]);
        Assert.Equal(2, await snapshot.Memberships!.CountAsync());
    }

    [Fact]
    public async Task A_report_tells_of_each_person()
    {
        await using var org = await EmulatedOrg.StartAsync();
        var state = Path.Combine(Directory.CreateTempSubdirectory("okta-xaas-reading-").FullName, "state.db");
        var snapshots = new SnapshotSynchronizer(new SqliteSnapshotStore(state), org.Api, org.Options, timeProvider: org.Clock);
        await File.WriteAllTextAsync("hr-report.csv", "Id;Mail\nE1;ada@example.com\nE2;none\n");
        var mapping = HrMapping.Parse("""{ "externalId": "Id", "attributes": { "userName": "Mail", "email": "Mail" } }"""u8, "mapping");
        using var export = await CsvSnapshot.OpenAsync("hr-report.csv", mapping);
        using var file = new MemoryStream();

        // <report>
        using var plan = await snapshots.PlanAsync(export.Snapshot);
        var result = await snapshots.ApplyAsync(plan);
        var people = PeopleReport.ReadAsync(export.Snapshot, plan, result.Synchronization, export.ReadAbsentAsync());
        await PeopleReport.WriteAsync(file, people, isPlan: false);
        // </report>

        Assert.Contains("2,E1,created,", Encoding.UTF8.GetString(file.ToArray()), StringComparison.Ordinal);
        Assert.Contains("3,E2,rejected,", Encoding.UTF8.GetString(file.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_is_read_page_by_page()
    {
        var users = await HrServiceFeed.ReadUsersAsync(new TwoPages()).ToListAsync();

        Assert.Equal(["E1", "E2"], users.Select(user => user.ExternalId));
        Assert.NotNull(users[1].Fault);
    }

    private sealed class TwoPages : IHrService
    {
        public Task<HrPage> GetPageAsync(string? page, CancellationToken cancellationToken) => Task.FromResult(
            page is null ? new HrPage([new HrPerson("E1", "ada@example.com", "Sales")], "2") : new HrPage([new HrPerson("E2", null, null)], null));
    }
}
