using Okta.Xaas;
using Okta.Xaas.Snapshots;
using Okta.Xaas.Snapshots.Approvals;
using Okta.Xaas.Snapshots.Records;
using Okta.Xaas.Snapshots.Status;

namespace Snippets;

/// <summary>The code of docs/safeguards.md about approvals and the audit trail, and of docs/snapshots.md about a feed's state.</summary>
public sealed class FeedSnippets : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("okta-xaas-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_second_person_approves()
    {
        await using var org = await EmulatedOrg.StartAsync();
        var store = new SqliteSnapshotStore(Path.Combine(_folder.FullName, "employees.db"));
        var snapshots = new SnapshotSynchronizer(store, org.Api, org.Options, timeProvider: org.Clock);
        var approvals = new FeedApprovals(store, org.Options.IdentitySourceId!, timeProvider: org.Clock);
        await snapshots.RunAsync(People(10));
        var fewer = People(7);

        // <approve>
        var stopped = await Assert.ThrowsAsync<SafeguardException>(() => snapshots.RunAsync(fewer, new() { RequestedBy = "nightly feed" }));
        Console.WriteLine(stopped.Approval!.ApprovalId);    // what to approve, for example K7Q2M9XD

        foreach (var waiting in await approvals.ListAsync()) Console.WriteLine($"{waiting.ApprovalId}: {waiting.Changes} changes, asked by {waiting.RequestedBy}");
        await approvals.ApproveAsync(stopped.Approval.ApprovalId, by: "bob", comment: "the branch office was closed");

        var result = await snapshots.RunAsync(fewer);
        Console.WriteLine(result.Approval);    // applied 3, left out 0, not listed 0
        // </approve>

        Assert.Equal(3, result.Approval!.Applied);
        Assert.Equal(7, org.Okta.Directory.Users.Values.Count(user => user.IsActive));
    }

    [Fact]
    public async Task A_feed_tells_how_it_stands_and_what_it_did()
    {
        await using var org = await EmulatedOrg.StartAsync();
        var store = new SqliteSnapshotStore(Path.Combine(_folder.FullName, "employees.db"));
        await new SnapshotSynchronizer(store, org.Api, org.Options, timeProvider: org.Clock).RunAsync(People(3));
        var status = new FeedStatus(store, org.Options.IdentitySourceId!, org.Clock);
        var audit = new FeedAudit(store, org.Options.IdentitySourceId!);
        var file = new MemoryStream();
        var last = 0L;

        // <status>
        var state = await status.ReadAsync();
        Console.WriteLine($"{state.LastRun?.Outcome}, last success {state.LastSuccessAt:u}, next run {state.NextRunAt:u}, waits for approval: {state.WaitsForApproval}");
        // </status>

        // <audit>
        var end = await audit.ReadEndAsync();
        if (end.Signature == AuditSignature.Invalid || end.Last < last) Console.WriteLine($"Entries are missing after number {end.Last}.");
        last = (await audit.ExportAsync(file, after: last)).Last;    // JSON lines; each says whether its signature is right
        // </audit>

        Assert.Equal(FeedRunOutcome.Succeeded, state.LastRun!.Outcome);
        Assert.Equal(2, last);
    }

    private static IdentitySnapshot People(int count) => new() { Users = ReadAsync(count) };

    private static async IAsyncEnumerable<SnapshotUser> ReadAsync(int count)
    {
        for (var i = 1; i <= count; i++) yield return new($"E{i}", new UserProfile { UserName = $"e{i}@example.com", Email = $"e{i}@example.com" });
        await Task.CompletedTask;
    }
}
