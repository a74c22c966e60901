using Okta.Xaas.Emulator;
using Okta.Xaas.SamplesTests.Support;

namespace Okta.Xaas.SamplesTests.Programs;

/// <summary>The short way from an export to Okta.</summary>
public sealed class HrCsvRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task The_shipped_export_becomes_users_groups_and_memberships_in_an_emulated_org()
    {
        using var program = SampleProgram.Start("HrCsvSync");

        (await program.ExitCodeAsync()).Should().Be(2, program.Error);

        program.Error.Should().BeEmpty();
        program.Output.Should().Contain("an emulated org inside this program, as no org is set under Okta:Xaas")
            .And.Contain("users: 1,119 added; groups: 23 added; memberships: 2,344 added")
            .And.Contain("line 428")
            .And.Contain("3486 imported in 1 session")
            .And.Contain("In the directory: 1119 active users, 23 groups, 2344 memberships");
    }

    [Fact]
    public async Task The_next_run_sends_only_what_changed()
    {
        await using var org = await OktaEmulator.StartAsync(options =>
        {
            options.SessionRateLimit = null;
            options.Urls = "http://127.0.0.1:0";
            options.ProcessingTime = TimeSpan.Zero;
            options.CreationCooldown = TimeSpan.Zero;
        });
        await RunAsync(org, "E1;a@example.com\nE2;b@example.com\n", 0);
        org.Directory.Users.Should().HaveCount(2);

        (await RunAsync(org, "E1;a@example.com\nE2;b@example.com\n", 0)).Should().Contain("Result: nothing to send");
        (await RunAsync(org, "E1;a@example.com\n", 3)).Should().Contain("Nothing was sent to Okta.");

        org.Directory.Users.Values.Should().OnlyContain(user => user.IsActive);
    }

    [Fact]
    public async Task What_can_not_be_done_is_one_clear_line_and_exit_code_1()
    {
        using var unknown = SampleProgram.Start("HrCsvSync", "--dryrun");
        using var missing = SampleProgram.Start("HrCsvSync", "--file", "no/such.csv");
        using var half = SampleProgram.Start("HrCsvSync", new Dictionary<string, string> { ["Okta__Xaas__OktaDomain"] = "https://example.okta.com" });

        (await unknown.ExitCodeAsync()).Should().Be(1);
        (await missing.ExitCodeAsync()).Should().Be(1);
        (await half.ExitCodeAsync()).Should().Be(1);
        unknown.Error.Should().StartWith("Options: --file");
        missing.Error.Should().StartWith("no/such.csv: the export cannot be read").And.NotContain("\n");
        half.Error.Should().Contain("IdentitySourceId is missing");
    }

    public void Dispose() => _folder.Dispose();

    private async Task<string> RunAsync(OktaEmulator org, string people, int exitCode)
    {
        using var program = SampleProgram.Start(
            "HrCsvSync",
            SampleProgram.SettingsFor(org),
            "--file", _folder.Write("hr.csv", $"Id;Mail\n{people}"),
            "--mapping", _folder.Write("map.json", """{ "externalId": "Id", "attributes": { "userName": "Mail", "email": "Mail" } }"""),
            "--state", _folder.PathOf("state.db"));
        (await program.ExitCodeAsync()).Should().Be(exitCode, program.Output + program.Error);
        return program.Output + program.Error;
    }
}
