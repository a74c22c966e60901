using System.Globalization;
using HrCsvSync;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Okta.Xaas;
using Okta.Xaas.Feeds;
using Okta.Xaas.Snapshots;

// Messages read alike on every machine.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args.Where((arg, i) => arg != "--plan" && (i == 0 || args[i - 1] is not ("--file" or "--mapping" or "--state")) && arg is not ("--file" or "--mapping" or "--state")).Any())
{
    Console.Error.WriteLine("Options: --file people.csv, --mapping mapping.json, --state okta-state.db, --plan (say what would be done, send nothing). The tool okta-xaas has many more.");
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
    settings.AddUserSecrets<EmulatedOrg>(optional: true).AddEnvironmentVariables().AddCommandLine([.. args.Where(arg => arg != "--plan")]);
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
    var state = settings["state"] ?? Path.Combine(AppContext.BaseDirectory, "okta-state.db");
    Console.WriteLine($"Okta: {(emulated is null ? settings["Okta:Xaas:OktaDomain"] : "an emulated org inside this program, as no org is set under Okta:Xaas")}");

    var services = new ServiceCollection();
    services.AddOktaXaas(settings.GetSection("Okta:Xaas")).UseSnapshots(state);
    await using var provider = services.BuildServiceProvider();
    var synchronizer = provider.GetRequiredService<ISnapshotSynchronizer>();

    // The mapping says what the export's columns mean; the shipped pair is of made-up people.
    var mapping = HrMapping.Load(settings["mapping"] ?? Path.Combine(AppContext.BaseDirectory, "hr-mapping.json"));
    using var export = await CsvSnapshot.OpenAsync(settings["file"] ?? Path.Combine(AppContext.BaseDirectory, "data", "hr-export.csv"), mapping, cancellationToken: cancellation.Token);

    // What changed since the last run. Nothing is sent yet: what is wrong with the list, and which safeguard would stop it, can be looked at first.
    using var plan = await synchronizer.PlanAsync(export.Snapshot, cancellationToken: cancellation.Token);
    Console.WriteLine($"Plan: {plan.Summary}");
    foreach (var note in plan.Summary.Notes) Console.WriteLine($"  Note: {note}");
    foreach (var record in plan.Summary.HeldBack) Console.WriteLine($"  Held back: {record.Kind} {(record.ExternalId.Length > 0 ? record.ExternalId : "without a key")}{(record.Row is { } line ? $" (line {line})" : "")}: {record.Message}");
    if (args.Contains("--plan"))
    {
        foreach (var hit in plan.Summary.Safeguards) Console.WriteLine($"  Would be stopped: {hit.Message}");
        return plan.Summary.HeldBackCount == 0 ? 0 : 2;
    }

    var result = await synchronizer.ApplyAsync(plan, progress: new Progress<SyncProgress>(Show), cancellationToken: cancellation.Token);
    Console.WriteLine($"Result: {result.Synchronization?.ToString() ?? "nothing to send"}");
    emulated?.Print();
    return result.Succeeded && plan.Summary.HeldBackCount == 0 ? 0 : 2;
}

static void Show(SyncProgress progress)
{
    if (progress.Phase == SyncPhase.Importing) Console.WriteLine($"  Okta imports session {progress.SessionNumber} (requests: {progress.BatchesUploaded})");
}
