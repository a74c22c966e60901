using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

var builder = WebApplication.CreateBuilder(args);
var settings = builder.Configuration;
#if (emulator)
await using var org = await EmulatedOrg.StartIfNeededAsync(settings);
#endif
string PathOf(string setting) => Path.Combine(builder.Environment.ContentRootPath, settings[setting]!);

// Whoever is in the list when the schedule says so is in Okta afterwards, and who is not leaves.
builder.Services.AddOktaXaas("people", settings.GetSection("Okta:Xaas"))
    .UseSnapshots(PathOf("StateFile"))
    .RunOnSchedule(
        async (run, cancellationToken) =>
            run.DisposeAfter(await CsvSnapshot.OpenAsync(PathOf("File"), HrMapping.Load(PathOf("Mapping")), cancellationToken: cancellationToken)).Snapshot,
        settings.GetSection("Schedule"));

// live: a restart would help; ready: the store answers; feed: the last success is recent enough.
var app = builder.Build();
foreach (var tag in new[] { "live", "ready", "feed" })
    app.MapHealthChecks($"/health/{tag}", new HealthCheckOptions { Predicate = check => check.Tags.Contains(tag) });

// What the settings lack is told before anything starts, a line for each fault.
try
{
    app.Services.GetRequiredService<IStartupValidator>().Validate();
}
catch (Exception fault) when (fault is OptionsValidationException or AggregateException)
{
    IEnumerable<Exception> faults = fault is AggregateException several ? several.InnerExceptions : [fault];
    foreach (var failure in faults.OfType<OptionsValidationException>().SelectMany(one => one.Failures)) Console.Error.WriteLine(failure);
    Console.Error.WriteLine("README.md tells how to set it.");
    return 1;
}

await app.RunAsync();
return 0;
