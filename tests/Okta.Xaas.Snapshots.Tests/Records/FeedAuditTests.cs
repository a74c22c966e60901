using System.Text;
using System.Text.Json;
using Okta.Xaas.Snapshots.Approvals;
using Okta.Xaas.Snapshots.Records;
using Okta.Xaas.Snapshots.Records.Internal;
using Okta.Xaas.Snapshots.Tests.Support;

namespace Okta.Xaas.Snapshots.Tests.Records;

/// <summary>The audit trail: everything that was done is in it, without a value of a person, and what is changed in it is seen.</summary>
public abstract class FeedAuditTests
{
    private protected abstract Task<TestStore> NewStoreAsync();

    [StoreFact]
    public async Task It_tells_runs_approvals_and_outcomes_in_their_order_and_every_entry_is_signed()
    {
        await using var org = await SnapshotOrg.StartAsync(store: await NewStoreAsync());
        await ThreeRunsAsync(org);

        var entries = await Audit(org).ReadAsync().ToListAsync();

        entries.Select(entry => (entry.Number, entry.Event, entry.By)).Should().Equal(
            (1, AuditEvent.RunStarted, "alice"),
            (2, AuditEvent.RunEnded, "alice"),
            (3, AuditEvent.RunStarted, "alice"),
            (4, AuditEvent.RunEnded, "alice"),
            (5, AuditEvent.ApprovalRequested, "alice"),
            (6, AuditEvent.Approved, "bob"),
            (7, AuditEvent.RunStarted, "alice"),
            (8, AuditEvent.ApprovalApplied, "alice"),
            (9, AuditEvent.RunEnded, "alice"),
            (10, AuditEvent.ApprovalClosed, "alice"));
        entries.Should().OnlyContain(entry => entry.Signature == AuditSignature.Valid && entry.IdentitySourceId == org.Options.IdentitySourceId);
        entries.Where(entry => entry.Event == AuditEvent.RunEnded).Select(entry => (entry.Run!.Outcome, entry.Run.Changes, entry.Run.Imported, entry.Run.NotSent)).Should().Equal(
            (FeedRunOutcome.Succeeded, 20, 20, 0), (FeedRunOutcome.Stopped, 5, 0, 5), (FeedRunOutcome.Succeeded, 5, 5, 0));
        entries[5].Comment.Should().Be("they left");
    }

