using System.Security.Cryptography;
using Okta.Xaas.Emulator;
using Okta.Xaas.SamplesTests.Support;

namespace Okta.Xaas.Tool.Tests.Programs;

/// <summary>The path to a real org, with an emulated one at the other end of a socket.</summary>
public class RealOrgRunTests
{
    private const string Mapping = """
        { "externalId": "Id", "attributes": { "userName": "Mail", "email": "Mail", "firstName": "Name" },
          "leaver": { "status": { "column": "Status", "values": ["Left"] } }, "groups": [ { "column": "Dept" } ] }
        """;

    private const string Export = "Id,Name,Mail,Dept,Status\nE1,Żofia,a@example.com,\"Sales, North\",Active\nE2,Åsa,b@example.com,\"Sales, North\",Active\nE3,,,,Left\n";

    [Fact]
    public async Task Its_people_become_users_and_the_token_is_never_shown()
    {
        await using var org = await StartAsync();
        using var folder = new TemporaryFolder();
        using var program = Start(org, folder);

        (await program.ExitCodeAsync()).Should().Be(0, program.Error);

        org.Directory.Users.Values.Select(user => (user.ExternalId, user.Status, user.Profile["firstName"])).Should().Equal(("E1", "ACTIVE", "Żofia"), ("E2", "ACTIVE", "Åsa"));
        org.Directory.Memberships["sales, north"].Should().Equal("E1", "E2");
        program.Output.Should().Contain($"{org.BaseAddress.GetLeftPart(UriPartial.Authority)}, identity source {org.IdentitySourceId}").And.NotContain("Directory");
        (program.Output + program.Error).Should().NotContain(org.ApiToken);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_signs_in_as_an_OAuth_service_app(bool requireDPoP)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await using var org = await StartAsync(options =>
        {
            options.OAuth.ClientId = "0oaserviceapp";
            options.OAuth.RequireDPoP = requireDPoP;
            options.OAuth.PublicKeys.Add(key.ExportSubjectPublicKeyInfoPem());
        });
        using var folder = new TemporaryFolder();
        var pem = key.ExportPkcs8PrivateKeyPem();
        using var program = Start(org, folder, settings =>
        {
            settings.Remove("Okta__Xaas__ApiToken");
            settings["Okta__Xaas__OAuth__ClientId"] = "0oaserviceapp";
            settings["Okta__Xaas__OAuth__KeyId"] = "test-key";
            settings["Okta__Xaas__OAuth__PrivateKeyFile"] = folder.Write("key.pem", pem);
        });

        (await program.ExitCodeAsync()).Should().Be(0, program.Error);

        org.Directory.Users.Should().HaveCount(2);
        org.OAuth.TokensIssued.Should().Be(1);
        (program.Output + program.Error).Should().NotContain(pem.Split('\n')[1]);
    }

    [Fact]
    public async Task Ctrl_c_cancels_the_open_session_so_that_nothing_of_it_is_imported()
    {
        if (OperatingSystem.IsWindows()) return;
        await using var org = await StartAsync();
        using var held = org.Intercept(request => request.Operation == "uploadIdentitySourceGroupMembershipsForUpsert" ? Fault.Wait(TimeSpan.FromHours(1)) : null);
        using var folder = new TemporaryFolder();
        using var program = Start(org, folder, "--report", folder.PathOf("result.json"));
        await program.WaitForLineAsync("loading people");

        program.Interrupt();

        (await program.ExitCodeAsync()).Should().Be(1);
        org.Sessions.Should().ContainSingle().Which.Status.Should().Be("CLOSED");
        org.Directory.Users.Should().BeEmpty();
        program.Error.Should().StartWith("The synchronization was cancelled").And.NotContain("   at ");
        File.Exists(folder.PathOf("result.json")).Should().BeTrue("it tells what Okta has");
    }

    [Fact]
    public async Task Ctrl_c_while_it_waits_leaves_the_sessions_before_imported_and_says_so()
    {
        if (OperatingSystem.IsWindows()) return;
        await using var org = await StartAsync();
        using var folder = new TemporaryFolder();
        using var program = Start(org, folder, settings => settings["Okta__Xaas__Synchronization__MaxBatchesPerSession"] = "1");
        await program.WaitForLineAsync(": waiting");

        program.Interrupt();

        (await program.ExitCodeAsync()).Should().Be(1);
        org.Sessions.Select(session => session.Status).Should().BeSubsetOf(["COMPLETED", "CLOSED"]);
        program.Output.Should().MatchRegex("imported +(.* )?not sent");
    }

    [Fact]
    public async Task A_failure_is_one_line_and_its_stack_comes_on_demand()
    {
        await using var org = await StartAsync();
        using var refused = org.Intercept(_ => Fault.Answer(EmulatedResponse.OktaError(403, "E0000006", "You do not have permission")));
        using var folder = new TemporaryFolder();
        using var program = Start(org, folder);
        (await program.ExitCodeAsync()).Should().Be(1);
        using var verbose = Start(org, folder, "--verbose");
        (await verbose.ExitCodeAsync()).Should().Be(1);

        program.Error.Should().Contain("403").And.NotContain("\n");
        verbose.Error.Should().Contain("   at ").And.NotContain(org.ApiToken);
    }

    [Fact]
    public async Task Half_of_the_settings_end_with_what_lacks_and_not_in_the_emulator()
    {
        using var program = SampleProgram.Start("okta-xaas", new Dictionary<string, string> { ["Okta__Xaas__OktaDomain"] = "https://example.okta.com" }, "sessions", "list");

        (await program.ExitCodeAsync()).Should().Be(1);

        program.Error.Should().Contain("IdentitySourceId is missing").And.Contain("ApiToken is missing").And.EndWith("Nothing was sent.").And.NotContain("\n");
        program.Output.Should().BeEmpty();
    }

    [Fact]
    public async Task A_real_org_s_clock_can_not_be_made_faster()
    {
        await using var org = await StartAsync();
        using var folder = new TemporaryFolder();
        using var program = Start(org, folder, "--time-scale", "2");

        (await program.ExitCodeAsync()).Should().Be(1);

        program.Error.Should().StartWith("--time-scale makes an emulated org's clock run faster");
        org.Requests.Should().BeEmpty();
    }

    private static Task<OktaEmulator> StartAsync(Action<OktaEmulatorOptions>? more = null) => OktaEmulator.StartAsync(options =>
    {
        options.SessionRateLimit = null;
        options.Urls = "http://127.0.0.1:0";
        options.ProcessingTime = TimeSpan.Zero;
        more?.Invoke(options);
    });

    private static SampleProgram Start(OktaEmulator org, TemporaryFolder folder, params string[] more) => Start(org, folder, _ => { }, more);

    private static SampleProgram Start(OktaEmulator org, TemporaryFolder folder, Action<Dictionary<string, string>> change, params string[] more)
    {
        var settings = SampleProgram.SettingsFor(org);
        change(settings);
        return SampleProgram.Start("okta-xaas", settings, ["sync", "--file", folder.Write("hr.csv", Export), "--mapping", folder.Write("map.json", Mapping), "--state", folder.PathOf("state.db"), .. more]);
    }
}
