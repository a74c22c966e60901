using Okta.Xaas.Emulator;
using Okta.Xaas.ScenarioTests.Simulation;
using Okta.Xaas.ScenarioTests.Support;
using Okta.Xaas.TestDoubles;

namespace Okta.Xaas.Snapshots.Tests.Simulation;

/// <summary>
/// An HR system's nights: each time its full list is synchronized, through faults and crashes at any step, with a real store. Whatever the store takes for
/// done must be in Okta, and in the end Okta has what the last list says.
/// </summary>
internal sealed class SnapshotSimulation
{
    private const int LastRequests = 60;
    private const int QuietNights = 8;

    // Requests a minute, as a live org gives to its sessions.
    private const int LiveRateLimit = 15;

    private const Safeguard Everything = (Safeguard)~0;

    private readonly int _seed;
    private readonly Random _random;
    private readonly RandomHr _hr;
    private readonly VirtualTimeProvider _clock = new(autoAdvance: true);
    private readonly OktaXaasOptions _options = new();
    private readonly SnapshotOptions _snapshots = new();
    private readonly ISnapshotStore _store;
    private readonly Func<SessionOutcome?, SessionOutcome?>? _lie;

    // What a night can have besides is drawn apart from the rest, so that a seed's lists, crashes and older faults stay what they were.
    private readonly Random _besides;
    private readonly bool _hasLowRateLimit;

    private SnapshotSimulation(int seed, ISnapshotStore store, Func<SessionOutcome?, SessionOutcome?>? lie)
    {
        _lie = lie;
        _seed = seed;
        _random = new(seed);
        _besides = new(~seed);
        _hasLowRateLimit = _besides.Next(4) == 0;
        _hr = new(_random);
        _store = store;
        _snapshots.ResynchronizeEveryRuns = _random.Next(3) == 0 ? _random.Next(1, 6) : null;
        _snapshots.SpreadResynchronization = _snapshots.ResynchronizeEveryRuns is not null && _random.Next(2) == 0;
        _options.Synchronization.MaxEntitiesPerBatch = _random.Next(1, 5);
        _options.Synchronization.MaxBatchesPerSession = _random.Next(2, 7);
        _options.Synchronization.MaxConcurrentUploads = _random.Next(1, 5);
        _options.Synchronization.CooldownMode = _random.Next(2) == 0 ? CooldownMode.Strict : CooldownMode.Eager;
        _options.Synchronization.ExistingSession = ExistingSessionPolicy.Cancel;
        _options.Synchronization.PollingInterval = TimeSpan.FromSeconds(30);
    }

    /// <summary>Runs the nights that a seed decides.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="store">The store.</param>
    /// <param name="lie">What the store is told of how a session ended; the truth by default.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    public static Task<string?> RunAsync(int seed, ISnapshotStore store, Func<SessionOutcome?, SessionOutcome?>? lie = null) => new SnapshotSimulation(seed, store, lie).RunAsync();

    private async Task<string?> RunAsync()
    {
        await using var okta = await OktaEmulator.StartAsync(o =>
        {
            o.SessionRateLimit = _hasLowRateLimit ? LiveRateLimit : null;
            o.TimeProvider = _clock;
            o.IdentitySourceId = $"0oasim{Guid.NewGuid():N}";
            o.Seed = _seed;
            o.ProcessingTime = TimeSpan.FromSeconds(_random.Next(1, 400));
            o.RequestLogCapacity = 100_000;
        });
        (_options.OktaDomain, _options.IdentitySourceId, _options.ApiToken) = (okta.BaseAddress, okta.IdentitySourceId, okta.ApiToken);
        var faults = FaultPlan.FromSeed(_seed, WithABadNight(RatesOf(_random.Next(4))));
        using var injected = okta.Inject(faults);
        for (var night = _random.Next(2, 7); night > 0; night--)
        {
            _hr.ADayPasses();
            var stopsAfter = _besides.Next(3) == 0 ? _besides.Next(1, 4) : int.MaxValue;
            if (await ANightAsync(okta, new(_random.Next(3) > 0 ? _random.Next(1, 60) : int.MaxValue), stopsAfter) is { } wrong) return Explain(wrong);
            _clock.Advance(TimeSpan.FromSeconds(_random.Next(2_000)));
        }

        faults.Stop();
        for (var night = 0; night < QuietNights; night++)
        {
            if (await ANightAsync(okta, new(int.MaxValue), int.MaxValue) is { } wrong) return Explain(wrong);
        }

        return await AtTheEndAsync(okta) is { } end ? Explain(end) : null;

        string Explain(string wrong) => string.Join(Environment.NewLine, [$"seed {_seed}: {wrong}", faults, .. okta.Requests.TakeLast(LastRequests)]);
    }

