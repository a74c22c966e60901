using Okta.Xaas.ScenarioTests.Support;

namespace Okta.Xaas.ScenarioTests;

public sealed class ProgressScenarios
{
    [Fact]
    public async Task Phases_come_in_their_order_and_numbers_only_grow()
    {
        await using var org = await TestOrg.StartAsync(o => o.MaxBatchesPerSession = 2);
        var progress = new CallbackProgress();

        var result = await org.Synchronizer.SynchronizeAsync(People.Upserts(700), progress);

        var perSession = new[] { SyncPhase.OpeningSession, SyncPhase.Uploading, SyncPhase.Triggering, SyncPhase.Importing, SyncPhase.Reading };
        Runs(progress.Reports.Select(p => p.Phase)).Should().Equal([SyncPhase.Reading, .. perSession, .. perSession, SyncPhase.Finished]);
        progress.Reports.Select(p => p.ChangesUploaded).Should().BeInAscendingOrder();
        progress.Reports.Select(p => p.ChangesImported).Should().BeInAscendingOrder();
        progress.Reports.Select(p => p.SessionNumber).Should().BeInAscendingOrder();
        progress.Reports.Select(p => p.SessionId).OfType<string>().Distinct().Should().Equal(result.Sessions.Select(s => s.SessionId));
        progress.Reports[^1].Should().Match<SyncProgress>(p => p.ChangesRead == 700 && p.ChangesImported == 700 && p.ChangesRejected == 0);
    }

    [Fact]
    public async Task A_wait_tells_until_when_and_why()
    {
        await using var org = await TestOrg.StartAsync(o => o.MaxBatchesPerSession = 1);
        var progress = new CallbackProgress();

        await org.Synchronizer.SynchronizeAsync(People.Upserts(201), progress);

        var wait = progress.Reports.Should().ContainSingle(p => p.WaitReason == WaitReason.CreationCooldown).Subject;
        wait.WaitingUntil.Should().BeCloseTo(org.Sessions[0].Triggered!.Value + TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(1));
        progress.Reports.Should().OnlyContain(p => (p.WaitReason == null) == (p.WaitingUntil == null));
        progress.Reports.Last(p => p.Phase == SyncPhase.Uploading).WaitReason.Should().BeNull("the wait is over");
    }

    [Fact]
    public async Task An_observer_that_throws_is_no_fault_of_the_run()
    {
        await using var org = await TestOrg.StartAsync();
        var progress = new CallbackProgress(p =>
        {
            if (p.Phase == SyncPhase.Uploading && p.BatchesUploaded == 1) throw new InvalidOperationException("observer");
        });

        (await org.Synchronizer.SynchronizeAsync(People.Upserts(300), progress)).Imported.Should().Be(300);

        org.Sessions.Should().ContainSingle().Which.Status.Should().Be("COMPLETED");
        progress.Reports.Should().Contain(p => p.Phase == SyncPhase.Finished, "it is told of what follows all the same");
    }

    private static List<SyncPhase> Runs(IEnumerable<SyncPhase> phases)
    {
        var runs = new List<SyncPhase>();
        foreach (var phase in phases)
        {
            if (runs.Count == 0 || runs[^1] != phase) runs.Add(phase);
        }

        return runs;
    }
}
