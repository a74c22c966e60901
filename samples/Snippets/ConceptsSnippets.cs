using System.Runtime.CompilerServices;
using Okta.Xaas;

namespace Snippets;

/// <summary>The code of docs/concepts.md.</summary>
public sealed class ConceptsSnippets
{
    [Fact]
    public async Task Changes_reach_Okta_as_the_page_says()
    {
        await using var org = await EmulatedOrg.StartAsync();
        var synchronizer = org.Synchronizer;

        // <changes>
        IdentityChange[] changes =
        [
            IdentityChange.UpsertUser("E1001", new UserProfile
            {
                UserName = "ada@example.com",
                Email = "ada@example.com",
                MobilePhone = null,          // sent as null: Okta clears the number
                ["department"] = "Sales",    // any attribute of the identity source's schema, by its name
            }),
            IdentityChange.UpsertGroup("G1", new GroupProfile { DisplayName = "Sales" }),
            IdentityChange.AddMembers("G1", ["E1001"]),
            IdentityChange.RemoveMembers("G1", ["E1002"]),
            IdentityChange.DeleteUser("E0999"),
        ];
        // </changes>

        var result = await synchronizer.SynchronizeAsync(changes);

        Assert.True(result.Succeeded);
        Assert.Equal("Sales", org.Okta.Directory.Users["E1001"].Profile["department"]);
        Assert.Null(org.Okta.Directory.Users["E1001"].Profile["mobilePhone"]);
        Assert.Equal(["E1001"], org.Okta.Directory.Memberships["G1"]);
    }

    [Fact]
    public async Task A_stream_of_records_becomes_users()
    {
        await using var org = await EmulatedOrg.StartAsync();
        var synchronizer = org.Synchronizer;
        var records = Enumerable.Range(1, 450).Select(i => new HrRecord($"E{i}", $"person{i}@example.com", i % 10 == 0)).ToAsyncEnumerable();
        var cancellationToken = CancellationToken.None;

        // <stream>
        var estimate = await synchronizer.EstimateAsync(ReadChangesAsync(records, cancellationToken), cancellationToken);
        Console.WriteLine($"{estimate.Batches} requests, {estimate.Sessions} sessions, at least {estimate.ShortestTime}");

        var progress = new Progress<SyncProgress>(p => Console.WriteLine($"{p.Phase}: {p.ChangesImported} of {p.ChangesRead} imported"));
        var result = await synchronizer.SynchronizeAsync(ReadChangesAsync(records, cancellationToken), progress, cancellationToken);
        // </stream>

        Assert.Equal(405, org.Okta.Directory.Users.Count);
        Assert.Equal(450, result.Imported);
    }

    [Fact]
    public async Task What_was_not_imported_can_be_handed_in_again()
    {
        await using var org = await EmulatedOrg.StartAsync();
        var synchronizer = org.Synchronizer;
        IdentityChange[] changes = [.. Enumerable.Range(1, 250).Select(i => IdentityChange.UpsertUser($"E{i}", Person(i)))];
        var cancellationToken = CancellationToken.None;
        org.Okta.FailNextImport();

        // <again>
        SyncResult result;
        try
        {
            result = await synchronizer.SynchronizeAsync(changes, cancellationToken: cancellationToken);
        }
        catch (SynchronizationException failure)
        {
            result = failure.Result;
        }

        // In doubt and not sent: hand both in again, in their old order, and what was never read.
        var again = result.InDoubt.Concat(result.NotSent).ToLookup(change => change.Index);
        IdentityChange[] rest = [.. changes.SelectMany((change, index) => index < result.ChangesRead ? Again(change, again[index]) : [change])];
        // </again>

        Assert.Equal(250, rest.Length);
        Assert.True((await synchronizer.SynchronizeAsync(rest, cancellationToken: cancellationToken)).Succeeded);
        Assert.Equal(250, org.Okta.Directory.Users.Count);
    }

    [Fact]
    public async Task A_cancelled_run_tells_what_it_did()
    {
        await using var org = await EmulatedOrg.StartAsync();
        var synchronizer = org.Synchronizer;
        IdentityChange[] changes = [IdentityChange.UpsertUser("E1001", Person(1))];
        using var shutdown = new CancellationTokenSource();
        await shutdown.CancelAsync();
        SyncResult? account = null;

        // <cancel>
        try
        {
            await synchronizer.SynchronizeAsync(changes, cancellationToken: shutdown.Token);
        }
        catch (SynchronizationCanceledException cancelled)
        {
            account = cancelled.Result;    // what Okta has, what is in doubt, what was not sent
        }
        // </cancel>

        Assert.NotNull(account);
        Assert.False(account.ReadToEnd);
        Assert.Empty(org.Okta.Sessions);
    }

    [Fact]
    public void Of_a_group_only_the_members_that_are_left_are_handed_in_again()
    {
        static ChangeReference Left(params string[] members) => new() { Index = 0, Kind = ChangeKind.MembershipAdd, ExternalId = "G1", MemberExternalIds = members };

        var again = Again(IdentityChange.AddMembers("G1", ["E1", "E2", "E3"]), [Left("E3"), Left("E2")]).Single();
        Assert.Equal(["E3", "E2"], Assert.IsType<MembershipAdd>(again).MemberExternalIds);
        Assert.Empty(Again(IdentityChange.AddMembers("G1", ["E1"]), []));
    }

    // <members>
    private static IEnumerable<IdentityChange> Again(IdentityChange change, IEnumerable<ChangeReference> left) => change switch
    {
        _ when !left.Any() => [],
        MembershipAdd => [IdentityChange.AddMembers(change.ExternalId, left.SelectMany(part => part.MemberExternalIds!))],
        MembershipRemove => [IdentityChange.RemoveMembers(change.ExternalId, left.SelectMany(part => part.MemberExternalIds!))],
        _ => [change],
    };
    // </members>

    // <records>
    private static async IAsyncEnumerable<IdentityChange> ReadChangesAsync(IAsyncEnumerable<HrRecord> records, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var record in records.WithCancellation(cancellationToken))
        {
            yield return record.HasLeft
                ? IdentityChange.DeleteUser(record.Number)
                : IdentityChange.UpsertUser(record.Number, new UserProfile { UserName = record.Mail, Email = record.Mail });
        }
    }
    // </records>

    private static UserProfile Person(int number) => new() { UserName = $"person{number}@example.com", Email = $"person{number}@example.com" };

    private sealed record HrRecord(string Number, string Mail, bool HasLeft);
}
