using System.Text;
using Microsoft.Extensions.Configuration;
using Okta.Xaas.Feeds.Employment;
using Okta.Xaas.Feeds.Tests.Support;
using Okta.Xaas.Snapshots;
using Okta.Xaas.TestDoubles;

namespace Okta.Xaas.Feeds.Tests.Database;

/// <summary>The columns of a query say as much of the life of an employee as a mapping of an export does. Today is the 2nd of November 2026.</summary>
public sealed class EmploymentTests : IDisposable
{
    private const string Settings = """
        {
          "Users": {
            "Sql": "select id, mail, job, hired, left_on, status, main from people order by id",
            "Columns": {
              "ExternalId": "id",
              "Attributes": { "userName": "mail", "email": "mail", "title": "job" },
              "Joiner": { "Date": { "Column": "hired", "DaysInAdvance": 7 } },
              "Leaver": {
                "Date": { "Column": "left_on", "Formats": [ "yyyy-MM-dd" ], "LastDay": true, "NoDate": [ "2099-12-31" ] },
                "Status": { "Column": "status", "Values": [ "T" ], "Active": [ "A", "L" ] },
                "Decides": "Both"
              },
              "SeveralRows": { "Column": "main", "Leading": "Flag", "Values": [ "1" ] },
              "TimeZone": "Europe/Berlin"
            }
          },
          "Memberships": { "Sql": "select 'g' as g, id as m from people", "Columns": { "Group": "g", "Member": "m" } }
        }
        """;

    private readonly TestDatabase _database = new("""
        create table people (id, mail, job, hired, left_on, status, main);
        insert into people values
            ('E1', 'a@example.com', 'Clerk', '2020-01-01', null, 'A', 1), ('E1', 'a@example.com', 'Trainer', '2020-01-01', null, 'A', 0),
            ('E2', 'b@example.com', 'Lead', '2026-11-10', null, 'A', 1), ('E3', 'c@example.com', 'Lead', '2026-11-09', null, 'A', 1),
            ('E4', 'd@example.com', 'Admin', '2020-01-01', '2026-11-01', 'T', 1), ('E5', 'e@example.com', 'Admin', '2020-01-01', '2026-11-02', 'T', 1),
            ('E6', 'f@example.com', 'Rehire', '2020-01-01', '2023-05-31', 'A', 1), ('E7', 'g@example.com', 'Odd', '2020-01-01', null, 'X', 1),
            (null, ' ', null, null, null, '', null)
        """);

    [Fact]
    public async Task Who_has_come_and_has_not_left_is_in_the_list_with_the_leading_row()
    {
        var snapshot = Reader.ReadAll(Options());

        (await snapshot.Users!.ToListAsync()).Select(user => (user.ExternalId, user.Profile["title"], user.Fault)).Should().Equal(
            ("E1", "Clerk", null), ("E3", "Lead", null), ("E5", "Admin", null), ("E6", "Rehire", null),
            ("E7", null, "the status in column 'status' is none that the mapping names, neither a leaver's nor an active one"));
    }

    [Fact]
    public async Task Memberships_of_those_who_are_left_out_are_passed_over()
    {
        _database.Execute("insert into people values ('E4', 'd@example.com', 'Back', '2020-01-01', null, 'A', 1); delete from people where id is null");
        var snapshot = Reader.ReadAll(Options());
        await snapshot.Users!.ToListAsync();

        (await snapshot.Memberships!.ToListAsync()).Select(membership => membership.MemberExternalId).Distinct().Should().Equal("E1", "E3", "E4", "E5", "E6", "E7");
    }

    [Fact]
    public async Task Rows_of_a_person_that_do_not_come_one_after_another_are_told_both()
    {
        var options = Options();
        options.Users!.Sql = "select id, mail, job, hired, left_on, status, main from people where id in ('E1', 'E3') order by main desc, id";

        (await Reader.ReadAll(options).Users!.ToListAsync()).Select(user => user.ExternalId).Should().Equal("E1", "E3", "E1");
    }

    [Fact]
    public void What_is_wrong_with_the_rules_is_told_before_a_query_runs()
    {
        var options = Options();
        options.Users!.Columns.Leaver!.Date!.Formats.Add("yyyy-dd-MM");
        options.Users.Columns.TimeZone = "Mars/Base";
        var read = () => Reader.ReadAll(options);

        read.Should().Throw<ArgumentException>().WithMessage("*\"yyyy-MM-dd\" and \"yyyy-dd-MM\" read * as two days*\"Mars/Base\" is no time zone of this machine*");
        var groups = () => Reader.ReadGroupsAsync("select 1", new ProfileColumns { ExternalId = "id", Attributes = { ["displayName"] = "n" }, Leaver = new LeaverRule { Date = new LeaverDate { Column = "x" } } });
        groups.Should().Throw<ArgumentException>().WithMessage("*Joiner, Leaver, SeveralRows, TimeZone and AsOf are for users*");
    }

    [Fact]
    public async Task The_latest_time_in_a_column_is_that_of_the_list_and_no_time_at_all_ends_the_reading()
    {
        _database.Execute("alter table people add column made; update people set made = '2026-11-01 23:30:00'; update people set made = '2026-11-01T22:31:00Z' where id = 'E3'; update people set made = 'x' where id = 'E4'");
        var options = Options();
        options.Users!.Sql = "select id, mail, job, hired, left_on, status, main, made from people order by id";
        options.Users.Columns.AsOf = new AsOfDate { Column = "made" };
        var snapshot = Reader.ReadAll(options);
        await snapshot.Users!.ToListAsync();

        var facts = snapshot.Facts!();
        (facts.MadeAt, facts.MadeAtFrom).Should().Be((new DateTimeOffset(2026, 11, 1, 22, 31, 0, TimeSpan.Zero), "column 'made'"), "half past eleven in Berlin is a minute earlier");
        facts.Notes.Should().BeEmpty("a time zone is named");

        options.Users.Columns.TimeZone = null;
        _database.Execute("update people set made = '9999-12-31'");
        snapshot = Reader.ReadAll(options);
        await snapshot.Users!.ToListAsync();
        snapshot.Facts!.Should().Throw<SnapshotReadException>().WithMessage("the query of users: no row says by column 'made' of when the list is, in the form yyyy-MM-dd*");
    }

    [Fact]
    public async Task Days_without_a_time_zone_are_UTC_s_and_that_is_said()
    {
        var options = Options();
        options.Users!.Columns.TimeZone = null;
        var snapshot = Reader.ReadAll(options);
        await snapshot.Users!.ToListAsync();

        snapshot.Facts!().Notes.Should().ContainSingle().Which.Should().Contain("midnight UTC");
        options.Users.Columns.Joiner = null;
        options.Users.Columns.Leaver = null;
        Reader.ReadAll(options).Facts!().Notes.Should().BeEmpty("no day counts");
    }

    public void Dispose() => _database.Dispose();

    private DbSnapshotReader Reader => new(_database.Connect) { TimeProvider = new VirtualTimeProvider() };

    private static DbSnapshotOptions Options() => new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(Settings))).Build().Get<DbSnapshotOptions>()!;
}
