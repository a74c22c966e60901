using Okta.Xaas;
using Okta.Xaas.Snapshots;
using Okta.Xaas.Snapshots.Reconciliation;

namespace Snippets;

/// <summary>The code of docs/reconciliation.md.</summary>
public sealed class ReconciliationSnippets : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("okta-xaas-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Differences_are_told_corrected_and_a_lost_store_is_made_anew()
    {
        await using var org = await EmulatedOrg.StartAsync();
        using var directory = OktaOrgApi.Create(org.Options, org.Okta.CreateHandler(), timeProvider: org.Clock);
        var store = new SqliteSnapshotStore(Path.Combine(_folder.FullName, "employees.db"));
        var synchronizer = new SnapshotSynchronizer(store, org.Api, org.Options, timeProvider: org.Clock);
        var reconciler = new SnapshotReconciler(store, org.Api, directory, org.Options, timeProvider: org.Clock);
        var snapshot = People();
        await synchronizer.RunAsync(snapshot);
        await org.Api.DeleteUserAsync("E1");

        // <tell>
        var report = await reconciler.ReconcileAsync();
        Console.WriteLine(report);
        foreach (var difference in report.Differences) Console.WriteLine(difference);
        // </tell>

        Assert.Equal("Deactivated User E1", Assert.Single(report.Differences).ToString());
        await PlanAsync();
        await RebuildAsync();

        async Task PlanAsync()
        {
            // <correct>
            await reconciler.ReconcileAsync(new ReconciliationOptions { Correct = true });
            using var plan = await synchronizer.PlanAsync(snapshot);
            // </correct>

            Assert.Equal(1, plan.Summary.Changes);
        }

        async Task RebuildAsync()
        {
            // <rebuild>
            await reconciler.ReconcileAsync(new ReconciliationOptions { Correct = true, List = snapshot });
            // </rebuild>
        }
    }

    private static IdentitySnapshot People() => new() { Users = Read() };

    private static async IAsyncEnumerable<SnapshotUser> Read()
    {
        for (var i = 1; i <= 3; i++) yield return new($"E{i}", new UserProfile { UserName = $"e{i}@example.com", Email = $"e{i}@example.com" });
        await Task.CompletedTask;
    }
}
