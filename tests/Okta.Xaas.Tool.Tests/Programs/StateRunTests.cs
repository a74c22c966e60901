using Okta.Xaas.Emulator;
using Okta.Xaas.SamplesTests.Support;

namespace Okta.Xaas.Tool.Tests.Programs;

/// <summary>Night after night: only what changed is sent, whoever is missing leaves, and too many do not.</summary>
public sealed class StateRunTests : IAsyncLifetime, IDisposable
{
    private const string Mapping = """
        { "externalId": "Id", "attributes": { "userName": "Mail", "email": "Mail", "department": "Dept" },
          "leaver": { "status": { "column": "Status", "values": ["Left"] } }, "groups": [ { "column": "Dept" } ] }
        """;

    private readonly TemporaryFolder _folder = new();
    private OktaEmulator _org = null!;

    public async Task InitializeAsync()
    {
        _org = await OktaEmulator.StartAsync(options =>
        {
            options.SessionRateLimit = null;
            options.Urls = "http://127.0.0.1:0";
            options.ProcessingTime = TimeSpan.Zero;
            options.CreationCooldown = TimeSpan.Zero;
        });
        _folder.Write("map.json", Mapping);
    }

    public async Task DisposeAsync() => await _org.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_same_file_again_sends_nothing()
    {
        await RunAsync(0, People(10));
        var sessions = _org.Sessions.Count;

        var output = await RunAsync(0, People(10));

        output.Should().Contain("nothing has changed since the last run");
        _org.Sessions.Should().HaveCount(sessions);
    }

    [Fact]
    public async Task Who_has_left_is_deactivated_and_who_has_moved_changes_groups()
    {
        await RunAsync(0, People(10));

        var output = await RunAsync(0, People(10).Replace("E1;e1@example.com;Sales;", "E1;e1@example.com;Legal;", StringComparison.Ordinal).Replace("E2;e2@example.com;Sales;", "E2;;;Left", StringComparison.Ordinal));

        output.Should().Contain("changed attributes: department (1)").And.MatchRegex(@"leavers deactivated +1\n").And.MatchRegex(@"memberships removed +2\n").And.Contain("1 row is a leaver's and does not count");
        _org.Directory.Users["E2"].IsActive.Should().BeFalse();
        _org.Directory.Users["E1"].Profile["department"].Should().Be("Legal");
        _org.Directory.Memberships["sales"].Should().NotContain("E1");
        _org.Directory.Memberships["legal"].Should().Equal("E1");
    }

