using Microsoft.Extensions.Configuration;
using Okta.Xaas.Emulator;
using Okta.Xaas.SamplesTests.Support;
using Okta.Xaas.Snapshots;
using Okta.Xaas.Tool.Connection;
using Okta.Xaas.Tool.Feeds;

namespace Okta.Xaas.Tool.Tests.Report;

/// <summary>An emulated org without anybody, for which a plan of an export is made.</summary>
internal sealed class EmptyOrg : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<IDisposable> _made = [];

    public async Task<(HrList Export, SynchronizationPlan Plan)> PlanAsync(string file)
    {
        await using var okta = await OktaEmulator.StartAsync(options => options.IdentitySourceId = "0oaemptyorg000000001");
        var options = new OktaXaasOptions { OktaDomain = okta.BaseAddress, IdentitySourceId = okta.IdentitySourceId, ApiToken = okta.ApiToken };
        using var api = IdentitySourcesApi.Create(options, okta.CreateHandler());
        var mapping = _folder.Write("map.json", """{ "externalId": "Id", "attributes": { "userName": "Mail", "email": "Mail" } }""");
        var settings = new OktaSettings(new ConfigurationBuilder().Build());
        var export = await HrList.OpenAsync(new ListChoice(file, mapping, settings), TimeProvider.System, CancellationToken.None);
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
