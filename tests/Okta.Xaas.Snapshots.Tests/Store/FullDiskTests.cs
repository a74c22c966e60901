using Okta.Xaas.Snapshots.Planning.Internal;
using Okta.Xaas.Snapshots.Store;
using Okta.Xaas.Snapshots.Tests.Support;

namespace Okta.Xaas.Snapshots.Tests.Store;

/// <summary>A disk that is full: what is said, and what is left behind.</summary>
public sealed class FullDiskTests
{
    [SmallDiskFact]
    public void A_plan_that_does_not_fit_says_so_and_leaves_no_file()
    {
        using var disk = new SmallDisk();
        var spool = new PlanSpool(disk.Folder);
        var record = new ByteWriter();
        PlanRecord.WriteDelete(record, EntityKind.User, new string('E', 1_000));

        var write = () =>
        {
            for (var n = 0; n < 5_000; n++) spool.Write(record);
            spool.Complete();
        };
        write.Should().Throw<IOException>().WithMessage($"The plan's temporary file {disk.Folder}*cannot be written: *space*. Nothing was sent. Give its disk space*(SnapshotOptions.TemporaryFolder).");
        spool.Dispose();

        Directory.GetFiles(disk.Folder).Should().BeEmpty();
    }

    [SmallDiskFact]
    public async Task A_run_whose_plan_does_not_fit_sends_nothing_and_leaves_no_file()
    {
        using var disk = new SmallDisk();
        await using var org = await SnapshotOrg.StartAsync();
        org.Snapshots.TemporaryFolder = disk.Folder;
        var list = new HrList();
        for (var n = 0; n < 3_000; n++) list.Hire($"E{n}", department: new string('d', 500));

        await org.Invoking(o => o.Synchronizer.RunAsync(list.Snapshot)).Should().ThrowAsync<IOException>().WithMessage("The plan's temporary file *");

        org.Uploads.Should().BeEmpty();
        Directory.GetFiles(disk.Folder).Should().BeEmpty();
        org.Snapshots.TemporaryFolder = null;
        (await org.Synchronizer.RunAsync(list.Snapshot)).Succeeded.Should().BeTrue();
    }

    [SmallDiskFact]
    public async Task A_saved_plan_that_does_not_fit_leaves_the_one_before_it_and_no_file()
    {
        using var disk = new SmallDisk();
        await using var org = await SnapshotOrg.StartAsync();
        var path = Path.Combine(disk.Folder, "plan.jsonl");
        using var small = await org.Synchronizer.PlanAsync(HrList.Of(3).Snapshot);
        await small.SaveAsync(path);
        using var large = await org.Synchronizer.PlanAsync(HrList.Of(20_000).Snapshot);

        await large.Invoking(p => p.SaveAsync(path)).Should().ThrowAsync<IOException>().WithMessage($"The plan cannot be saved as {path}: *has space.");

        Directory.GetFiles(disk.Folder).Should().Equal(path);
        (await SynchronizationPlan.LoadSummaryAsync(path)).Users.Added.Should().Be(3);
    }

    [SmallDiskFact]
    public async Task A_store_that_does_not_fit_says_so_and_is_whole_when_there_is_space_again()
    {
        using var disk = new SmallDisk();
        var filler = Path.Combine(disk.Folder, "filler");
        var store = new SqliteSnapshotStore(Path.Combine(disk.Folder, "state.db"));
        await using (var lease = (await store.TryAcquireAsync("0oa1"))!)
        {
            await UploadAsync(lease, "s1", 10);
            await lease.AppendAsync(new() { Event = Journal.JournalEvent.SessionEnded, At = default, SessionId = "s1", Outcome = SessionOutcome.Imported }, new Dictionary<long, EntityState>(), CancellationToken.None);
            var fill = () => File.WriteAllBytes(filler, new byte[2_000_000]);
            fill.Should().Throw<IOException>();
            (await lease.Invoking(l => UploadAsync(l, "s2", 5_000)).Should().ThrowAsync<SnapshotStoreException>()).WithMessage("The store *cannot be used: SQLite Error *have space and are sound.");
            File.Delete(filler);
        }

        await using var next = (await store.TryAcquireAsync("0oa1"))!;
        await UploadAsync(next, "s3", 10);
        (await next.ReadJournalAsync(CancellationToken.None)).Select(e => e.SessionId).Should().Equal("s1", "s1", "s3");
    }

    private static Task UploadAsync(ISnapshotLease lease, string session, int users)
    {
        var changes = Enumerable.Range(0, users).Select(n => new ChangeReference { Index = n, Kind = ChangeKind.UserUpsert, ExternalId = $"E{n}" }).ToArray();
        return lease.AppendAsync(
            new() { Event = Journal.JournalEvent.Uploading, At = default, SessionId = session, Changes = changes },
            changes.ToDictionary(c => c.Index, c => new EntityState(new byte[16], new byte[64], null)),
            CancellationToken.None);
    }
}
