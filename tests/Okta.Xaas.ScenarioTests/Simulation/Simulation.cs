using System.Text;
using Okta.Xaas.Authentication;
using Okta.Xaas.Emulator;
using Okta.Xaas.ScenarioTests.OAuth;
using Okta.Xaas.ScenarioTests.Support;
using Okta.Xaas.TestDoubles;

namespace Okta.Xaas.ScenarioTests.Simulation;

/// <summary>
/// An HR process that feeds an org through faults and crashes until everything is done, in one virtual time. It does what a careful caller does:
/// hands in, in the order of the feed, what it does not know to be imported or rejected.
/// </summary>
internal sealed class Simulation
{
    private const int LivesWithFaults = 8;
    private const int MaxLives = 30;
    private const int LastRequests = 60;

    // One for all: a key takes longer to make than a life to live.
    private static readonly (string Private, string Public) AppKey = ServiceApp.NewKey(ServiceApp.KeyId);

    private readonly Scenario _scenario;
    private readonly Random _random;
    private readonly VirtualTimeProvider _clock = new(autoAdvance: true);
    private readonly SurvivingJournal _journal = new();
    private readonly SynchronizationOptions _options;
    private readonly IReadOnlyList<IdentityChange> _feed;
    private readonly Ledger _ledger;
    private int[] _handedIn = [];

    private Simulation(Scenario scenario)
    {
        _scenario = scenario;
        _random = new(scenario.Seed);
        _feed = Feed.Make(_random, scenario.Changes);
        _ledger = new(_feed);
        _options = new()
        {
            MaxEntitiesPerBatch = _random.Next(1, 5),
            MaxBatchesPerSession = _random.Next(2, 7),
            MaxConcurrentUploads = _random.Next(1, 5),
            CooldownMode = _random.Next(2) == 0 ? CooldownMode.Strict : CooldownMode.Eager,
            ExistingSession = ExistingSessionPolicy.Cancel,
            PollingInterval = TimeSpan.FromSeconds(30),

            // What is never cancelled is waited for in each of thirty lives.
            ExistingSessionTimeLimit = scenario.Bug == PlantedBug.ForgetToCancel ? TimeSpan.FromMinutes(5) : TimeSpan.FromHours(1),
        };
    }

    /// <summary>Runs a scenario to its end.</summary>
    /// <returns>What the judge found; <see langword="null"/> when nothing is wrong.</returns>
    public static Task<string?> RunAsync(Scenario scenario) => new Simulation(scenario).RunAsync();

    private async Task<string?> RunAsync()
    {
        var source = $"0oasim{Guid.NewGuid():N}";
        await using var okta = await OktaEmulator.StartAsync(o =>
        {
            o.SessionRateLimit = _scenario.LowRateLimit ? 15 : null;
            o.TimeProvider = _clock;
            o.IdentitySourceId = source;
            o.Seed = _scenario.Seed;
            o.ProcessingTime = TimeSpan.FromSeconds(_random.Next(1, 400));
            o.RequestLogCapacity = 100_000;
            o.OAuth.ClientId = ServiceApp.ClientId;
            o.OAuth.PublicKeys.Add(AppKey.Public);
        });
        var faults = FaultPlan.FromSeed(_scenario.Seed, _scenario.Rates);
        using var injected = okta.Inject(faults);
        var judge = new Judge(okta, faults, _feed, _ledger);
        for (var life = 0; life < MaxLives && _ledger.Open.Any(); life++)
        {
            if (life == LivesWithFaults) faults.Stop();
            if (_random.Next(3) == 0) await ImportOfSomebodyElseAsync(okta);
            await LiveAsync(okta, life);
            if (judge.AfterALife() is { } wrong) return Explain(wrong);
            _clock.Advance(TimeSpan.FromSeconds(_random.Next(400)));
        }

        faults.Stop();
        await LiveAsync(okta, MaxLives);
        return judge.AtTheEnd() is { } end ? Explain(end) : null;

        string Explain(string wrong) => $"{wrong}{Environment.NewLine}{faults}{Environment.NewLine}{string.Join(Environment.NewLine, okta.Requests.TakeLast(LastRequests))}";
    }

