using Okta.Xaas.Snapshots.Approvals;
using Okta.Xaas.Snapshots.Records;
using Okta.Xaas.Snapshots.Tests.Support;

namespace Okta.Xaas.Snapshots.Tests.Approvals;

public sealed class SqliteFeedApprovalTests : FeedApprovalTests
{
    private protected override Task<TestStore> NewStoreAsync() => Task.FromResult<TestStore>(new SqliteTestStore());

    [Fact]
    public async Task It_does_not_harm_a_run_that_needs_none_which_closes_it()
    {
        await using var org = await StartAsync();
        var list = await ImportedAsync(org, users: 20);
        Leave(list, 5);
        await StoppedAsync(org, list);
        await org.Store.ExecuteAsync("UPDATE xaas_approval SET content = 'no json'");

        (await org.Synchronizer.RunAsync(list.Snapshot, new() { RequestedBy = "alice", Allow = Safeguard.Deletions })).Succeeded.Should().BeTrue();

        (await Approvals(org).ListAsync()).Should().BeEmpty();
        (await new FeedAudit(org.Store.Open(), org.Options.IdentitySourceId!, org.Snapshots).ReadAsync().LastAsync()).Comment.Should().Be("somebody has changed it in the store");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_approved_before_it_was_refused_or_done_is_not_once_more_when_somebody_puts_it_back(bool takesItOffTheTrail)
    {
        await using var org = await StartAsync();
        var list = await ImportedAsync(org, users: 20);
        Leave(list, 5);
        var id = (await StoppedAsync(org, list)).Approval!.ApprovalId;
        await Approvals(org).ApproveAsync(id, "bob");
        await org.Store.ExecuteAsync("CREATE TABLE kept AS SELECT content, signature FROM xaas_approval");
        await Approvals(org).RefuseAsync(id, "carol");

        await org.Store.ExecuteAsync("UPDATE xaas_approval SET content = (SELECT content FROM kept), signature = (SELECT signature FROM kept)");
        if (takesItOffTheTrail) await org.Store.ExecuteAsync("DROP TRIGGER xaas_audit_delete; DELETE FROM xaas_audit WHERE number = (SELECT MAX(number) FROM xaas_audit)");

        await org.Synchronizer.Invoking(s => s.RunAsync(list.Snapshot)).Should().ThrowAsync<SnapshotStoreException>().WithMessage($"Approval {id} is another one than the audit trail tells: *");
        await Approvals(org).Invoking(a => a.RefuseAsync(id, "carol")).Should().ThrowAsync<ApprovalException>().WithMessage("*somebody had changed it in the store*");
        org.Okta.Directory.Users.Values.Should().OnlyContain(user => user.IsActive);
    }

    [Fact]
    public async Task Whenever_in_a_run_it_is_approved_that_run_sends_it_or_the_next()
    {
        for (var (moment, looks) = (1, 1); looks >= moment; moment++)
        {
            await using var org = await StartAsync();
            var list = await ImportedAsync(org, users: 20);
            Leave(list, 5);
            var id = (await StoppedAsync(org, list)).Approval!.ApprovalId;
            looks = 0;
            var store = new FaultyStore(org.Store.Open(), method =>
            {
                if (method == "get_Records" && ++looks == moment) Approvals(org).ApproveAsync(id, "bob").GetAwaiter().GetResult();
                return null;
            });

            try
            {
                await org.NewSynchronizer(store).RunAsync(list.Snapshot, OfAlice);
            }
            catch (SafeguardException) when (looks >= moment)
            {
                await org.Synchronizer.RunAsync(list.Snapshot, OfAlice);
            }
            catch (SafeguardException)
            {
                continue;
            }

            (await Approvals(org).FindAsync(id))!.State.Should().Be(ApprovalState.Applied, $"it was approved at look {moment}");
        }
    }
}
