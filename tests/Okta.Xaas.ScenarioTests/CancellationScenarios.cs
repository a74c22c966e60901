using Okta.Xaas.Emulator;
using Okta.Xaas.ScenarioTests.Support;

namespace Okta.Xaas.ScenarioTests;

/// <summary>Rule 7, at every step: the caller's token ends the run and no session stays open at Okta.</summary>
public sealed class CancellationScenarios
{
    private const int Changes = 700;

    // list, create, 4 uploads, read, trigger, 2 reads; then the same for the second session: 30 leaves none out.
    public static TheoryData<int, bool> EveryRequest()
    {
        var data = new TheoryData<int, bool>();
        foreach (var number in Enumerable.Range(1, 30))
        {
            data.Add(number, false);
            data.Add(number, true);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(EveryRequest))]
    public async Task A_cancellation_at_any_request_leaves_no_session_open(int number, bool afterItsEffect)
    {
        await using var org = await TestOrg.StartAsync(o => o.MaxBatchesPerSession = 2, o => o.ProcessingTime = TimeSpan.FromSeconds(3));
        using var caller = new CancellationTokenSource();
        var seen = 0;
        using var cancelling = org.Okta.Intercept(_ =>
        {
            if (Interlocked.Increment(ref seen) != number) return null;
            caller.Cancel();
            return afterItsEffect ? Fault.Drop().AfterEffect() : Fault.Drop();
        });

        var run = org.Synchronizer.SynchronizeAsync(People.Upserts(Changes), cancellationToken: caller.Token);
        var ended = await Record.ExceptionAsync(() => run);

        org.Sessions.Should().NotContain(s => s.Status == "CREATED" || s.Status == "IN_PROGRESS");
        if (seen < number)
        {
            ended.Should().BeNull("the run was over before");
            return;
        }

        var result = ended.Should().BeOfType<SynchronizationCanceledException>().Subject.Result;
        ((SynchronizationCanceledException)ended!).CancellationToken.Should().Be(caller.Token);
        var booked = result.Imported + result.InDoubt.Count + result.Pending.Count + result.NotSent.Count;
        booked.Should().Be(result.ChangesRead);
        org.Clock.Advance(TimeSpan.FromMinutes(1));
        org.Okta.Directory.Users.Count.Should().BeInRange((int)result.Imported, (int)result.Imported + result.InDoubt.Count + result.Pending.Count);

        var recovered = await org.Synchronizer.RecoverAsync();
        var told = result.Sessions.Where(s => s.Outcome == SessionOutcome.Imported).Select(s => s.SessionId).ToHashSet();
        var known = result.Imported + recovered.Where(r => r.Outcome == SessionOutcome.Imported && !told.Contains(r.SessionId!)).Sum(r => r.Changes.Count);
        org.Okta.Directory.Users.Should().HaveCount((int)known, "what was left to Okta is found out about by the next run");
        (await org.Synchronizer.RecoverAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_token_that_is_cancelled_from_the_start_makes_no_request()
    {
        await using var org = await TestOrg.StartAsync();

        await Assert.ThrowsAsync<SynchronizationCanceledException>(() => org.Synchronizer.SynchronizeAsync(People.Upserts(1), cancellationToken: new(canceled: true)));

        org.Okta.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_cancellation_during_the_cooldown_ends_the_wait_at_once()
    {
        await using var org = await TestOrg.StartAsync(o => o.MaxBatchesPerSession = 1);
        using var caller = new CancellationTokenSource();
        var progress = new CallbackProgress(p =>
        {
            if (p.WaitReason == WaitReason.CreationCooldown) caller.Cancel();
        });

        var ended = await Assert.ThrowsAsync<SynchronizationCanceledException>(() => org.Synchronizer.SynchronizeAsync(People.Upserts(300), progress, caller.Token));

        ended.Result.Imported.Should().Be(200);
        ended.Result.NotSent.Should().HaveCount(100);
        ended.Result.InDoubt.Should().BeEmpty();
        org.Clock.Elapsed.Should().BeLessThan(TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task A_cancellation_while_the_source_is_read_cancels_the_session_that_is_being_loaded()
    {
        await using var org = await TestOrg.StartAsync();
        using var caller = new CancellationTokenSource();

        var ended = await Assert.ThrowsAsync<SynchronizationCanceledException>(() => org.Synchronizer.SynchronizeAsync(Cancelling(), cancellationToken: caller.Token));

        ended.Result.ChangesRead.Should().Be(500);
        ended.Result.NotSent.Should().HaveCount(500);
        org.Sessions.Should().ContainSingle().Which.Status.Should().Be("CLOSED");

        IEnumerable<IdentityChange> Cancelling()
        {
            foreach (var change in People.Upserts(500)) yield return change;

            // Two batches are full, so a session is being created by now.
            SpinWait.SpinUntil(() => org.Sessions.Count > 0);
            caller.Cancel();
            yield return People.Upsert(501);
        }
    }
}
