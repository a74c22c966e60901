using System.Globalization;
using HrWorkbookSync;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Okta.Xaas.Feeds;
using Okta.Xaas.Snapshots;

// Messages read alike on every machine.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
using var cancellation = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    // It cancels the open session at Okta, so that nothing of it is imported.
    pressed.Cancel = true;
    cancellation.Cancel();
};

try
{
    var settings = new ConfigurationManager();
    settings.AddUserSecrets<EmulatedOrg>(optional: true).AddEnvironmentVariables().AddCommandLine(args);
    await using var emulated = await EmulatedOrg.StartIfNeededAsync(settings);

    var services = new ServiceCollection();
    services.AddOktaXaas(settings.GetSection("Okta:Xaas")).UseSnapshots(settings["state"] ?? Path.Combine(AppContext.BaseDirectory, "okta-state.db"));
    await using var provider = services.BuildServiceProvider();
    var synchronizer = provider.GetRequiredService<ISnapshotSynchronizer>();

    var mapping = HrMapping.Load(settings["mapping"] ?? Path.Combine(AppContext.BaseDirectory, "workbook-mapping.json"));
    using var workbook = await ExcelSnapshot.OpenAsync(settings["file"] ?? Path.Combine(AppContext.BaseDirectory, "data", "people.xlsx"), mapping, cancellationToken: cancellation.Token);

    using var plan = await synchronizer.PlanAsync(workbook.Snapshot, cancellationToken: cancellation.Token);
    Console.WriteLine($"Sheet {workbook.Sheet}: {workbook.RowsRead} rows, of which {workbook.LeaverRows} are of leavers and {workbook.LaterRows} of people who come later");
    Console.WriteLine($"Plan: {plan.Summary}");
    foreach (var record in plan.Summary.HeldBack) Console.WriteLine($"  Held back: {record.Kind} {(record.ExternalId.Length > 0 ? record.ExternalId : "without a key")}{(record.Row is { } row ? $" (row {row})" : "")}: {record.Message}");

    var result = await synchronizer.ApplyAsync(plan, cancellationToken: cancellation.Token);
    Console.WriteLine($"Result: {result.Synchronization?.ToString() ?? "nothing to send"}");
    emulated?.Print();
    return result.Succeeded && plan.Summary.HeldBackCount == 0 ? 0 : 2;
}
catch (Exception fault)
{
    // Every message says what is wrong, where, and how to mend it.
    Console.Error.WriteLine(fault.Message);
    return fault is SafeguardException ? 3 : 1;
}
