using System.Text;
using Okta.Xaas.Snapshots.Tests.Support;

namespace Okta.Xaas.Snapshots.Tests.Synchronization;

/// <summary>A plan that somebody approves: saved, loaded, applied, or refused when it is not what would be done any more.</summary>
public sealed class ApprovalTests
{
    [Fact]
    public async Task A_saved_plan_is_applied_when_the_list_still_says_the_same_in_whatever_order()
    {
        await using var org = await SnapshotOrg.StartAsync();
        var list = HrList.Of(users: 30, groups: 2);
        var approved = await SavedAsync(org, list);
        list.Users.Reverse();
        list.Memberships.Reverse();

        var result = await org.NewSynchronizer().ApplyAsync(approved, list.Snapshot);

        result.Succeeded.Should().BeTrue();
        org.Okta.Directory.Users.Should().HaveCount(30);
    }

    [Fact]
    public async Task It_is_refused_when_the_list_says_something_else()
    {
        await using var org = await SnapshotOrg.StartAsync();
        var list = HrList.Of(users: 30);
        var approved = await SavedAsync(org, list);
        list.Move("E7", "Board");

        (await org.Synchronizer.Invoking(s => s.ApplyAsync(approved, list.Snapshot)).Should().ThrowAsync<PlanOutdatedException>())
            .Which.Message.Should().StartWith("The list gives other changes now than when the plan was approved");

        org.Okta.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task It_is_refused_when_the_store_has_moved_on()
    {
        await using var org = await SnapshotOrg.StartAsync();
        var list = HrList.Of(users: 30);
        var approved = await SavedAsync(org, list);
        using var plan = await org.Synchronizer.PlanAsync(list.Snapshot);
        await org.Synchronizer.RunAsync(HrList.Of(users: 31).Snapshot);
        var requests = org.Okta.Requests.Count;

        (await org.Synchronizer.Invoking(s => s.ApplyAsync(approved, list.Snapshot)).Should().ThrowAsync<PlanOutdatedException>()).Which.Message.Should().StartWith("The store has moved on since the plan was made");
        await org.Synchronizer.Invoking(s => s.ApplyAsync(plan)).Should().ThrowAsync<PlanOutdatedException>();

        org.Okta.Requests.Should().HaveCount(requests);
    }

    [Fact]
    public async Task It_is_refused_for_another_identity_source()
    {
        await using var org = await SnapshotOrg.StartAsync();
        await using var other = await SnapshotOrg.StartAsync();
        using var plan = await other.Synchronizer.PlanAsync(HrList.Of(users: 3).Snapshot);

        (await org.Synchronizer.Invoking(s => s.ApplyAsync(plan)).Should().ThrowAsync<PlanOutdatedException>()).Which.Message.Should().Contain("is of identity source");
    }

    [Fact]
    public async Task What_is_saved_has_keys_and_no_value()
    {
        await using var org = await SnapshotOrg.StartAsync();
        var list = HrList.Of(users: 3, groups: 1);
        using var plan = await org.Synchronizer.PlanAsync(list.Snapshot);
        using var stream = new MemoryStream();

        await plan.SaveAsync(stream);

        var lines = Encoding.UTF8.GetString(stream.ToArray()).TrimEnd('\n').Split('\n');
        lines.Should().HaveCount(1 + 3 + 1 + 1);
        lines[1].Should().Be("""{"kind":"UserUpsert","externalId":"E1","action":"Add"}""");
        string.Concat(lines).Should().NotContain("example.com").And.NotContain("Sales");
    }

    [Fact]
    public async Task A_plan_that_is_disposed_leaves_no_file_and_cannot_be_read()
    {
        await using var org = await SnapshotOrg.StartAsync();
        var folder = Directory.CreateTempSubdirectory("xaas-plan-");
        org.Snapshots.TemporaryFolder = folder.FullName;
        var plan = await org.Synchronizer.PlanAsync(HrList.Of(users: 500).Snapshot);
        var file = folder.GetFiles().Should().ContainSingle().Subject;
        using (var content = file.Open(FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))
        using (var text = new StreamReader(content, Encoding.Latin1))
            (await text.ReadToEndAsync()).Should().NotContain("example.com").And.NotContain("E499");

        plan.Dispose();

        folder.GetFiles().Should().BeEmpty();
        await plan.Invoking(async p => await p.ReadChangesAsync().ToArrayAsync()).Should().ThrowAsync<ObjectDisposedException>();
        folder.Delete();
    }

    [Fact]
    public async Task A_list_that_fails_leaves_no_file()
    {
        await using var org = await SnapshotOrg.StartAsync();
        var folder = Directory.CreateTempSubdirectory("xaas-plan-");
        org.Snapshots.TemporaryFolder = folder.FullName;

        await org.Synchronizer.Invoking(s => s.PlanAsync(new() { Users = Broken() })).Should().ThrowAsync<SnapshotReadException>();

        folder.GetFiles().Should().BeEmpty();
        folder.Delete();
    }

    [Fact]
    public async Task Another_hash_key_is_told_and_nothing_is_done()
    {
        await using var org = await SnapshotOrg.StartAsync();
        var list = HrList.Of(users: 3);
        org.Snapshots.HashKey = "a made-up secret of the right length";
        await org.Synchronizer.RunAsync(list.Snapshot);
        (await org.Synchronizer.RunAsync(list.Snapshot)).Plan.Changes.Should().Be(0);
        var requests = org.Okta.Requests.Count;

        org.Snapshots.HashKey = "another made-up secret of that length";
        (await org.Synchronizer.Invoking(s => s.RunAsync(list.Snapshot)).Should().ThrowAsync<SnapshotStoreException>()).Which.Message.Should().Contain("another HashKey").And.NotContain("secret of");
        org.Snapshots.HashKey = null;
        (await org.Synchronizer.Invoking(s => s.RunAsync(list.Snapshot)).Should().ThrowAsync<SnapshotStoreException>()).Which.Message.Should().Contain("set SnapshotOptions.HashKey");

        org.Okta.Requests.Should().HaveCount(requests);
    }

    private static async Task<PlanSummary> SavedAsync(SnapshotOrg org, HrList list)
    {
        using var stream = new MemoryStream();
        using (var plan = await org.Synchronizer.PlanAsync(list.Snapshot)) await plan.SaveAsync(stream);
        stream.Position = 0;
        return await SynchronizationPlan.LoadSummaryAsync(stream);
    }

    private static async IAsyncEnumerable<SnapshotUser> Broken()
    {
        foreach (var user in HrList.Of(users: 5_000).Users) yield return user;
        await Task.CompletedTask;
        throw new IOException("cut");
    }
}
