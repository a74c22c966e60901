using System.Globalization;
using HrDatabaseSync;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Okta.Xaas.Feeds;
using Okta.Xaas.Snapshots;

// Messages read alike on every machine.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args.Any(arg => arg is not ("--plan" or "--allow-deletions") && !arg.StartsWith("--allow=", StringComparison.Ordinal)))
{
    Console.Error.WriteLine(
        "Options: --plan (say what would be done, send nothing), --allow-deletions (let this run delete more than the safeguards allow), --allow=FINDING (let it do exactly what a safeguard has found). The rest is in appsettings.json.");
    return 1;
}

// Ctrl+C cancels the open session at Okta, so that nothing of it is imported.
using var cancellation = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    cancellation.Cancel();
};

try
{
    var settings = new ConfigurationManager();
    settings.AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json")).AddUserSecrets<HrDatabase>(optional: true).AddEnvironmentVariables();
    await using var emulated = await EmulatedOrg.StartIfNeededAsync(settings);
    return await SynchronizeAsync(settings, emulated);
}
catch (Exception fault)
{
    // Every message says what is wrong, where, and how to mend it. What Okta has taken by then is in the state; the next run sends the rest.
    Console.Error.WriteLine(fault.Message);
    return fault is SafeguardException ? 3 : 1;
}

async Task<int> SynchronizeAsync(IConfiguration settings, EmulatedOrg? emulated)
{
    var state = Path.Combine(AppContext.BaseDirectory, settings["HrDatabase:StateFile"] ?? "okta-state.db");
    Console.WriteLine($"Okta: {(emulated is null ? settings["Okta:Xaas:OktaDomain"] : "an emulated org inside this program, as no org is set under Okta:Xaas")}");
    Console.WriteLine($"State: {(emulated is null ? state : "a temporary file, as the emulated org ends with this program")}");

    var services = new ServiceCollection();
    services.AddOktaXaas(settings.GetSection("Okta:Xaas")).UseSnapshots(state, options =>
    {
        settings.GetSection("Snapshots").Bind(options);
        options.Safeguards.HowToAllow = finding => $"--allow={finding}";
    });
    await using var provider = services.BuildServiceProvider();
    var synchronizer = provider.GetRequiredService<ISnapshotSynchronizer>();

    var hr = settings.GetSection("HrDatabase");
    var snapshot = HrDatabase.Open(hr).ReadAll(hr.Get<DbSnapshotOptions>()!);
    var run = new SnapshotRunOptions
    {
        Allow = args.Contains("--allow-deletions") ? Safeguard.Deletions | Safeguard.UnidentifiedRecords : Safeguard.None,
        AllowFindings = [.. args.Where(arg => arg.StartsWith("--allow=", StringComparison.Ordinal)).Select(arg => SafeguardFinding.Parse(arg["--allow=".Length..]))],
    };

    using var plan = await synchronizer.PlanAsync(snapshot, run, cancellationToken: cancellation.Token);
    foreach (var note in plan.Summary.Notes) Console.WriteLine($"Note: {note}");
    Console.WriteLine($"Plan: {plan.Summary}");
    foreach (var record in plan.Summary.HeldBack) Console.WriteLine($"  Held back: {record.Kind} {(record.ExternalId.Length > 0 ? record.ExternalId : "without a key")}{(record.Row is { } row ? $" (row {row})" : "")}: {record.Message}");
    if (args.Contains("--plan"))
    {
        foreach (var hit in plan.Summary.Safeguards) Console.WriteLine($"  Would be stopped: {hit.Message}");
        return plan.Summary.HeldBackCount == 0 ? 0 : 2;
    }

    var result = await synchronizer.ApplyAsync(plan, run, progress: null, cancellation.Token);
    Console.WriteLine($"Result: {result.Synchronization?.ToString() ?? "nothing to send"}");
    emulated?.Print();
    return result.Succeeded && plan.Summary.HeldBackCount == 0 ? 0 : 2;
}
