using System.Data;
using System.Globalization;
using Okta.Xaas.Feeds.Tests.Support;
using Okta.Xaas.Snapshots;
using Okta.Xaas.TestDoubles;

namespace Okta.Xaas.Feeds.Tests.Database;

/// <summary>A query under a mapping: as an export is. Today is the 2nd of November 2026.</summary>
public sealed class MappedQueryTests : IDisposable
{
    private const string Sql = "select id, first, last, dept, boss, hired, left_on, kind, main from people order by random()";

    private static readonly HrMapping Mapping = TestMapping.Parse("""
        {
          "externalId": "id",
          "attributes": {
            "userName": "{{ row.first | slug }}.{{ row.last | slug }}@example.com", "email": "{{ row.first | slug }}@example.com",
            "hired": { "column": "hired", "from": ["yyyy-MM-dd"], "format": "dd.MM.yyyy" }, "manager": { "column": "boss", "reference": "email" }
          },
          "where": "row.kind == 'E'",
          "leaver": { "date": { "column": "left_on", "formats": ["yyyy-MM-dd"], "lastDay": true } },
          "severalRows": { "column": "main" },
          "groups": [ { "column": "dept", "externalIdPrefix": "dept-" } ],
          "timeZone": "UTC"
        }
        """);

    private readonly TestDatabase _database = new("""
        create table people (id, first, last, dept, boss, hired, left_on, kind, main);
        insert into people values
            (1, 'Zoë', 'Nagy', 'Sales', 2, '2020-01-31', null, 'E', 1), (1, 'Zoë', 'Alt', 'IT', 2, '2020-01-31', null, 'E', 0),
            (2, 'Ana', 'Ruiz', 'Sales', null, '2019-05-01', null, 'E', 1), (3, 'Jan', 'Roth', 'IT', 2, '2019-05-01', '2026-11-01', 'E', 1),
            (4, 'Ida', 'Lind', 'IT', 2, '2019-05-01', null, 'V', 1), (null, null, null, null, null, null, null, ' ', null)
        """);

    [Fact]
    public async Task It_makes_the_same_list_as_an_export_from_one_run_of_the_query()
    {
        using var list = await OpenAsync();
        var users = (await list.Snapshot.Users!.ToListAsync()).OrderBy(user => user.ExternalId).ToList();

        users.Select(user => (user.ExternalId, user.Profile.UserName, user.Profile["hired"], user.Profile["manager"], user.Fault)).Should().Equal(
            ("1", "zoe.nagy@example.com", "31.01.2020", "ana@example.com", null), ("2", "ana.ruiz@example.com", "01.05.2019", null, null));
        (list.RowsRead, list.LeaverRows, list.LaterRows, list.NotSelectedRows).Should().Be((5, 1, 0, 1));
        (await list.Snapshot.Groups!.Select(group => group.ExternalId).ToListAsync()).Should().BeEquivalentTo("dept-sales", "dept-it");
        (await list.Snapshot.Memberships!.Select(member => $"{member.GroupExternalId}: {member.MemberExternalId}").ToListAsync()).Should().BeEquivalentTo("dept-sales: 1", "dept-it: 1", "dept-sales: 2");
        (await list.ReadAbsentAsync().ToListAsync()).Select(person => (person.ExternalId, person.Why)).Should().BeEquivalentTo([("3", "has left"), ("4", "is not selected by the mapping")]);
        _database.Connections.Should().Be(1);
    }

    [Fact]
    public async Task Further_queries_give_further_groups_and_no_memberships_of_those_who_are_absent()
    {
        var more = new DbSnapshotOptions
        {
            Groups = new() { Sql = "select 'g' as id, 'Team' as name", Columns = new() { ExternalId = "id", Attributes = { ["displayName"] = "name" } } },
            Memberships = new() { Sql = "select 'g' as g, id as m from people where id is not null", Columns = new() { Group = "g", Member = "m" } },
        };
        using var list = await OpenAsync(more);

        (await list.Snapshot.Groups!.Select(group => group.ExternalId).ToListAsync()).Should().BeEquivalentTo("dept-sales", "dept-it", "g");
        (await list.Snapshot.Memberships!.Where(member => member.GroupExternalId == "g").Select(member => member.MemberExternalId).Distinct().ToListAsync()).Should().Equal("1", "2");
    }