    [Fact]
    public async Task What_was_stopped_is_approved_by_another_person_and_what_came_since_is_left()
    {
        await RunAsync(0, People(10));
        var stopped = await RunAsync(3, People(6));
        var id = System.Text.RegularExpressions.Regex.Match(stopped, "okta-xaas approve ([0-9A-Z]{8})").Groups[1].Value;

        (await ToolAsync(2, "approve")).Should().Contain(id).And.Contain("which waits for a decision").And.Contain("4 of 10 users would be deleted");
        await ToolAsync(1, "approve", id);
        (await ToolAsync(0, "approve", id, "--by", "another person", "--comment", "they left")).Should().Contain("approved by another person").And.Contain("they left");
        (await RunAsync(2, People(6) + "N1;n1@example.com;Sales;\n")).Should().Contain($"{id} of another person: ").And.Contain("left for the next run");
        _org.Directory.Users.Values.Count(user => user.IsActive).Should().Be(6, "the hire comes with the next run");
        (await ToolAsync(0, "approve")).Should().Contain("nothing");

        await RunAsync(0, People(6) + "N1;n1@example.com;Sales;\n");
        _org.Directory.Users["N1"].IsActive.Should().BeTrue();
        (await ToolAsync(0, "store", "audit", "--report", _folder.PathOf("audit.jsonl"))).Should().Contain("up to number 12");
        (await File.ReadAllLinesAsync(_folder.PathOf("audit.jsonl"))).Should().HaveCount(12).And.OnlyContain(line => line.Contains("\"signature\":\"Valid\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_refused_stays_stopped()
    {
        await RunAsync(0, People(10));
        var id = System.Text.RegularExpressions.Regex.Match(await RunAsync(3, People(6)), "okta-xaas approve ([0-9A-Z]{8})").Groups[1].Value;

        (await ToolAsync(0, "refuse", id, "--by", "another person")).Should().Contain("refused by another person");

        (await RunAsync(3, People(6))).Should().Contain($"{id}, which another person has refused");
    }

    [Fact]
    public async Task A_file_that_lacks_too_many_is_stopped_and_can_be_allowed_for_one_run()
    {
        await RunAsync(0, People(10));

        var stopped = await RunAsync(3, People(6));
        stopped.Should().Contain("Stopped by safeguards").And.Contain("4 of 10 users would be deleted, which is 40").And.MatchRegex(@"people +10 +6 +0 +0 +4\n");
        _org.Directory.Users.Values.Should().OnlyContain(user => user.IsActive);

        await RunAsync(0, People(6), "--allow-deletions");
        _org.Directory.Users.Values.Count(user => user.IsActive).Should().Be(6);
    }

    [Fact]
    public async Task An_export_without_anybody_stays_stopped_even_so()
    {
        await RunAsync(0, People(10));

        (await RunAsync(3, People(0), "--allow-deletions")).Should().Contain("no users at all");

        _org.Directory.Users.Values.Should().OnlyContain(user => user.IsActive);
    }

    [Fact]
    public async Task Nobody_leaves_because_of_a_row_at_fault()
    {
        await RunAsync(0, People(10));

        await RunAsync(2, People(10).Replace("E3;e3@example.com;", "E3;;", StringComparison.Ordinal));

        _org.Directory.Users["E3"].IsActive.Should().BeTrue();
        _org.Directory.Memberships["sales"].Should().Contain("E3");
    }

    [Fact]
    public async Task Without_an_option_the_state_lies_with_the_user_s_data_and_the_first_lines_say_where()
    {
        if (OperatingSystem.IsWindows()) return;
        var settings = SampleProgram.SettingsFor(_org);
        (settings["HOME"], settings["XDG_DATA_HOME"]) = (_folder.PathOf("."), _folder.PathOf("data"));
        using var program = SampleProgram.Start("okta-xaas", settings, "sync", "--file", _folder.Write("hr.csv", People(3)), "--mapping", _folder.PathOf("map.json"));

        (await program.ExitCodeAsync()).Should().Be(0, program.Error);

        var path = program.Output.Split('\n').Single(line => line.StartsWith("State", StringComparison.Ordinal))["State".Length..].Trim();
        path.Should().EndWith(Path.Combine("Okta.Xaas", "okta-xaas.db"));
        File.Exists(path).Should().BeTrue();
    }

    private static string People(int count) => "Id;Mail;Dept;Status\n" + string.Concat(Enumerable.Range(1, count).Select(i => $"E{i};e{i}@example.com;Sales;\n"));

    private async Task<string> RunAsync(int exitCode, string export, params string[] more)
    {
        using var program = SampleProgram.Start(
            "okta-xaas",
            SampleProgram.SettingsFor(_org),
            ["sync", "--file", _folder.Write("hr.csv", export), "--mapping", _folder.PathOf("map.json"), "--state", _folder.PathOf("state.db"), .. more]);
        (await program.ExitCodeAsync()).Should().Be(exitCode, program.Output + program.Error);
        return program.Output;
    }

    private async Task<string> ToolAsync(int exitCode, params string[] arguments)
    {
        using var program = SampleProgram.Start("okta-xaas", SampleProgram.SettingsFor(_org), [.. arguments, "--state", _folder.PathOf("state.db")]);
        (await program.ExitCodeAsync()).Should().Be(exitCode, program.Output + program.Error);
        return program.Output;
    }
}
