using System.Text.Json;
using System.Threading.Channels;
using Okta.Xaas.Emulator;
using Okta.Xaas.TestDoubles;

namespace Okta.Xaas.Hosting.Tests.Processes;

/// <summary>An emulated org, a list that changes from night to night, and the processes of a service that bring them together.</summary>
internal sealed class ServiceOrg : IAsyncDisposable
{
    /// <summary>Every two seconds there is a night.</summary>
    public const string EveryTwoSeconds = "0/2 * * * * ?";

    /// <summary>A run begins only when somebody asks for it, or another one could not end.</summary>
    public const string Never = "0 0 0 1 1 ? 2099";

    private static readonly TimeSpan Held = TimeSpan.FromHours(1);
    private static int _made;

    private readonly VirtualTimeProvider _clock;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("xaas-service-");
    private readonly Channel<(ServiceProcess Process, string Line)> _lines = Channel.CreateUnbounded<(ServiceProcess, string)>();
    private readonly List<ServiceProcess> _processes = [];
    private readonly List<string> _list = [];
    private readonly string _store;
    private readonly string _address;
    private readonly string _cron;
    private int _night;
    private int _hired;

    private ServiceOrg(string? address, string cron, OktaEmulator okta, VirtualTimeProvider clock)
    {
        (_store, _address) = address is null ? ("sqlite", Path.Combine(_folder.FullName, "store.db")) : ("postgresql", address);
        (_cron, Okta, _clock) = (cron, okta, clock);
        for (var n = 0; n < 60; n++) Hire();
        _list.AddRange(["group|G1", "group|G2"]);
        for (var n = 1; n <= 20; n++) _list.Add($"member|G{(n % 2) + 1}|E{n}");
    }

    public OktaEmulator Okta { get; }

    /// <summary>The processes that were not killed or stopped.</summary>
    public IReadOnlyList<ServiceProcess> Processes => _processes;

    /// <param name="address">The PostgreSQL database of the store and the schedule; null for SQLite, and a schedule in memory.</param>
    /// <param name="cron">The schedule.</param>
    public static async Task<ServiceOrg> StartAsync(string? address, string cron)
    {
        var clock = new VirtualTimeProvider();
        var okta = await OktaEmulator.StartAsync(o =>
        {
            o.SessionRateLimit = null;
            o.TimeProvider = clock;
            o.IdentitySourceId = $"0oaservice{Interlocked.Increment(ref _made):D10}";
            o.Urls = "http://127.0.0.1:0";
            o.ProcessingTime = TimeSpan.Zero;
            o.KeepRequestBodies = true;
            o.RequestLogCapacity = 100_000;
        });
        return new(address, cron, okta, clock);
    }

    /// <summary>Starts a process and waits until its host has started.</summary>
    /// <param name="cron">Its schedule, where that is another one than the others have.</param>
    public async Task<ServiceProcess> StartAsync(string? cron = null)
    {
        if (_night == 0) NewNight();
        var process = ServiceProcess.Start(_store, _address, Okta, _folder.FullName, cron ?? _cron, _lines.Writer);
        _processes.Add(process);
        await process.Started.WaitAsync(ServiceProcess.Patience, TimeProvider.System);
        return process;
    }

    /// <summary>People move, leave and come; the next run reads it.</summary>
    /// <returns>The name of the night's list.</returns>
    /// <param name="leavers">How many leave.</param>
    public string NewNight(int leavers = 1)
    {
        if (_night++ > 0)
        {
            foreach (var user in _list.Where(line => line.StartsWith("user|", StringComparison.Ordinal)).Skip(_night % 7).Take(8).ToList())
                _list[_list.IndexOf(user)] = $"{user[..user.LastIndexOf('|')]}|Department {_night}";
            foreach (var leaver in _list.Where(line => line.StartsWith("user|", StringComparison.Ordinal)).Take(leavers).Select(line => line.Split('|')[1]).ToList())
                _list.RemoveAll(line => line.StartsWith($"user|{leaver}|", StringComparison.Ordinal) || line.EndsWith($"|{leaver}", StringComparison.Ordinal));
            for (var n = 0; n < 12; n++) _list.Add($"member|G{(n % 2) + 1}|{Hire()}");
        }

        var name = $"night-{_night}";
        File.WriteAllLines(Path.Combine(_folder.FullName, name), _list);
        var current = Path.Combine(_folder.FullName, "current");
        File.WriteAllText($"{current}.new", name);
        File.Move($"{current}.new", current, overwrite: true);
        return name;
    }