    [StoreFact]
    public async Task It_is_exported_as_json_lines_from_where_the_last_export_ended_and_has_nothing_of_people()
    {
        await using var org = await SnapshotOrg.StartAsync(store: await NewStoreAsync());
        await ThreeRunsAsync(org);
        using var all = new MemoryStream();
        using var rest = new MemoryStream();

        var last = await Audit(org).ExportAsync(all);
        last.Should().Be(new AuditExport(Last: 10, Entries: 10, Invalid: 0));
        (await Audit(org).ExportAsync(rest, 8)).Should().Be(new AuditExport(10, 2, 0));
        (await Audit(org).ExportAsync(new MemoryStream(), last.Last)).Should().Be(new AuditExport(10, 0, 0), "there is nothing more");

        var lines = Encoding.UTF8.GetString(all.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Should().HaveCount(10);
        Encoding.UTF8.GetString(rest.ToArray()).Should().Be(string.Join("\n", lines[8..]) + "\n");
        using var first = JsonDocument.Parse(lines[0]);
        first.RootElement.GetProperty("event").GetString().Should().Be("RunStarted");
        first.RootElement.GetProperty("signature").GetString().Should().Be("Valid");
        string.Concat(lines).Should().NotContain("example.com").And.NotContain("Sales").And.NotContain("\"E1\"");
    }

    [StoreFact]
    public async Task The_database_refuses_to_change_it()
    {
        await using var org = await SnapshotOrg.StartAsync(store: await NewStoreAsync());
        await ThreeRunsAsync(org);

        await org.Store.Invoking(s => s.ExecuteAsync("UPDATE xaas_audit SET content = '{}'")).Should().ThrowAsync<Exception>().WithMessage("*xaas_audit is only added to*");
        await org.Store.Invoking(s => s.ExecuteAsync("DELETE FROM xaas_audit")).Should().ThrowAsync<Exception>().WithMessage("*xaas_audit is only added to*");
    }

    [StoreFact]
    public async Task Who_gets_round_that_is_seen_by_the_signatures()
    {
        await using var org = await SnapshotOrg.StartAsync(store: await NewStoreAsync());
        await ThreeRunsAsync(org);
        await LetChangeAsync(org.Store);

        await org.Store.ExecuteAsync("UPDATE xaas_audit SET content = replace(content, '\"bob\"', '\"carol\"') WHERE number = 6");
        await org.Store.ExecuteAsync("DELETE FROM xaas_audit WHERE number = 8");

        (await Audit(org).ReadAsync().ToListAsync()).Where(entry => entry.Signature != AuditSignature.Valid).Select(entry => entry.Number).Should().Equal(6, 9);
        (await Audit(org).ExportAsync(Stream.Null)).Should().Be(new AuditExport(10, 9, 2));
    }

    [StoreFact]
    public async Task An_end_that_was_cut_off_is_seen_and_is_a_gap_for_good_once_the_next_run_has_begun()
    {
        await using var org = await SnapshotOrg.StartAsync(store: await NewStoreAsync());
        (await Audit(org).ReadEndAsync()).Should().Be(new AuditEnd { Signature = AuditSignature.Valid }, "there is nothing yet");
        await ThreeRunsAsync(org);
        (await Audit(org).ReadEndAsync()).Should().Be(new AuditEnd { Last = 10, Written = 10, Signature = AuditSignature.Valid });
        await LetChangeAsync(org.Store);

        await org.Store.ExecuteAsync("DELETE FROM xaas_audit WHERE number > 7");
        (await Audit(org).ReadEndAsync()).Should().Be(new AuditEnd { Last = 7, Written = 10, Signature = AuditSignature.Invalid });
        await org.Synchronizer.RunAsync(HrList.Of(users: 20).Snapshot);

        (await Audit(org).ReadAsync(after: 6).ToListAsync()).Select(entry => (entry.Number, entry.Signature)).Should().Equal(
            (7, AuditSignature.Valid), (11, AuditSignature.Invalid), (12, AuditSignature.Valid));
        (await Audit(org).ReadEndAsync()).Should().Be(new AuditEnd { Last = 12, Written = 12, Signature = AuditSignature.Valid }, "the gap is told by the entry after it");
    }

    [StoreFact]
    public async Task A_trail_of_a_version_that_did_not_note_its_end_goes_on_and_from_then_on_its_end_is_known()
    {
        await using var org = await SnapshotOrg.StartAsync(store: await NewStoreAsync());
        await org.Synchronizer.RunAsync(HrList.Of(users: 3).Snapshot);
        await LetChangeAsync(org.Store);
        await org.Store.ExecuteAsync("DELETE FROM xaas_audit; DELETE FROM xaas_feed_value WHERE name = 'audit'");
        await EnterAsTheVersionBeforeAsync(org, 2);

        (await Audit(org).ReadEndAsync()).Should().Be(new AuditEnd { Last = 2, Written = 2, Signature = AuditSignature.OtherKey });
        await org.Synchronizer.RunAsync(HrList.Of(users: 3).Snapshot);
        (await Audit(org).ReadEndAsync()).Should().Be(new AuditEnd { Last = 4, Written = 4, Signature = AuditSignature.Valid });

        await EnterAsTheVersionBeforeAsync(org, 1);
        (await Audit(org).ReadEndAsync()).Should().Be(new AuditEnd { Last = 5, Written = 5, Signature = AuditSignature.Valid }, "a process that was not updated yet has added one");
        await org.Synchronizer.RunAsync(HrList.Of(users: 3).Snapshot);

        (await Audit(org).ReadAsync().ToListAsync()).Should().HaveCount(7).And.OnlyContain(entry => entry.Signature == AuditSignature.Valid);
    }

    [StoreFact]
    public async Task A_run_that_did_not_get_its_source_is_in_it()
    {
        await using var org = await SnapshotOrg.StartAsync(store: await NewStoreAsync());
        await org.Synchronizer.RunAsync(HrList.Of(users: 3).Snapshot);
        await using var lease = (await org.Store.Open().TryAcquireAsync(org.Options.IdentitySourceId!))!;

        await org.Synchronizer.Invoking(s => s.RunAsync(HrList.Of(users: 3).Snapshot, new() { RequestedBy = "bob" })).Should().ThrowAsync<SnapshotBusyException>();

        var entry = (await Audit(org).ReadAsync(after: 2).ToListAsync()).Should().ContainSingle().Which;
        (entry.Event, entry.By, entry.Run!.Outcome, entry.Signature).Should().Be((AuditEvent.RunEnded, "bob", FeedRunOutcome.Busy, AuditSignature.Valid));
        (await new Okta.Xaas.Snapshots.Status.FeedStatus(org.Store.Open(), org.Options.IdentitySourceId!).ReadAsync()).LastRun!.Outcome.Should().Be(FeedRunOutcome.Succeeded);
    }

    [StoreFact]
    public async Task After_the_store_was_made_to_forget_the_earlier_entries_are_told_to_be_of_another_key()
    {
        await using var org = await SnapshotOrg.StartAsync(store: await NewStoreAsync());
        await ThreeRunsAsync(org);
        await using (var lease = (await org.Store.Open().TryAcquireAsync(org.Options.IdentitySourceId!))!) await lease.ForgetAsync(CancellationToken.None);
        (await Audit(org).ReadEndAsync()).Should().Be(new AuditEnd { Last = 10, Written = 10, Signature = AuditSignature.OtherKey });

        await org.Synchronizer.RunAsync(HrList.Of(users: 3).Snapshot);

        var entries = await Audit(org).ReadAsync().ToListAsync();
        entries.Take(10).Should().OnlyContain(entry => entry.Signature == AuditSignature.OtherKey);
        entries.Skip(10).Select(entry => (entry.Event, entry.Signature)).Should().Equal((AuditEvent.RunStarted, AuditSignature.Valid), (AuditEvent.RunEnded, AuditSignature.Valid));
        (await Audit(org).ReadEndAsync()).Should().Be(new AuditEnd { Last = 12, Written = 12, Signature = AuditSignature.Valid });
    }

    [StoreFact]
    public async Task A_correction_of_the_store_is_in_it_and_a_look_is_not()
    {
        await using var org = await SnapshotOrg.StartAsync(store: await NewStoreAsync());
        await org.Synchronizer.RunAsync(HrList.Of(users: 3).Snapshot);
        var reconciler = new Okta.Xaas.Snapshots.Reconciliation.SnapshotReconciler(org.Store.Open(), org.Api, org.Org, org.Options, org.Snapshots, org.Clock);

        await reconciler.ReconcileAsync();
        await reconciler.ReconcileAsync(new() { Correct = true });

        (await Audit(org).ReadAsync(after: 2).ToListAsync()).Select(entry => (entry.Number, entry.Event, entry.By, entry.Signature)).Should().Equal((3, AuditEvent.StoreCorrected, Environment.UserName, AuditSignature.Valid));
    }

    private protected static FeedAudit Audit(SnapshotOrg org) => new(org.Store.Open(), org.Options.IdentitySourceId!, org.Snapshots);

    private protected static async Task ThreeRunsAsync(SnapshotOrg org)
    {
        var list = HrList.Of(users: 20);
        var options = new SnapshotRunOptions { RequestedBy = "alice" };
        await org.Synchronizer.RunAsync(list.Snapshot, options);
        for (var i = 1; i <= 5; i++) list.Leave($"E{i}");
        var stopped = (await org.Synchronizer.Invoking(s => s.RunAsync(list.Snapshot, options)).Should().ThrowAsync<SafeguardException>()).Which;
        await new FeedApprovals(org.Store.Open(), org.Options.IdentitySourceId!, org.Snapshots, org.Clock).ApproveAsync(stopped.Approval!.ApprovalId, "bob", "they left");
        await org.Synchronizer.RunAsync(list.Snapshot, options);
    }

    // Entries as they were before the end was noted: without a word of it, and without a head.
    private static async Task EnterAsTheVersionBeforeAsync(SnapshotOrg org, int count)
    {
        var records = org.Store.Open().OpenRecords(org.Options.IdentitySourceId!);
        var key = new RecordsKey((await records.ReadAsync()).Source!.Key!, org.Options.IdentitySourceId!);
        for (var n = 0; n < count; n++)
        {
            await records.ChangeAsync(book =>
            {
                var number = (book.LastEntry?.Number ?? 0) + 1;
                var text = $$"""{"at":"2026-11-01T02:00:00+00:00","event":"StoreCorrected","by":"alice","machine":"here","key":"{{key.Name}}"}""";
                return new() { Entries = [new(number, text, key.SignEntry(number, book.LastEntry?.Signature, text))] };
            });
        }
    }

    private protected static Task LetChangeAsync(TestStore store) => store.ExecuteAsync(
        store is SqliteTestStore ? "DROP TRIGGER xaas_audit_update; DROP TRIGGER xaas_audit_delete" : "DROP TRIGGER xaas_audit_keep ON xaas_audit");
}
