using System.Text;
using Okta.Xaas.Snapshots.Reporting;
using Okta.Xaas.Snapshots.Tests.Support;

namespace Okta.Xaas.Snapshots.Tests.Reporting;

/// <summary>What became of each person, one by one, and the lines that HR reads of it.</summary>
public sealed class PeopleReportTests
{
    [Fact]
    public async Task Everybody_is_told_of_once_in_the_order_of_the_list_and_then_those_who_are_not_in_it()
    {
        await using var org = await SnapshotOrg.StartAsync();
        org.Snapshots.Safeguards.ProtectedUsers.Add("E9");
        var list = HrList.Of(users: 20);
        await org.Synchronizer.RunAsync(list.Snapshot);
        list.Leave("E1").Leave("E2").Leave("E9").Leave("E10").Move("E3", "Quality").Hire("N1").Hire("N2", "e10@example.com");
        list.Users[list.Users.FindIndex(u => u.ExternalId == "E4")] = new("E4", new UserProfile { UserName = "e4@example.com" }, Row: 40, Fault: "column 'Left' is not a date");

        using var plan = await org.Synchronizer.PlanAsync(list.Snapshot);
        var people = await PeopleReport.ReadAsync(list.Snapshot, plan, absent: HrList.Read([new AbsentPerson("E2", 50, "has left"), new AbsentPerson("X1", 51, "has not begun yet"), new AbsentPerson("E3", 52, "has left")])).ToArrayAsync();

        people.Where(p => p.Outcome != PersonOutcome.Unchanged).Select(p => (p.Row, p.ExternalId, p.Outcome)).Should().Equal(
            (1, "E3", PersonOutcome.Updated),
            (40, "E4", PersonOutcome.Rejected),
            (17, "N1", PersonOutcome.Created),
            (18, "N2", PersonOutcome.Waits),
            (50, "E2", PersonOutcome.Left),
            (51, "X1", PersonOutcome.NotActive),
            (null, "E9", PersonOutcome.Waits),
            (null, "E1", PersonOutcome.Left));
        people.Should().HaveCount(16 + 6).And.OnlyHaveUniqueItems(p => p.ExternalId);
        Why("E4").Should().Be("column 'Left' is not a date");
        Why("N2").Should().Contain("key E10 → N2").And.NotContain("@");
        Why("E2").Should().Be("has left");
        Why("E1").Should().Be("is not in the list any more");
        Why("E9").Should().Contain("protected");

        string Why(string id) => people.Single(p => p.ExternalId == id).Why;
    }

    [Fact]
    public async Task A_key_that_stands_twice_is_told_with_each_of_its_rows_and_all_faults_of_a_row_at_once()
    {
        await using var org = await SnapshotOrg.StartAsync();
        var list = HrList.Of(users: 3);
        list.Hire("E1", "other@example.com").Hire("E9", "e2@example.com");

        using var plan = await org.Synchronizer.PlanAsync(list.Snapshot);
        var people = await PeopleReport.ReadAsync(list.Snapshot, plan).ToArrayAsync();

        people.Select(p => (p.Row, p.ExternalId, p.Outcome)).Should().Equal(
            (1, "E1", PersonOutcome.Rejected), (2, "E2", PersonOutcome.Rejected), (3, "E3", PersonOutcome.Created), (4, "E1", PersonOutcome.Rejected), (5, "E9", PersonOutcome.Rejected));
        people[0].Why.Should().Contain("4");
        people[1].Why.Should().Contain("5").And.NotContain("@");
    }

    [Fact]
    public async Task What_Okta_refused_or_nobody_knows_of_is_no_success()
    {
        await using var org = await SnapshotOrg.StartAsync();
        var list = HrList.Of(users: 7);
        using var plan = await org.Synchronizer.PlanAsync(list.Snapshot);
        var result = new SyncResult
        {
            IdentitySourceId = plan.Summary.IdentitySourceId,
            StartedAt = default,
            FinishedAt = default,
            ChangesRead = 6,
            ReadToEnd = false,
            Sessions = [],
            Counts = new Dictionary<ChangeKind, ChangeCounts>(),
            Rejected = [new() { Index = 0, Kind = ChangeKind.UserUpsert, ExternalId = "E1", Reason = RejectionReason.InvalidFormat, Message = "the body is wrong" }],
            WithoutEffect = [],
            InDoubt = [Of(1)],
            Pending = [Of(2)],
            NotSent = [Of(3), new() { Index = 5, Kind = ChangeKind.GroupUpsert, ExternalId = "E6" }],
        };

        var people = await PeopleReport.ReadAsync(list.Snapshot, plan, result).ToArrayAsync();

        people.Select(p => (p.ExternalId, p.Outcome, p.Why)).Should().Equal(
            ("E1", PersonOutcome.Rejected, "refused by Okta: the body is wrong"),
            ("E2", PersonOutcome.NotImported, "it is not known whether Okta took it"),
            ("E3", PersonOutcome.NotImported, "Okta was still importing it when the run ended: the next run tells"),
            ("E4", PersonOutcome.NotImported, "the run ended before it was sent"),
            ("E5", PersonOutcome.Created, ""),
            ("E6", PersonOutcome.Created, ""),
            ("E7", PersonOutcome.NotImported, "the run ended before it was sent"));

        static ChangeReference Of(long index) => new() { Index = index, Kind = ChangeKind.UserUpsert, ExternalId = $"E{index + 1}" };
    }

    [Fact]
    public async Task Nobody_is_told_of_where_the_list_leaves_users_alone()
    {
        await using var org = await SnapshotOrg.StartAsync();
        var list = HrList.Of(users: 2, groups: 1);
        await org.Synchronizer.RunAsync(list.Snapshot);
        var groups = new IdentitySnapshot { Groups = HrList.Read(list.Groups) };
        using var plan = await org.Synchronizer.PlanAsync(groups);

        (await PeopleReport.ReadAsync(groups, plan).ToArrayAsync()).Should().BeEmpty();
    }

    [Theory]
    [InlineData(false, "created", "updated", "left")]
    [InlineData(true, "to be created", "to be updated", "to be deactivated")]
    public async Task Lines_are_for_a_spreadsheet_and_start_no_formula(bool isPlan, string created, string updated, string left)
    {
        using var stream = new MemoryStream();
        PersonReport[] people =
        [
            new(2, "1001", PersonOutcome.Created),
            new(3, "=1+1", PersonOutcome.Updated),
            new(null, "-5", PersonOutcome.Left, "is not in the list any more"),
            new(4, "a,b\"c", PersonOutcome.Rejected, "first; second"),
            new(5, "@x", PersonOutcome.NotImported),
            new(6, "", PersonOutcome.Waits),
            new(7, "+7", PersonOutcome.NotActive),
            new(8, "8", PersonOutcome.Unchanged),
        ];

        await PeopleReport.WriteAsync(stream, HrList.Read(people), isPlan);

        stream.CanWrite.Should().BeTrue("it is the caller's");
        var text = Encoding.UTF8.GetString(stream.ToArray());
        text.Should().Be(
            $"\uFEFFline,externalId,outcome,reason\r\n2,1001,{created},\r\n3,'=1+1,{updated},\r\n,'-5,{left},is not in the list any more\r\n4,\"a,b\"\"c\",rejected,\"first; second\"\r\n"
            + "5,'@x,not imported,\r\n6,,waits,\r\n7,'+7,not active,\r\n8,8,unchanged,\r\n");
    }
}
