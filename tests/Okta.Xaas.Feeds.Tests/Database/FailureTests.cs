using System.Data;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Okta.Xaas.Feeds.Tests.Support;
using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Feeds.Tests.Database;

/// <summary>A source that fails is never taken for one that ended, and its words are kept out of what is logged.</summary>
public sealed class FailureTests : IDisposable
{
    private const string Secret = "Katarzyna";

    private const string People = "create table people (id, mail, salary); insert into people values (1, 'a@example.com', ''), (2, 'b@example.com', ''), (3, 'c@example.com', 'Katarzyna'), (4, 'd@example.com', '')";

    private readonly TestDatabase _database = new(People);
    private readonly List<string> _read = [];

    [Fact]
    public async Task A_query_that_fails_in_a_row_says_which_and_keeps_the_value_to_itself()
    {
        var fault = await FaultOfAsync("select id, mail, fail(salary) as salary from people");

        _read.Should().Equal("1", "2");
        fault.Message.Should().Be("the query of users failed in row 3: SqliteException (SQLite error 1); what the provider says of it is in ProviderException, as it may have values of the HR system");
        fault.Row.Should().Be(3);
        fault.ToString().Should().NotContain(Secret);
        fault.ProviderException.Should().BeOfType<SqliteException>().Which.Message.Should().Contain(Secret);
    }

    [Fact]
    public async Task A_query_that_fails_before_its_first_row_keeps_the_value_to_itself_too()
    {
        var fault = await FaultOfAsync("select id, mail from people order by fail(salary)");

        fault.Message.Should().StartWith("the query of users failed: SqliteException (SQLite error 1)").And.NotContain(Secret);
        fault.ToString().Should().NotContain(Secret);
    }

    [Fact]
    public async Task A_query_that_fails_after_its_last_row_is_not_complete()
    {
        var fault = await FaultOfAsync("select id, mail from people; select fail('Katarzyna')");

        _read.Should().HaveCount(4);
        fault.Message.Should().StartWith("the query of users failed after its last row: SqliteException").And.NotContain(Secret);
    }

    [Fact]
    public async Task A_second_result_is_not_passed_over() =>
        (await FaultOfAsync("select id, mail from people; select id, mail from people")).Message.Should().Be("the query of users has more than one result; join them with UNION ALL");

    [Fact]
    public async Task A_fault_of_the_query_itself_is_told_in_the_provider_s_words()
    {
        var fault = await FaultOfAsync("select id, mail from persons");

        fault.Message.Should().Be("the query of users failed: SQLite Error 1: 'no such table: persons'.");
        fault.Row.Should().BeNull();
    }

    [Fact]
    public async Task A_database_that_can_not_be_reached_is_told_in_the_provider_s_words()
    {
        var reader = new DbSnapshotReader(() => new SqliteConnection("Data Source=/no/such/folder/hr.db"));

        var read = () => reader.ReadUsersAsync("select 1", TestColumns.User()).ToListAsync().AsTask();

        (await read.Should().ThrowAsync<SnapshotReadException>()).WithMessage("the query of users: the connection to the database can't be opened: SQLite Error 14: 'unable to open database file'.")
            .WithInnerException<SqliteException>();
    }

    [Theory]
    [InlineData("42P01", "the query of users failed: relation \"Katarzyna\" does not exist")]
    [InlineData("28P01", "the query of users failed: relation \"Katarzyna\" does not exist")]
    [InlineData("22P02", "the query of users failed: StateException (SQLSTATE 22P02); what the provider says of it is in ProviderException, as it may have values of the HR system")]
    [InlineData("XX000", "the query of users failed: StateException (SQLSTATE XX000); *")]
    public async Task A_provider_that_has_SQLSTATEs_is_quoted_where_they_are_about_the_query(string state, string expected)
    {
        var reader = new DbSnapshotReader(() => new RefusingConnection(new StateException("relation \"Katarzyna\"\n does not exist", state)));

        var read = () => reader.ReadUsersAsync("select 1", TestColumns.User()).ToListAsync().AsTask();

        (await read.Should().ThrowAsync<SnapshotReadException>()).WithMessage(expected);
    }

    [Fact]
    public async Task A_value_that_can_not_be_had_is_told_with_its_column()
    {
        using var table = new DataTable { Locale = CultureInfo.InvariantCulture, Columns = { "id", "mail" }, Rows = { { "1", "a@example.com" } } };
        using var reader = new SequentialReader(table) { Fault = column => column == 1 ? new InvalidCastException(Secret) : null };

        var read = () => DbSnapshotReader.ReadUsersAsync(reader, TestColumns.User()).ToListAsync().AsTask();

        (await read.Should().ThrowAsync<SnapshotReadException>()).WithMessage("the query of users failed in row 1, column 'mail': InvalidCastException; *").Which.ToString().Should().NotContain(Secret);
    }

    [Fact]
    public async Task A_query_that_takes_too_long_says_what_gives_it_more_time()
    {
        using var table = new DataTable { Locale = CultureInfo.InvariantCulture, Columns = { "id", "mail" } };
        using var reader = new SequentialReader(table) { Fault = _ => new StateException("Exception while reading from stream", null, new TimeoutException()) };

        var read = () => DbSnapshotReader.ReadUsersAsync(reader, TestColumns.User()).ToListAsync().AsTask();

        (await read.Should().ThrowAsync<SnapshotReadException>()).WithMessage("the query of users failed in row 1: it took too long; CommandTimeout gives it more time");
    }

    [Fact]
    public async Task A_provider_that_does_not_call_it_cancelled_is_understood_all_the_same()
    {
        using var cancellation = new CancellationTokenSource();
        using var table = new DataTable { Locale = CultureInfo.InvariantCulture, Columns = { "id", "mail" } };
        using var reader = new SequentialReader(table)
        {
            Fault = _ =>
            {
                cancellation.Cancel();
                return new StateException("Operation cancelled by user.", null);
            },
        };

        var read = () => DbSnapshotReader.ReadUsersAsync(reader, TestColumns.User()).ToListAsync(cancellation.Token).AsTask();

        await read.Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task A_cancelled_reading_ends_as_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        var read = async () =>
        {
            await foreach (var user in _database.Reader.ReadUsersAsync("select id, mail from people", TestColumns.User()).WithCancellation(cancellation.Token))
            {
                _read.Add(user.ExternalId);
                await cancellation.CancelAsync();
            }
        };

        await read.Should().ThrowAsync<OperationCanceledException>();
        _read.Should().ContainSingle();
    }

    [Fact]
    public async Task Who_stops_reading_lets_go_of_the_connection()
    {
        await foreach (var user in _database.Reader.ReadUsersAsync("select id, mail from people", TestColumns.User()))
        {
            _read.Add(user.ExternalId);
            break;
        }

        var drop = () => _database.Execute("drop table people");

        drop.Should().NotThrow("no reading holds the table");
    }

    public void Dispose() => _database.Dispose();

    private async Task<SnapshotReadException> FaultOfAsync(string sql)
    {
        var read = async () =>
        {
            await foreach (var user in _database.Reader.ReadUsersAsync(sql, TestColumns.User())) _read.Add(user.ExternalId);
        };
        return (await read.Should().ThrowAsync<SnapshotReadException>()).Which;
    }
}
