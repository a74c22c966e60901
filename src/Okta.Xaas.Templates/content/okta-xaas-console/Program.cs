using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

// The command line wins over the environment, that over user secrets, and those over appsettings.json.
var builder = Host.CreateApplicationBuilder(args);
var settings = builder.Configuration;
settings.AddUserSecrets<Program>(optional: true).AddEnvironmentVariables().AddCommandLine(args);
#if (emulator)
await using var org = await EmulatedOrg.StartIfNeededAsync(settings);
#endif
builder.Services.AddOktaXaas(settings.GetSection("Okta:Xaas")).UseSnapshots(settings["StateFile"]!);
using var host = builder.Build();

// Ctrl+C cancels the open session at Okta, so that nothing of it is imported.
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

try
{
    var snapshots = host.Services.GetRequiredService<ISnapshotSynchronizer>();
    using var people = await CsvSnapshot.OpenAsync(settings["File"]!, HrMapping.Load(settings["Mapping"]!), cancellationToken: stop.Token);

    // What changed since the last run. Nothing is sent yet.
    using var plan = await snapshots.PlanAsync(people.Snapshot, cancellationToken: stop.Token);
    Console.WriteLine($"Plan: {plan}");
    foreach (var record in plan.Summary.HeldBack) Console.WriteLine($"  Held back: {record.Kind} {(record.ExternalId.Length > 0 ? record.ExternalId : "without a key")}{(record.Row is { } line ? $" (line {line})" : "")}: {record.Message}");
    if (args is ["plan", ..]) return 0;

    var result = await snapshots.ApplyAsync(plan, cancellationToken: stop.Token);
    Console.WriteLine($"Result: {result.Synchronization?.ToString() ?? "nothing to send"}");
    return result.Succeeded && plan.Summary.HeldBackCount == 0 ? 0 : 2;
}
catch (OptionsValidationException fault)
{
    foreach (var failure in fault.Failures) Console.Error.WriteLine($"Okta:Xaas: {failure}");
    Console.Error.WriteLine("README.md tells how to set it.");
    return 1;
}
catch (Exception fault) when (fault is OktaXaasException or OperationCanceledException)
{
    // Every message says what is wrong and how to mend it. What Okta has taken by then is in the state; the next run sends the rest.
    Console.Error.WriteLine(fault.Message);
    return fault is SafeguardException ? 3 : 1;
}
