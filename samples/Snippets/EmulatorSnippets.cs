using System.Net;
using System.Text;
using Okta.Xaas;
using Okta.Xaas.Emulator;

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
        Assert.All(okta.Sessions, session => Assert.Equal("CLOSED", session.Status));    // the first, and three in which it was tried again
        // </fault>
    }

    [Fact]
    public async Task Other_things_go_wrong_too()
    {
        await using var org = await EmulatedOrg.StartAsync();
        var okta = org.Okta;

        // <faults>
        okta.Intercept(_ => Fault.ServerError(503));
        okta.Intercept(_ => Fault.Html(502).AfterEffect());
        okta.Intercept(_ => Fault.Wait(TimeSpan.FromSeconds(30)));
        okta.Intercept(_ => Fault.Answer(EmulatedResponse.Text(200, "<html>Sign in</html>", "text/html").WithoutOktaHeaders()));
        // </faults>

        var refused = await Assert.ThrowsAsync<OktaApiException>(() => org.Api.CreateSessionAsync());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
    }

    [Fact]
    public async Task A_script_says_what_goes_wrong_when()
    {
        await using var org = await EmulatedOrg.StartAsync();
        var okta = org.Okta;
        IdentityChange[] changes = [IdentityChange.UpsertUser("E1001", new UserProfile { UserName = "ada@example.com", Email = "ada@example.com" })];

        // <script>
        using var plan = okta.Inject(FaultPlan.Script(
            ("uploadIdentitySourceDataForUpsert", 1, Fault.Drop().AfterEffect()),    // taken, but the client never learns it
            ("startImportFromIdentitySource", 1, Fault.CloseSession())));            // somebody else cancels the session just before

        var result = await org.Synchronizer.SynchronizeAsync(changes);

        Assert.True(result.Succeeded);
        Assert.Equal([SessionOutcome.Reloaded, SessionOutcome.Reloaded, SessionOutcome.Imported], result.Sessions.Select(session => session.Outcome));
        // </script>
    }

    [Fact]
    public async Task A_seed_draws_what_goes_wrong()
    {
        await using var org = await EmulatedOrg.StartAsync();
        var okta = org.Okta;
        var seed = 42;
        IdentityChange[] changes = [IdentityChange.UpsertUser("E1001", new UserProfile { UserName = "ada@example.com", Email = "ada@example.com" })];

        // <seed>
        var plan = FaultPlan.FromSeed(seed, new FaultRates { Duplicate = 0.05, CloseSession = 0.01 });
        using (okta.Inject(plan)) await Record.ExceptionAsync(() => org.Synchronizer.SynchronizeAsync(changes));
        Console.WriteLine(plan);    // the seed, and every fault that it put on a request
        // </seed>

        Assert.Contains("42", plan.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_can_do_anything_at_any_time()
    {
        await using var okta = await OktaEmulator.StartAsync(o =>
        {
            // <skew>
            o.ClockSkew = TimeSpan.FromMinutes(7);    // Okta's clock is ahead of everybody else's
            // </skew>
        });

        // <administration>
        var session = okta.CreateSession();                   // another client's session is in the way
        okta.CloseSession(session.Id);                        // cancelled; likewise ExpireSession and TriggerSession
        okta.ForgetSession(session.Id);                       // 404 from now on
        okta.DelayNextImport(TimeSpan.FromMinutes(10));       // the next import takes so much longer
        okta.FailNextImport();                                // and ends in ERROR
        // </administration>

        Assert.True(okta.Sessions.Single().IsForgotten);
    }

    [Fact]
    public async Task Its_readme_shows_what_can_be_looked_at()
    {
        var clock = new ScaledTimeProvider(TimeProvider.System, 1_000);

        // <readme>
        await using var okta = await OktaEmulator.StartAsync(o => o.TimeProvider = clock);

        using var client = new HttpClient(okta.CreateHandler()) { BaseAddress = okta.BaseAddress };
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"SSWS {okta.ApiToken}");
        await CreateUserAsync(client, "E1001");    // with any client

        string status = okta.Directory.Users["E1001"].Status;         // "ACTIVE", or "DEPROVISIONED" once deleted
        IReadOnlyList<EmulatedSession> sessions = okta.Sessions;      // every session: status, uploads, counts, what was listed twice
        IReadOnlyList<RequestLogEntry> requests = okta.Requests;      // every request: operation, status, error code; never a credential
        // </readme>

        Assert.Equal("ACTIVE", status);
        Assert.Empty(sessions);
        Assert.Single(requests);

        async Task CreateUserAsync(HttpClient any, string id)
        {
            using var body = new StringContent($$$"""{"externalId":"{{{id}}}","profile":{"userName":"ada@example.com","email":"ada@example.com"}}""", Encoding.UTF8, "application/json");
            (await any.PostAsync(new Uri($"api/v1/identity-sources/{okta.IdentitySourceId}/users", UriKind.Relative), body)).EnsureSuccessStatusCode();
        }
    }

    [Fact]
    public async Task What_Okta_makes_of_a_person_can_be_said()
    {
        await using var org = await EmulatedOrg.StartAsync();
        var okta = org.Okta;

        // <outcomes>
        okta.SetOutcome("E1001", ImportOutcome.Unconfirmed);    // IMPORTED: waits to be confirmed, and has no external id until then
        okta.SetOutcome("E1002", ImportOutcome.Failed);         // the import passes over it, and is COMPLETED all the same
        okta.SetOutcome("E1003", ImportOutcome.Drifted(new Dictionary<string, string?> { ["lastName"] = "Byron", ["mobilePhone"] = null }));
        okta.SetOutcome("E1004", new ImportOutcome { Status = "STAGED", SyncState = "SYNCING" });
        // </outcomes>
        string[] people = ["E1001", "E1002", "E1003", "E1004"];
        var result = await org.Synchronizer.SynchronizeAsync(people.Select(id => IdentityChange.UpsertUser(id, new UserProfile { UserName = $"{id}@example.com", Email = $"{id}@example.com" })));

        Assert.True(result.Succeeded);
        Assert.Equal(["IMPORTED", "ACTIVE", "STAGED"], okta.Directory.Users.OrderBy(user => user.Key, StringComparer.Ordinal).Select(user => user.Value.AppStatus));
    }

    [Fact]
    public async Task Its_schema_can_be_changed()
    {
        await using var org = await EmulatedOrg.StartAsync();
        var okta = org.Okta;

        // <schema>
        okta.SetSchemaAttribute(new EmulatedSchemaEntry("costCenter") { Title = "Cost center", Required = true, MaxLength = 20 });
        // </schema>
        Assert.Contains(okta.Schema, attribute => attribute.Name == "costCenter");

        Assert.True(okta.RemoveSchemaAttribute("costCenter"));
        Assert.DoesNotContain(okta.Schema, attribute => attribute.Name == "costCenter");
    }

    [Fact]
    public async Task Its_readme_shows_what_can_go_wrong()
    {
        await using var org = await EmulatedOrg.StartAsync();
        var (okta, client, seed) = (org.Okta, new AnyClient(org), 42);

        // <readme-faults>
        okta.Intercept(request => request.Method == "GET" ? Fault.ServerError(503) : null);
        okta.Inject(FaultPlan.Script(
            ("uploadIdentitySourceDataForUpsert", 2, Fault.Drop().AfterEffect()),    // accepted, but the client never learns it
            ("startImportFromIdentitySource", 1, Fault.CloseSession())));            // somebody else cancels the session just before

        var plan = FaultPlan.FromSeed(seed, new FaultRates { Duplicate = 0.05, CloseSession = 0.01 });
        using (okta.Inject(plan)) await client.RunAsync();   // the same seed and requests: the same faults
        Console.WriteLine(plan);                             // the seed and every fault it put on a request
        // </readme-faults>

        Assert.Contains(okta.Requests, request => request.StatusCode == 503);
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

    private sealed class AnyClient(EmulatedOrg org)
    {
        public async Task RunAsync() => await Record.ExceptionAsync(() => org.Synchronizer.SynchronizeAsync([IdentityChange.DeleteUser("E1001")]));
    }
}
