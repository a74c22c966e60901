using System.Text.Json.Nodes;
using Okta.Xaas.Emulator;
using Okta.Xaas.SamplesTests.Support;

namespace Okta.Xaas.Tool.Tests.Programs;

/// <summary>What the org really has: verified, reconciled, looked at, checked.</summary>
public sealed class LookCommandTests : IAsyncLifetime, IDisposable
{
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
        _folder.Write("hr.csv", "Id;Mail;Dept\nE1;a@example.com;Sales\nE2;b@example.com;Sales\nE3;c@example.com;Legal\n");
        _folder.Write("map.json", """{ "externalId": "Id", "attributes": { "userName": "Mail", "email": "Mail", "department": "Dept" }, "groups": [ { "column": "Dept" } ] }""");
        _org.SetOutcome("E2", ImportOutcome.Unconfirmed);
        await RunAsync(0, "sync", "--file", _folder.PathOf("hr.csv"), "--mapping", _folder.PathOf("map.json"));
    }

    public async Task DisposeAsync() => await _org.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Who_waits_is_named()
    {
        (await RunAsync(0, "verify", "E1", "E3")).Output.Should().MatchRegex(@"confirmed +2\n").And.NotContain("Not as expected");

        (await RunAsync(2, "verify", "--file", _folder.PathOf("hr.csv"), "--mapping", _folder.PathOf("map.json"))).Output.Should().Contain("E2: waits to be confirmed");
        (await RunAsync(1, "verify")).Error.Should().StartWith("Whom? Give keys");
    }

    [Fact]
    public async Task What_has_failed_is_told_with_the_log()
    {
        _org.SetOutcome("E1", ImportOutcome.Failed);
        _org.SetOutcome("E9", ImportOutcome.Failed);
        _folder.Write("hr.csv", "Id;Mail;Dept\nE1;a@example.com;Legal\nE2;b@example.com;Sales\nE3;c@example.com;Legal\nE9;d@example.com;Legal\n");
        await RunAsync(0, "sync", "--file", _folder.PathOf("hr.csv"), "--mapping", _folder.PathOf("map.json"));

        var output = (await RunAsync(2, "verify", "E1", "E3", "E9", "--log")).Output;

        output.Should().MatchRegex(@"E1: confirmed; .*Z app\.user_management\.update_from_master_failed: .*could not be imported").And.MatchRegex("E9: not there; .*update_from_master_failed");
        (await RunAsync(2, "verify", "E1", "E9")).Output.Should().NotContain("update_from_master_failed");
    }

    [Fact]
    public async Task What_somebody_has_changed_by_hand_is_told_corrected_and_sent_again()
    {
        using (var api = IdentitySourcesApi.Create(new OktaXaasOptions { OktaDomain = _org.BaseAddress, IdentitySourceId = _org.IdentitySourceId, ApiToken = _org.ApiToken })) await api.DeleteUserAsync("E1");
        var report = _folder.PathOf("found.json");

        (await RunAsync(2, "reconcile", "--report", report)).Output.Should().Contain("Deactivated User E1").And.Contain("NotLinked User E2").And.Contain("nothing; --correct does");
        JsonNode.Parse(await File.ReadAllTextAsync(report))!["users"]!["deactivated"]!.GetValue<int>().Should().Be(1);
        JsonNode.Parse((await RunAsync(0, "reconcile", "--correct", "--json")).Output)!["corrected"]!.GetValue<bool>().Should().BeTrue();
        await RunAsync(0, "sync", "--file", _folder.PathOf("hr.csv"), "--mapping", _folder.PathOf("map.json"));

        _org.Directory.Users["E1"].IsActive.Should().BeTrue();
    }

    [Fact]
    public async Task A_lost_state_is_made_anew()
    {
        File.Delete(_folder.PathOf("state.db"));

        (await RunAsync(0, "store", "rebuild", "--file", _folder.PathOf("hr.csv"), "--mapping", _folder.PathOf("map.json"))).Output.Should().Contain("people and groups of the list");

        (await RunAsync(0, "store", "info")).Output.Should().MatchRegex("Remembers +[23] people, 2 groups");
        (await RunAsync(0, "plan", "--file", _folder.PathOf("hr.csv"), "--mapping", _folder.PathOf("map.json"), "--json")).Output.Should().Contain("\"plan\"");
    }

    [Fact]
    public async Task One_person_is_looked_at()
    {
        (await RunAsync(0, "people", "E1")).Output.Should().Contain("is remembered as imported").And.Contain("sales").And.Contain("confirmed");
        (await RunAsync(2, "people", "E2")).Output.Should().Contain("waits to be confirmed");
        (await RunAsync(0, "people", "E9")).Output.Should().Contain("is not remembered").And.Contain("the identity source does not have it");
    }

    [Fact]
    public async Task A_state_whose_name_was_mistyped_is_not_made_by_a_look()
    {
        var mistyped = _folder.PathOf("sate.db");
        foreach (var look in new string[][] { ["store", "info"], ["people", "E1"] })
        {
            using var program = SampleProgram.Start("okta-xaas", SampleProgram.SettingsFor(_org), [.. look, "--state", mistyped]);
            (await program.ExitCodeAsync()).Should().Be(1);
            (program.Output + program.Error).Should().Contain($"there is no state {mistyped}: ").And.Contain("--state");
        }

        File.Exists(mistyped).Should().BeFalse();
    }

    [Fact]
    public async Task The_doctor_finds_everything_in_place_and_a_token_that_is_not()
    {
        (await RunAsync([0, 2], "doctor")).Output.Should().Contain("Connection:").And.Contain("Store:").And.NotContain("failed ");

        var settings = SampleProgram.SettingsFor(_org);
        settings["Okta__Xaas__ApiToken"] = "not-the-token";
        using var program = SampleProgram.Start("okta-xaas", settings, "doctor", "--state", _folder.PathOf("state.db"));
        (await program.ExitCodeAsync()).Should().Be(1);
        program.Output.Should().MatchRegex(@"failed +Credential:").And.NotContain("not-the-token");
    }

    private Task<(string Output, string Error)> RunAsync(int exitCode, params string[] arguments) => RunAsync([exitCode], arguments);

    private async Task<(string Output, string Error)> RunAsync(int[] exitCodes, params string[] arguments)
    {
        using var program = SampleProgram.Start("okta-xaas", SampleProgram.SettingsFor(_org), [.. arguments, "--state", _folder.PathOf("state.db")]);
        exitCodes.Should().Contain(await program.ExitCodeAsync(), program.Output + program.Error);
        return (program.Output.ReplaceLineEndings("\n"), program.Error);
    }
}
