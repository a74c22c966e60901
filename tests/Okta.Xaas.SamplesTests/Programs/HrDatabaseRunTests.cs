using Microsoft.Data.Sqlite;
using Okta.Xaas.Emulator;
using Okta.Xaas.SamplesTests.Support;

namespace Okta.Xaas.SamplesTests.Programs;

public sealed class HrDatabaseRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task The_first_start_makes_people_up_and_brings_them_into_an_emulated_org()
    {
        var made = Path.Combine(AppContext.BaseDirectory, "hr.db");
        File.Delete(made);
        using var program = SampleProgram.Start("HrDatabaseSync");

        (await program.ExitCodeAsync()).Should().Be(2, program.Error);

        program.Output.ReplaceLineEndings("\n").Should().Be(
            "Okta: an emulated org inside this program, as no org is set under Okta:Xaas\n" +
            "State: a temporary file, as the emulated org ends with this program\n" +
            $"HR database: {made}\n" +
            "Plan: 62 changes (users: 28 added; groups: 5 added; memberships: 29 added) in 1 session, at least 00:00:00\n" +
            "  Held back: user 1022 (row 22): column 'work_email' is empty, but Okta makes no user without email\n" +
            "Result: 62 imported in 1 session, 0 rejected, 0 without effect, 0 in doubt, 0 not sent\n" +
            "In the directory: 28 users, 5 groups, 29 memberships\n");
    }

    [Fact]
    public async Task The_next_start_sends_only_what_changed_in_the_database()
    {
        await using var org = await StartAsync();
        await RunAsync(org, 2);
        org.Directory.Users["1005"].Profile.Should().Contain(new KeyValuePair<string, string?>("country", "Poland")).And.Contain("department", "Sales").And.Contain("hireDate", "2013-09-17");
        var sessions = org.Sessions.Count;

        (await RunAsync(org, 2)).Should().Contain("Plan: 0 changes").And.Contain("Result: nothing to send");
        org.Sessions.Should().HaveCount(sessions);

        Execute("update employees set department = 'Legal' where employee_no = 1005; update employees set left_on = '2024-01-31' where employee_no = 1006; update employees set work_email = 'h@example.com' where employee_no = 1022");
        var output = await RunAsync(org, 0);

        output.Should().Contain("users: 1 added, 1 updated, 1 deleted");
        org.Directory.Users["1006"].IsActive.Should().BeFalse();
        org.Directory.Users["1005"].Profile["department"].Should().Be("Legal");
        org.Directory.Users["1022"].IsActive.Should().BeTrue("it has been mended");
    }

    [Fact]
    public async Task A_plan_sends_nothing()
    {
        await using var org = await StartAsync();

        (await RunAsync(org, 2, "--plan")).Should().Contain("Plan: 62 changes").And.NotContain("Result");

        org.Sessions.Should().BeEmpty();
    }

    [Fact]
    public async Task A_query_that_lost_its_filter_the_wrong_way_round_is_stopped()
    {
        await using var org = await StartAsync();
        await RunAsync(org, 2);
        Execute("update employees set left_on = '2024-07-31' where employee_no % 2 = 0");

        using var stopped = Start(org);

        (await stopped.ExitCodeAsync()).Should().Be(3);
        stopped.Error.Should().StartWith("Nothing was sent to Okta.").And.Contain("users would be deleted");
        org.Directory.Users.Values.Should().OnlyContain(user => user.IsActive);

        await RunAsync(org, 0, "--allow-deletions");
        org.Directory.Users.Values.Count(user => user.IsActive).Should().Be(15);
    }

    [Theory]
    [InlineData("HrDatabase__Provider", "Oracle", "HrDatabase:Provider is 'Oracle'; it must be Sqlite or PostgreSql. *")]
    [InlineData("HrDatabase__Users__Sql", "select * from persons", "the query of users failed: SQLite Error 1: 'no such table: persons'.")]
    [InlineData("HrDatabase__Users__Columns__Attributes__title", "role", "the query of users: column 'role' for title is missing; the result has: employee_no, *")]
    [InlineData("HrDatabase__Users__Columns__ExternalId", "", "The mapping needs mending: Users.Columns.ExternalId is missing: the column with each user's key.*")]
    [InlineData("Okta__Xaas__ApiToken", "", "*ApiToken is missing*")]
    public async Task What_can_not_be_done_is_one_clear_line_and_exit_code_1(string setting, string value, string expected)
    {
        await using var org = await StartAsync();
        using var program = Start(org, (setting, value));

        (await program.ExitCodeAsync()).Should().Be(1);

        program.Error.Should().Match(expected).And.NotContain("   at ");
        org.Sessions.Should().BeEmpty();
    }

    [Fact]
    public async Task An_option_that_is_not_known_is_not_passed_over()
    {
        using var program = SampleProgram.Start("HrDatabaseSync", "--dryrun");

        (await program.ExitCodeAsync()).Should().Be(1);

        program.Error.Should().Contain("--plan").And.Contain("--allow-deletions");
    }

    public void Dispose() => _folder.Dispose();

    private static Task<OktaEmulator> StartAsync() => OktaEmulator.StartAsync(options =>
    {
        options.SessionRateLimit = null;
        options.Urls = "http://127.0.0.1:0";
        options.ProcessingTime = TimeSpan.Zero;
        options.CreationCooldown = TimeSpan.Zero;
    });

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _folder.PathOf("hr.db"), Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private async Task<string> RunAsync(OktaEmulator org, int exitCode, params string[] arguments)
    {
        using var program = Start(org, null, arguments);
        (await program.ExitCodeAsync()).Should().Be(exitCode, program.Output + program.Error);
        return program.Output;
    }

    private SampleProgram Start(OktaEmulator org, (string Name, string Value)? setting = null, params string[] arguments)
    {
        var settings = SampleProgram.SettingsFor(org);
        settings["HrDatabase__ConnectionString"] = $"Data Source={_folder.PathOf("hr.db")};Pooling=False";
        settings["HrDatabase__StateFile"] = _folder.PathOf("okta-state.db");
        if (setting is { } one) settings[one.Name] = one.Value;
        return SampleProgram.Start("HrDatabaseSync", settings, arguments);
    }
}
