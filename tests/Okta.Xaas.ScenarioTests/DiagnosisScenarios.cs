using Okta.Xaas.Diagnosis;
using Okta.Xaas.Emulator;
using Okta.Xaas.ScenarioTests.Support;

namespace Okta.Xaas.ScenarioTests;

/// <summary>What a diagnosis says of an org in which all is well, and of one in which one thing is not.</summary>
public class DiagnosisScenarios
{
    [Fact]
    public async Task All_is_well_and_nothing_was_changed()
    {
        await using var org = await TestOrg.StartAsync(emulator: o => o.Schema.Add(new EmulatedSchemaEntry("costCenter") { Required = true }));

        var report = await CheckAsync(org);

        report.State.Should().Be(DiagnosticState.Ok, report.ToString());
        report.Checks.Select(check => check.Kind).Should().Equal(Enum.GetValues<DiagnosticKind>().Except([DiagnosticKind.KeyFile]));
        report.Checks.Should().OnlyContain(check => check.Mend == null);
        Of(report, DiagnosticKind.Schema).Message.Should().Be("8 attributes, of which required: userName, costCenter.");
        Of(report, DiagnosticKind.RateLimit).Message.Should().Be("999 of 1000 requests to sessions are left in this window.");
        org.Okta.Requests.Should().HaveCount(3).And.OnlyContain(request => request.Request.Method == "GET");
    }

    [Fact]
    public async Task What_no_run_needs_is_a_warning_with_the_scope()
    {
        await using var org = await TestOrg.StartAsync(emulator: o => o.RefuseOrgApi = true);

        var report = await CheckAsync(org);

        report.State.Should().Be(DiagnosticState.Warning);
        Of(report, DiagnosticKind.IdentitySource).Message.Should().Contain("okta.apps.read");
        Of(report, DiagnosticKind.Features).State.Should().Be(DiagnosticState.Warning);
        Of(report, DiagnosticKind.Schema).State.Should().Be(DiagnosticState.Ok, "nothing holds changes against it");
        (await CheckAsync(org, options => options.Synchronization.SchemaCheck = SchemaCheck.Enforce)).Checks.Single(check => check.Kind == DiagnosticKind.Schema).ToString().Should()
            .StartWith("Warning Schema: Synchronization.SchemaCheck is set, but has no effect.").And.Contain("okta.schemas.read");
    }

    [Fact]
    public async Task A_token_that_Okta_does_not_take_is_told_apart_from_the_connection()
    {
        await using var org = await TestOrg.StartAsync();
        var report = await CheckAsync(org, options => options.ApiToken = "00wrong-token");
        Of(report, DiagnosticKind.Connection).State.Should().Be(DiagnosticState.Ok);
        Of(report, DiagnosticKind.Credential).State.Should().Be(DiagnosticState.Failed);
        report.Checks.Where(check => check.Kind > DiagnosticKind.Credential).Should().OnlyContain(check => check.State == DiagnosticState.Skipped);
        report.ToString().Should().NotContain("00wrong-token");
    }

    [Fact]
    public async Task A_right_that_is_missing_is_told_apart_from_the_token()
    {
        await using var org = await TestOrg.StartAsync();
        using var refusing = org.Okta.Intercept(_ => Fault.Refuse(403, "E0000006", "You do not have permission"));
        var report = await CheckAsync(org);
        Of(report, DiagnosticKind.Credential).State.Should().Be(DiagnosticState.Ok);
        Of(report, DiagnosticKind.Access).State.Should().Be(DiagnosticState.Failed);
        Of(report, DiagnosticKind.Access).Mend.Should().Contain("okta.identitySources.manage");
    }

    [Fact]
    public async Task A_source_that_is_not_there_is_told()
    {
        await using var org = await TestOrg.StartAsync();
        var report = await CheckAsync(org, options => options.IdentitySourceId = "0oaelsewhere");
        Of(report, DiagnosticKind.IdentitySource).State.Should().Be(DiagnosticState.Failed);
        Of(report, DiagnosticKind.IdentitySource).Mend.Should().Contain("Anything-as-a-Source is enabled");
        report.State.Should().Be(DiagnosticState.Failed);
    }

    [Theory]
    [InlineData("drop")]
    [InlineData("not sent")]
    [InlineData("page")]
    public async Task A_connection_that_fails_is_told_and_nothing_after_it_is_looked_at(string what)
    {
        await using var org = await TestOrg.StartAsync();
        using var failing = org.Okta.Intercept(_ => what switch { "drop" => Fault.Drop(), "not sent" => Fault.NotSent(), _ => Fault.Html(502) });
        var report = await CheckAsync(org);
        Of(report, DiagnosticKind.Connection).State.Should().Be(DiagnosticState.Failed);
        Of(report, DiagnosticKind.Connection).Mend.Should().Contain("certificate");
        report.Checks.Where(check => check.Kind != DiagnosticKind.Connection).Should().OnlyContain(check => check.State == DiagnosticState.Skipped);
    }

    [Fact]
    public async Task An_app_that_is_off_and_features_that_lack_are_told()
    {
        await using var org = await TestOrg.StartAsync(emulator: o => (o.IsAppActive, o.AppFeatures) = (false, "IMPORT_NEW_USERS"));
        var report = await CheckAsync(org);
        Of(report, DiagnosticKind.IdentitySource).ToString().Should().Be("Failed IdentitySource: The identity source's app is INACTIVE. Activate it in the Admin Console.");
        Of(report, DiagnosticKind.Features).Message.Should().Be("Not switched on: IMPORT_PROFILE_UPDATES, PROFILE_MASTERING.");
    }

