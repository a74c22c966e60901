using Okta.Xaas.Emulator;
using Okta.Xaas.SamplesTests.Support;

namespace Okta.Xaas.Tool.Tests.Programs;

/// <summary>What somebody types by mistake, or who means no good: one line, exit code 1, and nothing is harmed.</summary>
public sealed class OddCommandLineTests : IDisposable
{
    private const string Export = "Id;Mail\nE1;a@example.com\n";
    private readonly TemporaryFolder _folder = new();

    public OddCommandLineTests()
    {
        _folder.Write("hr.csv", Export);
        _folder.Write("map.json", """{ "externalId": "Id", "attributes": { "userName": "Mail", "email": "Mail" } }""");
        _folder.Write("own.json", "{ }");
        _folder.Write("broken.json", "{\n \"a\": \n}");
        _folder.Write("number.json", """{ "Okta": { "Xaas": { "Synchronization": { "CreationCooldown": "soon" } } } }""");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--report */hr.csv: this is the file of --file, and would be written over. Nothing was sent.", "--report", "{}/hr.csv")]
    [InlineData("--report */x/../map.json: this is the file of --mapping, *", "--report", "{}/x/../map.json")]
    [InlineData("--report */own.json: this is the file of --settings, *", "--settings", "{}/own.json", "--report", "{}/own.json")]
    [InlineData("--report */a.csv: two reports would have one file*", "--report", "{}/a.csv", "--report", "{}/a.csv")]
    [InlineData("--report: a blank one names nothing.", "--report", "")]
    [InlineData("--state: a blank one names nothing.", "--state", " ")]
    [InlineData("--settings: a blank one names nothing.", "--settings", "")]
    [InlineData("--section: a blank one names nothing.", "--section", "")]
    [InlineData("--time-scale must be 0.01 to 10000.", "--time-scale", "fast")]
    [InlineData("--time-scale must be 0.01 to 10000.", "--time-scale", "NaN")]
    [InlineData("Unrecognized command or argument '--bogus'.", "--bogus", "--json")]
    [InlineData("--settings */broken.json cannot be read: *LineNumber: 2*Nothing was sent.", "--settings", "{}/broken.json")]
    [InlineData("the settings need mending: *CreationCooldown*Nothing was sent.", "--settings", "{}/number.json")]
    public async Task It_is_one_clear_line_and_nothing_is_written_over(string expected, params string[] arguments)
    {
        using var program = SampleProgram.Start(
            "okta-xaas", ["sync", "--emulated", "--file", _folder.PathOf("hr.csv"), "--mapping", _folder.PathOf("map.json"), .. arguments.Select(text => text.Replace("{}", Path.GetDirectoryName(_folder.PathOf("hr.csv")), StringComparison.Ordinal))]);

        (await program.ExitCodeAsync()).Should().Be(1);

        program.Error.Should().Match(expected).And.NotContain("\n");
        program.Output.Should().BeEmpty();
        (await File.ReadAllTextAsync(_folder.PathOf("hr.csv"))).Should().Be(Export);
    }

    [Theory]
    [InlineData("--wait must be 0 to 86400.", "verify", "E1", "--wait", "long")]
    [InlineData("id: no address can carry '..'.", "sessions", "cancel", "..")]
    [InlineData("id: no address can carry '.'.", "sessions", "watch", ".")]
    public async Task What_no_command_can_do_is_one_clear_line(string expected, params string[] arguments)
    {
        using var program = SampleProgram.Start("okta-xaas", [.. arguments, "--emulated"]);

        (await program.ExitCodeAsync()).Should().Be(1);

        program.Error.Should().Be(expected);
        program.Output.Should().BeEmpty();
    }

    [Fact]
    public async Task A_device_is_no_file_for_a_report()
    {
        if (OperatingSystem.IsWindows()) return;
        using var program = SampleProgram.Start("okta-xaas", "sync", "--emulated", "--file", _folder.PathOf("hr.csv"), "--mapping", _folder.PathOf("map.json"), "--report", "/dev/stdout");

        (await program.ExitCodeAsync()).Should().Be(1);

        program.Error.Should().Be("--report /dev/stdout: this is no file that can be replaced; --json prints the report. Nothing was sent.");
        File.ResolveLinkTarget("/dev/stdout", returnFinalTarget: false).Should().NotBeNull();
    }

    [Fact]
    public async Task Settings_in_a_hidden_file_are_read_and_a_key_of_dots_is_somebody()
    {
        _folder.Write(".hidden.json", "{ }");
        using var program = SampleProgram.Start("okta-xaas", "people", "..", "--emulated", "--settings", _folder.PathOf(".hidden.json"));

        (await program.ExitCodeAsync()).Should().Be(0, program.Error);

        program.Output.Should().Contain("the identity source does not have it");
    }

    [Fact]
    public async Task The_doctor_finds_the_state_of_another_org_and_of_no_database()
    {
        await using var org = await OktaEmulator.StartAsync(options => options.Urls = "http://127.0.0.1:0");
        var settings = SampleProgram.SettingsFor(org);
        await using (var lease = (await new Snapshots.SqliteSnapshotStore(_folder.PathOf("state.db")).TryAcquireAsync(org.IdentitySourceId))!) await lease.SetOrgAsync("other.okta.com", default);

        (await DoctorAsync("--state", _folder.PathOf("state.db"))).Should().MatchRegex(@"failed +Store: .*state\.db is of other\.okta\.com");
        settings["Store__PostgreSql"] = "nonsense";
        (await DoctorAsync()).Should().MatchRegex("failed +Store: The connection string of the store in PostgreSQL cannot be read").And.Contain("ok         Connection");

        async Task<string> DoctorAsync(params string[] more)
        {
            using var program = SampleProgram.Start("okta-xaas", settings, ["doctor", .. more]);
            (await program.ExitCodeAsync()).Should().Be(1, program.Error);
            return program.Output;
        }
    }
}