    // What is imported unseen must not be refused at random when it is loaded again: Okta would have refused it before.
    private static FaultRates RatesOf(int choice) => choice == 0
        ? FaultRates.None
        : new() { Refuse = choice == 1 ? 0.02 : 0, CloseSession = 0.01, ExpireSession = 0.005, SlowImport = 0.02, FailImport = 0.03, TriggerSession = choice == 2 ? 0.01 : 0, ForgetSession = choice == 2 ? 0.005 : 0 };

    // 2 to 5 % of the requests are answered 502, and some by a page or a word with a status of success.
    private FaultRates WithABadNight(FaultRates rates) => _besides.Next(2) == 0 ? rates : rates with { Html = 0.02 + (_besides.NextDouble() * 0.03), ForeignSuccess = 0.02 };

    // The host may stop the process while Okta imports.
    private async Task<string?> ANightAsync(OktaEmulator okta, Mortality life, int stopsAfter)
    {
        using var api = IdentitySourcesApi.Create(_options, new MortalHandler(life, new UnseenImportHandler(okta, _clock, okta.CreateHandler())), timeProvider: _clock);
        var synchronizer = new SnapshotSynchronizer(new MortalStore(life, _store, _lie), api, _options, _snapshots, _clock);
        var run = new SnapshotRunOptions { Allow = Everything };
        using var host = new CancellationTokenSource();
        var progress = new CallbackProgress(p =>
        {
            if (p.Phase == SyncPhase.Importing && --stopsAfter <= 0) host.Cancel();
        });
        try
        {
            using var plan = await synchronizer.PlanAsync(_hr.Snapshot, run);
            if (_hr.Difference(okta.Directory, await ToDoAsync(plan)) is { } wrong) return $"by the plan nothing is to do about it, but {wrong}";
            await synchronizer.ApplyAsync(plan, run, progress, host.Token);
        }
        catch (Exception exception) when (life.IsDead || exception is SynchronizationException or OktaApiException || (exception is SynchronizationCanceledException && host.IsCancellationRequested))
        {
            // Dead, failed, stopped, or no answer about an earlier run: the next night goes on from what is stored.
        }

        return null;
    }

    private static async Task<HashSet<string>> ToDoAsync(SynchronizationPlan plan)
    {
        var toDo = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var planned in plan.ReadChangesAsync())
        {
            if (planned.Change is MembershipChange membership) toDo.UnionWith(membership.MemberExternalIds.Select(member => $"{membership.ExternalId}/{member}"));
            else toDo.Add(planned.Change.ExternalId);
        }

        return toDo;
    }

    private async Task<string?> AtTheEndAsync(OktaEmulator okta)
    {
        using var api = IdentitySourcesApi.Create(_options, okta.CreateHandler(), timeProvider: _clock);
        _snapshots.ResynchronizeEveryRuns = null;
        _snapshots.SpreadResynchronization = false;
        using var plan = await new SnapshotSynchronizer(_store, api, _options, _snapshots, _clock).PlanAsync(_hr.Snapshot);
        if (!plan.IsEmpty) return $"after quiet nights there is still to do: {plan}";
        if (okta.Sessions.FirstOrDefault(s => s.Status is "CREATED" or "IN_PROGRESS" && !s.IsForgotten) is { } open) return $"session {open.Id} was left {open.Status}";
        return _hr.Difference(okta.Directory, []);
    }
}