    [Fact]
    public async Task A_session_in_the_way_and_the_cooldown_are_told()
    {
        await using var org = await TestOrg.StartAsync(emulator: o => o.ProcessingTime = TimeSpan.FromMinutes(10));
        var open = org.Okta.CreateSession();
        Of(await CheckAsync(org), DiagnosticKind.Sessions).Message.Should().Be($"Session {open.Id} is open (Created).");
        await org.Api.UploadUsersForUpsertAsync(open.Id, [People.Upsert(1)]);
        await org.Api.StartImportAsync(open.Id);
        Of(await CheckAsync(org), DiagnosticKind.Sessions).Message.Should().Be("The cooldown of an earlier session runs: the next one may be created in 300 seconds.");
    }

    [Fact]
    public async Task A_limit_that_is_nearly_used_up_is_told()
    {
        await using var org = await TestOrg.StartAsync(emulator: o => o.SessionRateLimit = 6);
        for (var i = 0; i < 4; i++) await org.Api.ListSessionsAsync();
        Of(await CheckAsync(org), DiagnosticKind.RateLimit).ToString().Should().StartWith("Warning RateLimit: 1 of 6 requests");
    }

    [Theory]
    [InlineData(7, "7 minutes behind")]
    [InlineData(-7, "7 minutes ahead of")]
    public async Task A_clock_that_is_wrong_is_told(int oktaIsAhead, string told)
    {
        await using var org = await TestOrg.StartAsync(emulator: o => o.ClockSkew = TimeSpan.FromMinutes(oktaIsAhead));
        Of(await CheckAsync(org), DiagnosticKind.ClockSkew).ToString().Should().Be($"Warning ClockSkew: This machine's clock is {told} Okta's. Set it right: sign-in by OAuth and the times of reports depend on it.");
    }

    [Fact]
    public async Task Scopes_that_are_not_asked_for_are_told()
    {
        await using var org = await TestOrg.StartAsync();
        OktaXaasOptions options = new() { OktaDomain = org.Okta.BaseAddress, IdentitySourceId = org.Okta.IdentitySourceId };
        options.OAuth.ClientId = "0oaapp";
        options.OAuth.Scopes = "okta.identitySources.read okta.apps.read";
        using var orgApi = OktaOrgApi.Create(org.Options, org.Okta.CreateHandler(), timeProvider: org.Clock);
        var access = Of(await new OktaXaasDiagnostics(org.Api, orgApi, options, org.Clock).CheckAsync(), DiagnosticKind.Access);
        access.ToString().Should().Be("Failed Access: OAuth.Scopes lacks okta.identitySources.manage. Add it, and grant it to the app in Okta.");
        options.OAuth.Scopes += " okta.identitySources.manage";
        Of(await new OktaXaasDiagnostics(org.Api, orgApi, options, org.Clock).CheckAsync(), DiagnosticKind.Access).Message.Should()
            .EndWith("Not asked for, and optional: okta.schemas.read, okta.groups.read, okta.logs.read.");
    }

    [Fact]
    public async Task A_key_file_that_others_may_read_or_that_is_not_there_is_told()
    {
        await using var org = await TestOrg.StartAsync();
        var file = Path.GetTempFileName();
        try
        {
            OktaXaasOptions options = new() { OktaDomain = org.Okta.BaseAddress, IdentitySourceId = org.Okta.IdentitySourceId };
            options.OAuth.PrivateKeyFile = file;
            using var orgApi = OktaOrgApi.Create(org.Options, org.Okta.CreateHandler(), timeProvider: org.Clock);
            var diagnostics = new OktaXaasDiagnostics(org.Api, orgApi, options, org.Clock);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.OtherRead);
                Of(await diagnostics.CheckAsync(), DiagnosticKind.KeyFile).Mend.Should().Contain("chmod 600");
                File.SetUnixFileMode(file, UnixFileMode.UserRead);
            }

            Of(await diagnostics.CheckAsync(), DiagnosticKind.KeyFile).State.Should().Be(DiagnosticState.Ok);
            File.Delete(file);
            Of(await diagnostics.CheckAsync(), DiagnosticKind.KeyFile).State.Should().Be(DiagnosticState.Failed);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task The_caller_can_end_it()
    {
        await using var org = await TestOrg.StartAsync();
        await FluentActions.Awaiting(() => CheckAsync(org, cancellationToken: new CancellationToken(true))).Should().ThrowAsync<OperationCanceledException>();
    }

    private static DiagnosticCheck Of(DiagnosticReport report, DiagnosticKind kind) => report.Checks.Single(check => check.Kind == kind);

    private static async Task<DiagnosticReport> CheckAsync(TestOrg org, Action<OktaXaasOptions>? configure = null, CancellationToken cancellationToken = default)
    {
        OktaXaasOptions options = new() { OktaDomain = org.Okta.BaseAddress, IdentitySourceId = org.Okta.IdentitySourceId, ApiToken = org.Okta.ApiToken };
        configure?.Invoke(options);
        using var api = IdentitySourcesApi.Create(options, org.Okta.CreateHandler(), timeProvider: org.Clock);
        using var orgApi = OktaOrgApi.Create(options, org.Okta.CreateHandler(), timeProvider: org.Clock);
        return await new OktaXaasDiagnostics(api, orgApi, options, org.Clock).CheckAsync(cancellationToken);
    }
}
