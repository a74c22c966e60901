using System.Text;
using Okta.Xaas.Api;
using Okta.Xaas.Emulator;
using Okta.Xaas.SamplesTests.Support;
using Okta.Xaas.Snapshots;
using Okta.Xaas.Snapshots.Planning;
using Okta.Xaas.Snapshots.Reading.Csv;
using Okta.Xaas.Snapshots.Reading.Mapping;
using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.SamplesTests.Report;

/// <summary>An emulated org without anybody, for which a plan of an export is made.</summary>
internal sealed class EmptyOrg : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<IDisposable> _made = [];

    public async Task<(HrCsvSnapshot Export, SynchronizationPlan Plan)> PlanAsync(string file)
    {
        await using var okta = await OktaEmulator.StartAsync(options => options.IdentitySourceId = "0oaemptyorg000000001");
        var options = new OktaXaasOptions { OktaDomain = okta.BaseAddress, IdentitySourceId = okta.IdentitySourceId, ApiToken = okta.ApiToken };
        using var api = IdentitySourcesApi.Create(options, okta.CreateHandler());
        var mapping = HrMapping.Parse(Encoding.UTF8.GetBytes("""{ "externalId": "Id", "attributes": { "userName": "Mail", "email": "Mail" } }"""), "map.json");
        var export = await HrCsvSnapshot.OpenAsync(file, mapping);
        _made.Add(export);
        var plan = await new SnapshotSynchronizer(new SqliteSnapshotStore(_folder.PathOf("state.db")), api, options).PlanAsync(export.Snapshot);
        _made.Add(plan);
        return (export, plan);
    }

    public void Dispose()
    {
        foreach (var made in _made) made.Dispose();
        _folder.Dispose();
    }
}
