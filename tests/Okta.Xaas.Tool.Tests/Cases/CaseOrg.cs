using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Okta.Xaas.Emulator;
using Okta.Xaas.SamplesTests.Support;
using Okta.Xaas.Snapshots;
using Okta.Xaas.Tool.Commands;
using Okta.Xaas.Tool.Connection;
using Okta.Xaas.Tool.Display;
using Okta.Xaas.Tool.Feeds;
using Okta.Xaas.Tool.Synchronization;

namespace Okta.Xaas.Tool.Tests.Cases;

/// <summary>A faulty export and the org that it is delivered to, through the sample as it is: its options, its output, its report, its exit code.</summary>
internal sealed class CaseOrg : IAsyncDisposable
{
    private static int _made;

    private readonly TemporaryFolder _folder = new();
    private readonly CaseClock _clock;
    private readonly OktaEmulator _okta;
    private readonly string _data;
    private string _mapping = "mapping.json";
    private JsonObject _more = [];

    private CaseOrg(CaseClock clock, OktaEmulator okta, string data) => (_clock, _okta, _data) = (clock, okta, data);

    public string Output { get; private set; } = "";

    public string Error { get; private set; } = "";

    /// <summary>The lines of the report for HR, without its header.</summary>
    public IReadOnlyList<string> Report { get; private set; } = [];

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Groups => _okta.Directory.Groups.Keys.ToDictionary(
        group => group, group => (IReadOnlyList<string>)[.. (_okta.Directory.Memberships.TryGetValue(group, out var members) ? members : []).Order(StringComparer.Ordinal)]);

    public IReadOnlyList<string> Active => [.. _okta.Directory.Users.Where(user => user.Value.IsActive).Select(user => user.Key).Order(StringComparer.Ordinal)];

    public static async Task<CaseOrg> StartAsync(string data)
    {
        var clock = new CaseClock();
        // Runs on the same identity source exclude each other in a process.
        var source = string.Create(CultureInfo.InvariantCulture, $"0oacase{Interlocked.Increment(ref _made):D13}");
        var okta = await OktaEmulator.StartAsync(options =>
        {
            options.Urls = "http://127.0.0.1:0";
            options.IdentitySourceId = source;
            options.ProcessingTime = TimeSpan.Zero;
            options.CreationCooldown = TimeSpan.Zero;
            // The clock is the machine's, only moved: a run would wait out each full minute.
            options.SessionRateLimit = null;
        });
        return new CaseOrg(clock, okta, data);
    }

    public string? ValueOf(string user, string attribute) => _okta.Directory.Users[user].Profile.TryGetValue(attribute, out var value) ? value : null;

    public void SetDay(string day) => _clock.MoveTo(DateTimeOffset.Parse(day, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));

    /// <summary>Takes another mapping of the case.</summary>
    public void TakeMapping(string file) => (_mapping, _more) = (file, []);

    /// <summary>Puts properties into the mapping, or over those that it has.</summary>
    public void AddToMapping(string json)
    {
        foreach (var (name, value) in JsonNode.Parse(json)!.AsObject()) _more[name] = value?.DeepClone();
    }

    public async Task<int> RunAsync(string file, params string[] options)
    {
        var mapping = JsonNode.Parse(File.ReadAllText(Path.Combine(_data, _mapping)))!.AsObject();
        foreach (var (name, value) in _more) mapping[name] = value?.DeepClone();
        var export = _folder.PathOf(file);
        await File.WriteAllBytesAsync(export, await File.ReadAllBytesAsync(Path.Combine(_data, file)));
        var report = _folder.PathOf("people.csv");
        File.Delete(report);
        using var output = new StringWriter();
        using var error = new StringWriter();
        var settings = new OktaSettings(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Okta:Xaas:OktaDomain"] = _okta.BaseAddress.AbsoluteUri,
            ["Okta:Xaas:IdentitySourceId"] = _okta.IdentitySourceId,
            ["Okta:Xaas:ApiToken"] = _okta.ApiToken,
            ["Okta:Xaas:Synchronization:PollingInterval"] = "00:00:00.100",
            // A process waits five minutes between its own sessions otherwise, whatever the org allows.
            ["Okta:Xaas:Synchronization:CooldownMode"] = "Eager",
        }).Build());
        var arguments = new SyncArguments(
            new ListChoice(export, _folder.Write(_mapping, mapping.ToJsonString()), settings),
            new TargetOptions(settings, _folder.PathOf("state.db")),
            [report],
            options.Contains("--plan"),
            options.Contains("--allow-deletions"),
            [.. options.Where(option => option.Contains(':', StringComparison.Ordinal)).Select(SafeguardFinding.Parse)]);
        var display = new PlainDisplay(output, error);
        var code = await CommandRun.RunAsync(display, verbose: false, () => new SyncRun(arguments, display, _clock).RunAsync(default));
        (Output, Error) = (output.ToString().ReplaceLineEndings("\n"), error.ToString().ReplaceLineEndings("\n"));
        Report = File.Exists(report) ? [.. (await File.ReadAllLinesAsync(report)).Skip(1)] : [];
        return code;
    }

    public async ValueTask DisposeAsync()
    {
        await _okta.DisposeAsync();
        _folder.Dispose();
    }
}
