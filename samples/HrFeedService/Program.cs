using System.Globalization;
using HrFeedService;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Okta.Xaas.Snapshots;
using OpenTelemetry;

// Messages read alike on every machine.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.Configuration.AddJsonFile("hr-feed-service.json").AddUserSecrets<EmulatedOrgs>(optional: true).AddEnvironmentVariables().AddCommandLine(args);
await using var emulated = await EmulatedOrgs.StartIfNeededAsync(builder.Configuration);
var settings = builder.Configuration;
var shared = settings.GetConnectionString("Shared") is { Length: > 0 } database ? database : null;
var people = new People(settings, emulated?.Company);

// Two feeds, each with its identity source, its list and its schedule, and one store for both.
Func<IServiceProvider, ISnapshotStore> store = _ => shared is null ? new SqliteSnapshotStore(Path.Combine(AppContext.BaseDirectory, settings["Feeds:StateFile"]!)) : new PostgreSqlSnapshotStore(shared);
var feeds = new[]
{
    builder.Services.AddOktaXaas("employees", settings.GetSection("Okta:Employees"))
        .UseSnapshots(store).RunOnSchedule(people.ReadEmployeesAsync, settings.GetSection("Feeds:Employees:Schedule"), shared),
    builder.Services.AddOktaXaas("contractors", settings.GetSection("Okta:Contractors"))
        .UseSnapshots(store).RunOnSchedule(people.ReadContractorsAsync, settings.GetSection("Feeds:Contractors:Schedule"), shared),
};
if (settings["Webhook:Url"] is { Length: > 0 })
    foreach (var feed in feeds) feed.NotifyWebhook(settings.GetSection("Webhook"));

// Metrics and traces go where OTEL_EXPORTER_OTLP_ENDPOINT says, if it is set.
var telemetry = builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddMeter("Okta.Xaas")).WithTracing(traces => traces.AddSource("Okta.Xaas"));
if (settings["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 }) telemetry.UseOtlpExporter();

// Tells systemd or Windows that it is up, where one of them has started it.
builder.Services.AddSystemd();
builder.Services.AddWindowsService();

var app = builder.Build();
foreach (var tag in new[] { "live", "ready", "feed" })
    app.MapHealthChecks($"/health/{tag}", new HealthCheckOptions { Predicate = check => check.Tags.Contains(tag), ResponseWriter = HealthPage.WriteAsync });
emulated?.Print();
await app.RunAsync();
