using Okta.Xaas;
using Okta.Xaas.Api;
using Okta.Xaas.Changes;
using Okta.Xaas.Emulator;
using Okta.Xaas.Results;

namespace Snippets;

/// <summary>The code of docs/emulator.md and of the emulator's README.</summary>
public sealed class EmulatorSnippets
{
    // <test>
    [Fact]
    public async Task A_leaver_loses_access()
    {
        await using var okta = await OktaEmulator.StartAsync(o =>
        {
            o.ProcessingTime = TimeSpan.Zero;
            o.IdentitySourceId = $"0oa{Guid.NewGuid():N}";    // one run at a time for each identity source, also in tests
        });
        var options = new OktaXaasOptions { OktaDomain = okta.BaseAddress, IdentitySourceId = okta.IdentitySourceId, ApiToken = okta.ApiToken };
        using var api = IdentitySourcesApi.Create(options, okta.CreateHandler());
        await api.CreateUserAsync("E1001", new UserProfile { UserName = "ada@example.com", Email = "ada@example.com" });

        var result = await new IdentitySourceSynchronizer(api, options).SynchronizeAsync([IdentityChange.DeleteUser("E1001")]);

        Assert.True(result.Succeeded);
        Assert.False(okta.Directory.Users["E1001"].IsActive);
    }
    // </test>

    [Fact]
    public async Task Five_minutes_pass_in_a_fraction_of_a_second()
    {
        // <time>
        var clock = new ScaledTimeProvider(TimeProvider.System, 1_000);
        await using var okta = await OktaEmulator.StartAsync(o =>
        {
            o.TimeProvider = clock;
            o.IdentitySourceId = $"0oa{Guid.NewGuid():N}";
        });
        var options = new OktaXaasOptions { OktaDomain = okta.BaseAddress, IdentitySourceId = okta.IdentitySourceId, ApiToken = okta.ApiToken };
        options.Synchronization.MaxBatchesPerSession = 1;    // so that 300 changes need two sessions, and the wait between them
        using var api = IdentitySourcesApi.Create(options, okta.CreateHandler(), timeProvider: clock);
        var synchronizer = new IdentitySourceSynchronizer(api, options, clock);
        // </time>

        var result = await synchronizer.SynchronizeAsync(Enumerable.Range(1, 300).Select(i => IdentityChange.UpsertGroup($"G{i}", new GroupProfile { DisplayName = $"Group {i}" })));

        Assert.Equal(2, result.Sessions.Count);
        Assert.True(result.Duration >= TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task Faults_are_put_on_requests()
    {
        await using var org = await EmulatedOrg.StartAsync();
        var okta = org.Okta;
        IdentityChange[] changes = [IdentityChange.UpsertUser("E1001", new UserProfile { UserName = "ada@example.com", Email = "ada@example.com" })];

        // <fault>
        using var losing = okta.Intercept(request => request.Operation == "uploadIdentitySourceDataForUpsert" ? Fault.Drop().AfterEffect() : null);

        var failure = await Assert.ThrowsAsync<SynchronizationException>(() => org.Synchronizer.SynchronizeAsync(changes));

        Assert.Single(failure.Result.NotSent);
        Assert.Equal("CLOSED", okta.Sessions.Single().Status);
        // </fault>
    }

    [Fact]
    public async Task Other_things_go_wrong_too()
    {
        await using var org = await EmulatedOrg.StartAsync();
        var okta = org.Okta;

        // <faults>
        okta.Intercept(_ => Fault.Answer(EmulatedResponse.OktaError(503, "E0000010", "Maintenance")));
        okta.Intercept(_ => Fault.Answer(EmulatedResponse.Text(502, "<html>Bad gateway</html>", "text/html").WithoutOktaHeaders()));
        okta.Intercept(_ => Fault.Wait(TimeSpan.FromSeconds(30)));
        okta.FailNextImport();    // the next import ends in ERROR
        okta.CreateSession();     // another client's session is in the way
        // </faults>

        var refused = await Assert.ThrowsAsync<OktaApiException>(() => org.Api.CreateSessionAsync());
        Assert.Equal("E0000010", refused.ErrorCode);
    }

    [Fact]
    public async Task The_faults_of_its_readme_hide_an_effect_and_refuse_the_rest()
    {
        await using var org = await EmulatedOrg.StartAsync();
        var okta = org.Okta;

        // <readme>
        okta.Intercept(request => request.Operation == "uploadIdentitySourceDataForUpsert" ? Fault.Drop().AfterEffect() : null);
        okta.Intercept(_ => Fault.Answer(EmulatedResponse.OktaError(503, "E0000010", "Maintenance")));
        okta.FailNextImport();          // the next import ends in ERROR
        okta.CreateSession();           // another client's session is in the way
        // </readme>

        var refused = await Assert.ThrowsAsync<OktaApiException>(() => org.Api.CreateSessionAsync());
        Assert.Equal("E0000010", refused.ErrorCode);
        Assert.Equal("CREATED", okta.Sessions.Single().Status);
    }

    [Fact]
    public async Task Any_client_reaches_it_by_a_handler_or_a_port()
    {
        // <client>
        await using var okta = await OktaEmulator.StartAsync(o => o.Urls = "http://127.0.0.1:0");
        using var client = new HttpClient { BaseAddress = okta.BaseAddress };
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"SSWS {okta.ApiToken}");

        using var answer = await client.GetAsync(new Uri($"api/v1/identity-sources/{okta.IdentitySourceId}/sessions", UriKind.Relative));

        Assert.Equal("listIdentitySourceSessions", okta.Requests.Single().Request.Operation);
        // </client>
        Assert.True(answer.IsSuccessStatusCode);
    }
}
