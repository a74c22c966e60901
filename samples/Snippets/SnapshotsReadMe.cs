using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Okta.Xaas.Feeds;
using Okta.Xaas.Snapshots;

namespace Snippets;

/// <summary>The code of src/Okta.Xaas.Snapshots/README.md; it needs an HR database and an org to run.</summary>
public static class SnapshotsReadMe
{
    public static async Task RunAsync(HostApplicationBuilder builder, string connectionString)
    {
        // <use>
        builder.Services.AddOktaXaas(builder.Configuration.GetSection("Okta:Xaas")).UseSnapshots("/var/lib/hr-feed/okta.db");
        using var host = builder.Build();
        var snapshots = host.Services.GetRequiredService<ISnapshotSynchronizer>();

        var reader = new DbSnapshotReader(() => new SqliteConnection(connectionString));
        var columns = new ProfileColumns { ExternalId = "employee_no", Attributes = { ["userName"] = "mail", ["email"] = "mail", ["department"] = "department" } };
        var people = new IdentitySnapshot { Users = reader.ReadUsersAsync("select employee_no, mail, department from employees where left_on is null", columns) };

        using var plan = await snapshots.PlanAsync(people);    // sends nothing
        Console.WriteLine(plan);
        await snapshots.ApplyAsync(plan);                      // or RunAsync(people), which does both
        // </use>
    }
}
