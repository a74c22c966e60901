using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using Okta.Xaas.Feeds;
using Okta.Xaas.Hosting;
using Okta.Xaas.Snapshots;

namespace HrFeedService;

/// <summary>Reads the lists: employees from the HR system's database, contractors from a CSV file that somebody puts there.</summary>
internal sealed class People(IConfiguration settings, MadeUpCompany? company)
{
    private readonly HrMapping _contractors = HrMapping.Load(Path.Combine(AppContext.BaseDirectory, "contractors-mapping.json"));

    public ValueTask<IdentitySnapshot> ReadEmployeesAsync(FeedRunContext run, CancellationToken cancellationToken)
    {
        company?.LiveThroughADayOfEmployees();
        var hr = settings.GetConnectionString("Hr") is { Length: > 0 } database ? () => new NpgsqlConnection(database) : (Func<DbConnection>)(() => new SqliteConnection(Company.EmployeesConnection));
        return ValueTask.FromResult(new DbSnapshotReader(hr).ReadAll(settings.GetSection("Feeds:Employees").Get<DbSnapshotOptions>()!));
    }

    public async ValueTask<IdentitySnapshot> ReadContractorsAsync(FeedRunContext run, CancellationToken cancellationToken)
    {
        company?.LiveThroughADayOfContractors();
        var file = company?.ContractorsFile ?? settings["Feeds:Contractors:File"]!;
        return run.DisposeAfter(await CsvSnapshot.OpenAsync(file, _contractors, cancellationToken: cancellationToken)).Snapshot;
    }

    private MadeUpCompany Company => company ?? throw new InvalidOperationException("ConnectionStrings:Hr is not set: give the HR system's database.");
}
