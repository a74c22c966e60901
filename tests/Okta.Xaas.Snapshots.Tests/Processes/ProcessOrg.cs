using System.Text.Json;
using Okta.Xaas.Emulator;
using Okta.Xaas.Snapshots.TestHost;
using Okta.Xaas.Snapshots.Tests.Support;
using Okta.Xaas.TestDoubles;

namespace Okta.Xaas.Snapshots.Tests.Processes;

/// <summary>An emulated org on a port, a store and a list, which several processes bring together. The org's time stands still, so that what is held stays held.</summary>
internal sealed class ProcessOrg : IAsyncDisposable
{
    private static readonly TimeSpan Held = TimeSpan.FromDays(1);
    private static int _made;

    private readonly VirtualTimeProvider _clock;
    private readonly List<string> _list = [];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("xaas-processes-");
    private readonly List<HostProcess> _processes = [];

    private ProcessOrg(TestStore store, OktaEmulator okta, VirtualTimeProvider clock)
    {
        Store = store;
        Okta = okta;
        _clock = clock;
        for (var n = 1; n <= 40; n++) _list.Add($"user|E{n}|Sales");
        foreach (var group in new[] { "G1", "G2" }) _list.Add($"group|{group}");
        for (var n = 1; n <= 20; n++) _list.Add($"member|G{(n % 2) + 1}|E{n}");
    }

    public TestStore Store { get; }

    public OktaEmulator Okta { get; }

    private string ListPath => Path.Combine(_folder.FullName, "list.txt");

    public static async Task<ProcessOrg> StartAsync(TestStore store)
    {
        var clock = new VirtualTimeProvider();
        var okta = await OktaEmulator.StartAsync(o =>
        {
            o.SessionRateLimit = null;
            o.TimeProvider = clock;
            o.IdentitySourceId = $"0oaprocess{Interlocked.Increment(ref _made):D10}";
            o.Urls = "http://127.0.0.1:0";
            o.ProcessingTime = TimeSpan.Zero;
            o.KeepRequestBodies = true;
        });
        return new(store, okta, clock);
    }

    public HostProcess Start(BusyPolicy whenBusy = BusyPolicy.Fail)
    {
        File.WriteAllLines(ListPath, _list);
        _processes.Add(HostProcess.Start(Store, Okta, whenBusy, ListPath));
        return _processes[^1];
    }

    /// <summary>A part of everybody moves, leaves, comes, joins and drops out; not so many to one department that a safeguard takes it for a fault.</summary>
    public void Change()
    {
        for (var n = 1; n <= 12; n++) _list[n - 1] = $"user|E{n}|{(n % 2 == 0 ? "Research" : "Service")}";
        foreach (var leaver in new[] { 13, 14, 38, 39 }) _list.RemoveAll(line => line.StartsWith($"user|E{leaver}|", StringComparison.Ordinal) || line.EndsWith($"|E{leaver}", StringComparison.Ordinal));
        for (var n = 41; n <= 52; n++) _list.AddRange([$"user|E{n}|Sales", $"member|G1|E{n}"]);
        _list.RemoveAll(line => line is "member|G1|E2" or "member|G2|E3");
    }

    /// <summary>Imports or compares in this process, in virtual time.</summary>
    public async Task<SnapshotResult> RunAsync()
    {
        var synchronizer = NewSynchronizer(out var api);
        using (api) return await synchronizer.RunAsync(List());
    }

    public async Task<PlanSummary> PlanAsync()
    {
        var synchronizer = NewSynchronizer(out var api);
        using (api)
        using (var plan = await synchronizer.PlanAsync(List()))
            return plan.Summary;
    }

    /// <summary>Holds the first request that is the given one until <see cref="ReleaseHeld"/>, before or after it has its effect.</summary>
    /// <returns>Completes when a request is held.</returns>
    public Task<EmulatedRequest> HoldAsync(Func<EmulatedRequest, bool> which, bool afterEffect)
    {
        var held = new TaskCompletionSource<EmulatedRequest>(TaskCreationOptions.RunContinuationsAsynchronously);
        Okta.Intercept(request => which(request) && held.TrySetResult(request) ? afterEffect ? Fault.Wait(Held).AfterEffect() : Fault.Wait(Held) : null);
        return held.Task.WaitAsync(TimeSpan.FromMinutes(2), TimeProvider.System);
    }

    public void ReleaseHeld() => _clock.Advance(Held);

    /// <summary>In the end Okta has what the list has, by imports that had each change once.</summary>
    public void ExpectTheList()
    {
        string[] directory =
        [
            .. Okta.Directory.Users.Values.Where(u => u.IsActive).Select(u => $"user|{u.ExternalId}|{u.Profile["department"]}"),
            .. Okta.Directory.Groups.Keys.Select(g => $"group|{g}"),
            .. Okta.Directory.Memberships.SelectMany(g => g.Value.Select(m => $"member|{g.Key}|{m}")),
        ];
        directory.Should().BeEquivalentTo(_list);
    }

    /// <summary>The changes of all sessions that were imported from now on; each stands there once if nothing was doubled.</summary>
    public IReadOnlyList<string> Imported(int sessionsBefore)
    {
        var completed = Okta.Sessions.Skip(sessionsBefore).Where(s => s.Status == "COMPLETED").Select(s => s.Id).ToHashSet();
        return
        [
            .. Okta.Requests.Where(r => r.EffectStatusCode == 202 && completed.Contains(r.Request.SessionId ?? "")).SelectMany(r => ChangesOf(r.Request)),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes) await process.DisposeAsync();
        ReleaseHeld();
        await Okta.DisposeAsync();
        await Store.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private Snapshots.IdentitySnapshot List()
    {
        File.WriteAllLines(ListPath, _list);
        return ListFile.Read(ListPath);
    }

    private SnapshotSynchronizer NewSynchronizer(out IIdentitySourcesConnection api)
    {
        var options = new OktaXaasOptions { OktaDomain = Okta.BaseAddress, IdentitySourceId = Okta.IdentitySourceId, ApiToken = Okta.ApiToken };
        TestHostSettings.Apply(options.Synchronization);
        var time = new VirtualTimeProvider(autoAdvance: true);
        api = IdentitySourcesApi.Create(options, Okta.CreateHandler(), timeProvider: time);
        var snapshots = new SnapshotOptions();
        TestHostSettings.Apply(snapshots.Safeguards);
        return new(Store.Open(), api, options, snapshots, time);
    }

    private static IEnumerable<string> ChangesOf(EmulatedRequest request)
    {
        using var body = JsonDocument.Parse(request.Body!);
        foreach (var part in body.RootElement.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Array))
        {
            foreach (var item in part.Value.EnumerateArray())
            {
                if (item.ValueKind == JsonValueKind.String)
                    yield return $"{request.Operation} {item.GetString()}";
                else if (item.TryGetProperty("memberExternalIds", out var members))
                    foreach (var member in members.EnumerateArray()) yield return $"{request.Operation} {item.GetProperty("groupExternalId").GetString()}/{member.GetString()}";
                else
                    yield return $"{request.Operation} {item.GetProperty("externalId").GetString()}";
            }
        }
    }
}
