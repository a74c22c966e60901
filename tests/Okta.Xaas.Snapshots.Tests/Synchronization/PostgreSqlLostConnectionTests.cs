using Okta.Xaas.Snapshots.Tests.Support;

namespace Okta.Xaas.Snapshots.Tests.Synchronization;

/// <summary>A run whose connection is cut has lost its source, and does nothing more at Okta but cancel what is open.</summary>
[OnPostgreSql]
[Collection(UsesPostgreSql.Name)]
public sealed class PostgreSqlLostConnectionTests(PostgreSqlFixture postgreSql)
{
    [StoreFact]
    public Task Cut_before_a_session_is_created() => CutAsync("createIdentitySourceSession");

    [StoreFact]
    public Task Cut_while_a_batch_is_loaded() => CutAsync("uploadIdentitySourceDataForUpsert");

    [StoreFact]
    public Task Cut_while_an_import_is_started() => CutAsync("startImportFromIdentitySource");

    private async Task CutAsync(string operation)
    {
        var store = (PostgreSqlTestStore)await postgreSql.NewStoreAsync();
        await using var org = await SnapshotOrg.StartAsync(o => (o.MaxEntitiesPerBatch, o.MaxBatchesPerSession, o.MaxConcurrentUploads) = (10, 4, 1), store: store);
        var list = HrList.Of(users: 90, groups: 2);
        var cut = 0;
        using (org.Okta.Intercept(request =>
        {
            if (request.Operation == operation && Interlocked.Increment(ref cut) == 1) store.TerminateAsync().GetAwaiter().GetResult();
            return null;
        }))
        {
            (await org.Synchronizer.Invoking(s => s.RunAsync(list.Snapshot)).Should().ThrowAsync<SynchronizationException>())
                .WithMessage("*The store in PostgreSQL at 127.0.0.1:*Run again: the next run, here or on another machine, ends what this one has left behind*");
        }

        var acts = org.Okta.Requests.SkipWhile(r => r.Request.Operation != operation).Skip(1).Select(r => r.Request.Operation).Where(o => o is not ("getIdentitySourceSession" or "listIdentitySourceSessions"));
        acts.Should().BeSubsetOf(["deleteIdentitySourceSession"]);

        var next = await org.Synchronizer.RunAsync(list.Snapshot);

        next.Succeeded.Should().BeTrue();
        org.Okta.Directory.Users.Should().HaveCount(90);
        org.Okta.Directory.Memberships.Sum(g => g.Value.Count).Should().Be(90);
        (await org.Synchronizer.RunAsync(list.Snapshot)).Plan.Changes.Should().Be(0);
    }
}
