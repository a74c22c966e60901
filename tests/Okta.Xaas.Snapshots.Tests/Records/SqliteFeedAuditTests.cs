using Okta.Xaas.Snapshots.Records;
using Okta.Xaas.Snapshots.Tests.Support;

namespace Okta.Xaas.Snapshots.Tests.Records;

public sealed class SqliteFeedAuditTests : FeedAuditTests
{
    private protected override Task<TestStore> NewStoreAsync() => Task.FromResult<TestStore>(new SqliteTestStore());

    [Fact]
    public async Task An_entry_in_the_middle_or_at_the_end_is_not_passed_off_as_one_of_another_key()
    {
        await using var org = await SnapshotOrg.StartAsync(store: await NewStoreAsync());
        await ThreeRunsAsync(org);
        await LetChangeAsync(org.Store);

        await org.Store.ExecuteAsync("UPDATE xaas_audit SET content = replace(replace(content, '\"bob\"', '\"carol\"'), '\"key\":\"', '\"key\":\"0') WHERE number IN (6, 10)");

        (await Audit(org).ReadAsync().ToListAsync()).Where(entry => entry.Signature != AuditSignature.Valid).Select(entry => (entry.Number, entry.Signature)).Should().Equal(
            (6, AuditSignature.Invalid), (7, AuditSignature.Invalid), (10, AuditSignature.Invalid));
    }

    [Fact]
    public async Task Nor_are_all_entries_of_before()
    {
        await using var org = await SnapshotOrg.StartAsync(store: await NewStoreAsync());
        await ThreeRunsAsync(org);
        await LetChangeAsync(org.Store);

        await org.Store.ExecuteAsync("UPDATE xaas_audit SET content = replace(replace(content, '\"bob\"', '\"carol\"'), '\"key\":\"', '\"was\":\"') WHERE number <= 6");

        (await Audit(org).ReadAsync().ToListAsync()).Single(entry => entry.Signature == AuditSignature.Invalid).Number.Should().Be(7, "the first one of the key follows none of another");
    }

    [Fact]
    public async Task An_entry_that_somebody_has_destroyed_ends_no_run_and_is_told_by_who_reads_it()
    {
        await using var org = await SnapshotOrg.StartAsync(store: await NewStoreAsync());
        await ThreeRunsAsync(org);
        await LetChangeAsync(org.Store);
        await org.Store.ExecuteAsync("UPDATE xaas_audit SET content = '' WHERE number = 10");

        (await org.Synchronizer.RunAsync(HrList.Of(users: 20).Snapshot)).Succeeded.Should().BeTrue();

        (await Audit(org).ReadAsync(after: 10).ToListAsync()).Select(entry => entry.Signature).Should().Equal(AuditSignature.Invalid, AuditSignature.Valid);
        await Audit(org).Invoking(a => a.ReadAsync().ToListAsync().AsTask()).Should().ThrowAsync<Okta.Xaas.Snapshots.SnapshotStoreException>().WithMessage("Entry 10 of the audit trail*");
    }

    [Theory]
    [InlineData("DELETE FROM xaas_feed_value WHERE name = 'audit'")]
    [InlineData("UPDATE xaas_feed_value SET value = 'no json' WHERE name = 'audit'")]
    [InlineData("UPDATE xaas_feed_value SET value = '{}' WHERE name = 'audit'")]
    [InlineData("UPDATE xaas_feed_value SET value = replace(value, '\"number\":10', '\"number\":7') WHERE name = 'audit'")]
    [InlineData("UPDATE xaas_feed_value SET value = replace(value, '\"key\":\"', '\"key\":\"0') WHERE name = 'audit'")]
    [InlineData("UPDATE xaas_feed_value SET value = replace(value, '\"key\":\"', '\"key\":\"0') WHERE name = 'audit'; DELETE FROM xaas_audit")]
    [InlineData("DELETE FROM xaas_feed_value WHERE name = 'audit'; DELETE FROM xaas_audit")]
    public async Task Nor_can_what_tells_the_last_entry_be_changed_or_taken_away(string change)
    {
        await using var org = await SnapshotOrg.StartAsync(store: await NewStoreAsync());
        await ThreeRunsAsync(org);
        await LetChangeAsync(org.Store);
        await org.Store.ExecuteAsync("DELETE FROM xaas_audit WHERE number > 7");

        await org.Store.ExecuteAsync(change);

        var end = await Audit(org).ReadEndAsync();
        end.Signature.Should().Be(AuditSignature.Invalid);
        end.Written.Should().Be(end.Last, "nobody knows how many there were");
        await org.Synchronizer.RunAsync(HrList.Of(users: 20).Snapshot);
        (await Audit(org).ReadAsync(end.Last).ToListAsync()).Select(entry => (entry.Number - end.Last, entry.Signature)).Should().Equal((2, AuditSignature.Invalid), (3, AuditSignature.Valid));
        (await Audit(org).ReadEndAsync()).Signature.Should().Be(AuditSignature.Valid);
    }

    [Fact]
    public async Task Another_entry_in_the_place_of_the_last_one_is_none()
    {
        await using var org = await SnapshotOrg.StartAsync(store: await NewStoreAsync());
        await ThreeRunsAsync(org);
        await LetChangeAsync(org.Store);
        await org.Store.ExecuteAsync("DELETE FROM xaas_audit WHERE number > 9; UPDATE xaas_audit SET number = 10 WHERE number = 9");

        (await Audit(org).ReadEndAsync()).Should().Be(new AuditEnd { Last = 10, Written = 10, Signature = AuditSignature.Invalid });
    }

    [Fact]
    public async Task Nor_does_an_earlier_word_of_the_last_entry_hide_that_later_ones_are_gone()
    {
        await using var org = await SnapshotOrg.StartAsync(store: await NewStoreAsync());
        await org.Synchronizer.RunAsync(HrList.Of(users: 20).Snapshot);
        await org.Store.ExecuteAsync("CREATE TABLE kept AS SELECT value FROM xaas_feed_value WHERE name = 'audit'");
        await ThreeRunsAsync(org);
        await LetChangeAsync(org.Store);

        await org.Store.ExecuteAsync("DELETE FROM xaas_audit WHERE number > 7; UPDATE xaas_feed_value SET value = (SELECT value FROM kept) WHERE name = 'audit'");

        (await Audit(org).ReadEndAsync()).Should().Be(new AuditEnd { Last = 7, Written = 7, Signature = AuditSignature.Invalid });
        await org.Synchronizer.RunAsync(HrList.Of(users: 20).Snapshot);
        (await Audit(org).ReadAsync(7).ToListAsync()).Select(entry => (entry.Number, entry.Signature)).Should().Equal((9, AuditSignature.Invalid), (10, AuditSignature.Valid));
    }
}
