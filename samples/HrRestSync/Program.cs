using System.Globalization;
using HrRestSync;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Okta.Xaas;
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
    await using var service = await HrService.StartIfNeededAsync(settings);

    var services = new ServiceCollection();
    services.AddOktaXaas(settings.GetSection("Okta:Xaas")).UseSnapshots(settings["state"] ?? Path.Combine(AppContext.BaseDirectory, "okta-state.db"));
    await using var provider = services.BuildServiceProvider();
    var synchronizer = provider.GetRequiredService<ISnapshotSynchronizer>();

    // All pages are asked for before anything is sent; if one cannot be had, nothing is.
    var hr = new JsonService(new Uri(settings["Hr:Address"]!))
    {
        Paging = JsonPaging.Cursor("cursor", "page.next"),
        Total = "page.total",
        Token = _ => new(settings["Hr:Token"] ?? throw new InvalidOperationException("Hr:Token is missing in the settings.")),
        Retry = new RetryOptions { BaseDelay = TimeSpan.FromMilliseconds(200) },
    };
    var mapping = HrMapping.Load(settings["mapping"] ?? Path.Combine(AppContext.BaseDirectory, "rest-mapping.json"));
    using var people = await JsonSnapshot.DownloadAsync(hr, mapping, cancellationToken: cancellation.Token);

    using var plan = await synchronizer.PlanAsync(people.Snapshot, cancellationToken: cancellation.Token);
    Console.WriteLine($"HR service: {people.RowsRead} people, of whom {people.LeaverRows} have left");
    Console.WriteLine($"Plan: {plan.Summary}");
    foreach (var record in plan.Summary.HeldBack) Console.WriteLine($"  Held back: {record.Kind} {(record.ExternalId.Length > 0 ? record.ExternalId : "without a key")}{(record.Row is { } number ? $" (record {number})" : "")}: {record.Message}");

    var result = await synchronizer.ApplyAsync(plan, cancellationToken: cancellation.Token);
    Console.WriteLine($"Result: {result.Synchronization?.ToString() ?? "nothing to send"}");
    emulated?.Print();
    return result.Succeeded && plan.Summary.HeldBackCount == 0 ? 0 : 2;
}
catch (Exception fault)
{
    // Every message says what is wrong, where, and how to mend it; never an address's query, a token or a value.
    Console.Error.WriteLine(fault.Message);
    return fault is SafeguardException ? 3 : 1;
}