    [Fact]
    public async Task What_is_missing_is_named_as_of_an_export()
    {
        var open = () => _database.Reader.OpenAsync("select 1 as id, 'x' as mail", TestMapping.With(attributes: "\"userName\": \"mail\", \"email\": \"{{ row.first }}@example.com\""));

        (await open.Should().ThrowAsync<SnapshotReadException>()).WithMessage("the query of users: column 'first' that map.json line 1 names is missing; the header has: id, mail");
    }

    [Fact]
    public async Task The_people_are_those_of_the_mapping()
    {
        var open = () => _database.Reader.OpenAsync(Sql, Mapping, new DbSnapshotOptions { Users = new() { Sql = "select 1" } });

        await open.Should().ThrowAsync<ArgumentException>().WithMessage("The people are those of the mapping's query: leave Users out.*");
    }

    [Fact]
    public async Task Settings_take_templates_as_well()
    {
        var columns = TestColumns.User(("nick", "{{ row.first | downcase | truncate: 2, '' }}"));
        var users = await _database.Reader.ReadUsersAsync("select id, first, first || '@example.com' as mail from people where id = 2", columns).ToListAsync();

        users.Should().ContainSingle().Which.Profile["nick"].Should().Be("an");
        columns.Attributes["nick"] = "{{ row.first | upper }}";
        var read = () => _database.Reader.ReadUsersAsync("select 1", columns);
        read.Should().Throw<ArgumentException>().WithMessage("The mapping needs mending: Attributes.nick, line 1, character *: there is no filter 'upper'*");
    }

    public static TheoryData<object> Values =>
    [
        "text", 'c', true, (byte)1, (sbyte)-1, (short)-7, (ushort)7, 1001, 1001u, -5L, ulong.MaxValue, 12.50m, 0.1, 0.1f, Guid.Parse("0a0b0c0d-0001-0002-0003-000000000004"),
        new DateTime(2026, 11, 2, 12, 30, 5), new DateTime(2026, 11, 2, 12, 30, 5, DateTimeKind.Utc), new DateTimeOffset(2026, 11, 2, 12, 30, 5, TimeSpan.FromHours(2)),
        TimeSpan.FromMinutes(90), new DateOnly(2026, 11, 2), new TimeOnly(6, 30), System.Numerics.BigInteger.Pow(10, 30),
    ];

    [Theory]
    [MemberData(nameof(Values))]
    public async Task Every_type_becomes_the_same_text_as_without_the_temporary_file(object value)
    {
        using var table = new DataTable { Locale = CultureInfo.InvariantCulture, Columns = { "id", "mail", { "v", value.GetType() } } };
        table.Rows.Add("E1", "a@example.com", value);
        using var plain = table.CreateDataReader();
        var expected = (await DbSnapshotReader.ReadUsersAsync(plain, TestColumns.User(("title", "v"))).SingleAsync()).Profile["title"];
        using var list = await new DbSnapshotReader(() => new TableConnection(table)).OpenAsync("x", TestMapping.With(attributes: "\"userName\": \"mail\", \"email\": \"mail\", \"title\": \"v\""));

        (await list.Snapshot.Users!.SingleAsync()).Profile["title"].Should().Be(expected);
    }

    [Fact]
    public async Task A_type_that_can_not_become_text_ends_the_reading()
    {
        using var table = new DataTable { Locale = CultureInfo.InvariantCulture, Columns = { "id", "mail", { "v", typeof(byte[]) } } };
        table.Rows.Add("E1", "a@example.com", new byte[] { 1 });
        var open = () => new DbSnapshotReader(() => new TableConnection(table)).OpenAsync("x", TestMapping.With(attributes: "\"userName\": \"mail\", \"email\": \"mail\", \"title\": \"v\""));

        (await open.Should().ThrowAsync<SnapshotReadException>()).WithMessage("the query of users, row 1: column 'v' is of type Byte[], which can't become text: leave it out of the mapping*");
    }

    public void Dispose() => _database.Dispose();

    private Task<DbSnapshot> OpenAsync(DbSnapshotOptions? more = null) => new DbSnapshotReader(_database.Connect) { TimeProvider = new VirtualTimeProvider() }.OpenAsync(Sql, Mapping, more);
}