    /// <summary>Waits for the run that brings the night's list to Okta, whoever does it.</summary>
    /// <returns>Who it was, and the line about it.</returns>
    public async Task<(ServiceProcess Process, string Line)> MorningAsync(string night)
    {
        await LineAsync((_, line) => line == $"begins {night}");
        return await LineAsync((_, line) => line.StartsWith("ended ", StringComparison.Ordinal) && line.Contains(" Succeeded ", StringComparison.Ordinal) && DirectoryHasTheList());
    }

    /// <summary>The next line that fits; those before it are passed over.</summary>
    public async Task<(ServiceProcess Process, string Line)> LineAsync(Func<ServiceProcess, string, bool> fits)
    {
        using var patience = new CancellationTokenSource(ServiceProcess.Patience, TimeProvider.System);
        try
        {
            while (true)
            {
                var (process, line) = await _lines.Reader.ReadAsync(patience.Token);
                if (fits(process, line)) return (process, line);
            }
        }
        catch (OperationCanceledException exception)
        {
            throw new InvalidOperationException($"The line did not come. {string.Join(Environment.NewLine, _processes.Select(p => p.Error))}", exception);
        }
    }

    /// <summary>Holds a request from now on, the one at this index, until <see cref="ReleaseHeld"/>.</summary>
    public Task HoldAsync(int index, bool afterEffect)
    {
        var (seen, held) = (-1, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        Okta.Intercept(_ => Interlocked.Increment(ref seen) == index && held.TrySetResult() ? afterEffect ? Fault.Wait(Held).AfterEffect() : Fault.Wait(Held) : null);
        return held.Task.WaitAsync(ServiceProcess.Patience, TimeProvider.System);
    }

    public void ReleaseHeld() => _clock.Advance(Held);

    /// <summary>Takes a process that has ended off the list.</summary>
    public async Task ForgetAsync(ServiceProcess process)
    {
        _processes.Remove(process);
        await process.DisposeAsync();
    }

    public bool DirectoryHasTheList() => People().ToHashSet().SetEquals(_list);

    public void ExpectTheList() => People().Should().BeEquivalentTo(_list);

    /// <summary>The changes of all sessions that were imported from now on; each stands there once if nothing was sent twice.</summary>
    public IReadOnlyList<string> Imported(int sessionsBefore)
    {
        var completed = Okta.Sessions.Skip(sessionsBefore).Where(s => s.Status == "COMPLETED").Select(s => s.Id).ToHashSet();
        return [.. Okta.Requests.Where(r => r.EffectStatusCode == 202 && completed.Contains(r.Request.SessionId ?? "")).SelectMany(r => ChangesOf(r.Request))];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes) await process.DisposeAsync();
        ReleaseHeld();
        await Okta.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private string Hire()
    {
        var key = $"E{++_hired}";
        _list.Add($"user|{key}|Sales");
        return key;
    }

    private IEnumerable<string> People() =>
    [
        .. Okta.Directory.Users.Values.Where(u => u.IsActive).Select(u => $"user|{u.ExternalId}|{u.Profile["department"]}"),
        .. Okta.Directory.Groups.Keys.Select(g => $"group|{g}"),
        .. Okta.Directory.Memberships.SelectMany(g => g.Value.Select(m => $"member|{g.Key}|{m}")),
    ];

    private static IEnumerable<string> ChangesOf(EmulatedRequest request)
    {
        using var body = JsonDocument.Parse(request.Body!);
        foreach (var item in body.RootElement.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Array).SelectMany(p => p.Value.EnumerateArray()))
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
