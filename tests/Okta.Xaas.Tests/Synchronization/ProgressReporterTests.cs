using Microsoft.Extensions.Logging.Abstractions;
using Okta.Xaas.Synchronization.Internal;
using Okta.Xaas.Tests.Support;

namespace Okta.Xaas.Tests.Synchronization;

public class ProgressReporterTests
{
    private readonly CollectingProgress _seen = new();
    private readonly RunAccount _account = new("0oasource");

    [Fact]
    public void Each_report_adds_to_the_picture_before_it()
    {
        var reporter = new ProgressReporter(_seen, _account, NullLogger.Instance);
        reporter.Enter(SyncPhase.OpeningSession);
        reporter.Report(p => p with { SessionNumber = 1, SessionId = "aps1" });
        reporter.Enter(SyncPhase.Uploading);
        reporter.Report(p => p with { BatchesUploaded = p.BatchesUploaded + 1 });
        reporter.Report(p => p with { BatchesUploaded = p.BatchesUploaded + 1 });
        _seen.Reports.Select(r => (r.Phase, r.SessionId, r.BatchesUploaded)).Should().Equal(
            (SyncPhase.OpeningSession, null, 0),
            (SyncPhase.OpeningSession, "aps1", 0),
            (SyncPhase.Uploading, "aps1", 0),
            (SyncPhase.Uploading, "aps1", 1),
            (SyncPhase.Uploading, "aps1", 2));
    }

    [Fact]
    public void The_next_phase_ends_a_wait()
    {
        var until = new DateTimeOffset(2026, 11, 2, 6, 5, 0, TimeSpan.Zero);
        var reporter = new ProgressReporter(_seen, _account, NullLogger.Instance);
        reporter.Wait(WaitReason.CreationCooldown, until);
        reporter.Enter(SyncPhase.Uploading);
        _seen.Reports.Select(r => (r.WaitReason, r.WaitingUntil)).Should().Equal((WaitReason.CreationCooldown, until), (null, null));
    }

    [Fact]
    public void Each_report_has_the_numbers_of_the_account()
    {
        var reporter = new ProgressReporter(_seen, _account, NullLogger.Instance);
        _account.Read(IdentityChange.DeleteUser("E1"));
        _account.Read(IdentityChange.AddMembers("G1", ["E1", "E2"]));
        reporter.Enter(SyncPhase.Reading);
        _account.Read(IdentityChange.DeleteUser(""));
        _account.Reject(2, IdentityChange.DeleteUser(""), [new(RejectionReason.MissingExternalId, "empty")]);
        reporter.Enter(SyncPhase.Reading);
        _seen.Reports.Select(r => (r.ChangesRead, r.ChangesRejected, r.ChangesImported, r.ChangesTotal)).Should().Equal((3, 0, 0, null), (4, 1, 0, null));
        _account.ReadToEnd = true;
        reporter.Enter(SyncPhase.Reading);
        _seen.Reports[^1].ChangesTotal.Should().Be(4, "members count each");
    }

    [Fact]
    public void Reports_from_many_threads_come_in_order_and_never_two_at_once()
    {
        var reporter = new ProgressReporter(_seen, _account, NullLogger.Instance);
        using var together = new Barrier(4);
        var threads = Enumerable.Range(0, 4).Select(_ => new Thread(() =>
        {
            together.SignalAndWait();
            for (var i = 0; i < 100; i++) reporter.Report(p => p with { BatchesUploaded = p.BatchesUploaded + 1 });
        })).ToList();
        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());
        _seen.Reports.Select(r => r.BatchesUploaded).Should().Equal(Enumerable.Range(1, 400));
        _seen.MostAtOnce.Should().Be(1);
    }

    [Fact]
    public void Nobody_has_to_listen() =>
        FluentActions.Invoking(() => new ProgressReporter(null, _account, NullLogger.Instance).Enter(SyncPhase.Finished)).Should().NotThrow();
}