    // Another client of the same identity source has just started an import of its own.
    private static async Task ImportOfSomebodyElseAsync(OktaEmulator okta)
    {
        using var client = new HttpClient(okta.CreateHandler()) { BaseAddress = okta.BaseAddress };
        client.DefaultRequestHeaders.Authorization = new("SSWS", okta.ApiToken);
        using var body = new StringContent("""{"entityType":"USERS","profiles":[{"externalId":"foreign","profile":{"userName":"foreign@example.com"}}]}""", Encoding.UTF8, "application/json");
        EmulatedSession? created = null;
        try
        {
            created = okta.CreateSession();
            await client.PostAsync(new Uri($"api/v1/identity-sources/{okta.IdentitySourceId}/sessions/{created.Id}/bulk-upsert", UriKind.Relative), body);
            okta.TriggerSession(created.Id);
        }
        catch (Exception exception) when (exception is InvalidOperationException or HttpRequestException)
        {
            // The org, or a fault, did not let it: then there is no such import this time.
            foreach (var open in okta.Sessions.Where(s => s.Id == created?.Id && !s.IsForgotten && s.Status is ("CREATED" or "IN_PROGRESS"))) okta.CloseSession(open.Id);
        }
    }

    // From the start of the process to its end, be it by a crash.
    private async Task LiveAsync(OktaEmulator okta, int life)
    {
        var mortality = new Mortality(life < _scenario.Crashes ? _random.Next(1, 40 + (_feed.Count * 2)) : int.MaxValue);
        var clientsClock = new SkewedTimeProvider(_clock, _scenario.ClientSkew);
        var options = new OktaXaasOptions { OktaDomain = okta.BaseAddress, IdentitySourceId = okta.IdentitySourceId, Synchronization = _options };
        if (_scenario.SignsIn) (options.OAuth.ClientId, options.OAuth.PrivateKey) = (ServiceApp.ClientId, AppKey.Private);
        else options.ApiToken = okta.ApiToken;
        using var api = IdentitySourcesApi.Create(options, new MortalHandler(mortality, okta.CreateHandler()), timeProvider: clientsClock);
        var synchronizer = new IdentitySourceSynchronizer(
            SabotagedApi.Around(api, _scenario.Bug, clientsClock), options, clientsClock, journal: new MortalJournal(mortality, _journal));
        using var host = new CancellationTokenSource();
        var stopsAfter = life < _scenario.Stops ? _random.Next(1, 12) : int.MaxValue;
        var importing = new CallbackProgress(p =>
        {
            if (p.Phase is SyncPhase.Importing or SyncPhase.Triggering && --stopsAfter <= 0) host.Cancel();
            else if (stopsAfter < int.MaxValue && p.Phase == SyncPhase.Uploading && p.BatchesUploaded == stopsAfter) host.Cancel();
        });
        try
        {
            _ledger.Take(await synchronizer.RecoverAsync(), _handedIn);
            _handedIn = [.. _ledger.Open];
            _ledger.Take(await synchronizer.SynchronizeAsync(_handedIn.Select(Disguised), importing, host.Token), _handedIn);
        }
        catch (SynchronizationException exception) when (!mortality.IsDead)
        {
            _ledger.Take(exception.Result, _handedIn);
        }
        catch (SynchronizationCanceledException exception) when (!mortality.IsDead)
        {
            _ledger.Take(exception.Result, _handedIn);
        }
        catch (Exception exception) when (mortality.IsDead || exception is OktaApiException or OktaAuthenticationException)
        {
            // Dead, or recovery got no answer: the next life finds out from the journal.
            _ledger.NoteUnknownEnd(_handedIn);
        }
    }

    private IdentityChange Disguised(int version) => (_scenario.Bug, _ledger.Undone(version)) switch
    {
        (PlantedBug.NoDuplicateCheck, UserUpsert upsert) => IdentityChange.UpsertUser(SabotagedApi.Disguise(upsert.ExternalId, version), upsert.Profile),
        (PlantedBug.NoDuplicateCheck, UserDelete delete) => IdentityChange.DeleteUser(SabotagedApi.Disguise(delete.ExternalId, version)),
        (_, var change) => change,
    };
}
