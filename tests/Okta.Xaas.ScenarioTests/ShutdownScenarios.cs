using Okta.Xaas.Emulator;
using Okta.Xaas.Journal;
using Okta.Xaas.ScenarioTests.Support;

namespace Okta.Xaas.ScenarioTests;

/// <summary>A host that stops: all cleaning up has one time limit, nothing at Okta is forgotten, and a graceful stop is never worse than a crash.</summary>
public sealed class ShutdownScenarios
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_cancellation_while_Okta_imports_leaves_the_session_to_the_next_run_which_books_it()
    {
        await using var org = await TestOrg.StartAsync(emulator: o => o.ProcessingTime = TimeSpan.FromMinutes(30));
        using var host = new CancellationTokenSource();
        var journal = new MemoryJournal();
        var progress = new CallbackProgress(p =>
        {
            if (p.Phase == SyncPhase.Importing) host.Cancel();
        });

        var stopped = await Assert.ThrowsAsync<SynchronizationCanceledException>(() => org.NewSynchronizer(journal: journal).SynchronizeAsync(People.Upserts(300), progress, host.Token));

        stopped.Result.Pending.Should().HaveCount(300);
        stopped.Result.InDoubt.Should().BeEmpty();
        stopped.Result.Sessions.Single().Should().Match<SessionReport>(s => s.Outcome == SessionOutcome.ImportPending && s.FinishedAt == null);
        stopped.Message.Should().Contain("300 pending at Okta").And.Contain($"Okta goes on importing session {org.Sessions[0].Id}").And.Contain("RecoverAsync");
        stopped.Result.Invoking(r => r.EnsureSuccess()).Should().Throw<SynchronizationException>().WithMessage("*300 pending*");
        org.Clock.Elapsed.Should().BeLessThan(Limit);
        SyncResult.FromJson(stopped.Result.ToJson()).Pending.Should().HaveCount(300);

        var next = await org.NewSynchronizer(journal: journal).SynchronizeAsync(People.Upserts(1, from: 900));

        next.Recovered.Should().ContainSingle().Which.Should().Match<RecoveredSession>(r => r.Outcome == SessionOutcome.Imported && r.Changes.Count == 300);
        next.Succeeded.Should().BeTrue();
        org.Okta.Directory.Users.Should().HaveCount(301);
        org.Sessions.Should().HaveCount(2, "nothing was sent again");
    }

    [Theory]
    [InlineData("hangs")]
    [InlineData("refuses connections")]
    [InlineData("502")]
    [InlineData("429")]
    public async Task Whatever_Okta_does_the_end_comes_within_the_time_limit_and_the_session_is_left_to_the_next_run(string what)
    {
        await using var org = await TestOrg.StartAsync();
        using var host = new CancellationTokenSource();
        var journal = new MemoryJournal();
        var down = false;
        using var failing = org.Okta.Intercept(_ => !down ? null : what switch
        {
            "refuses connections" => Fault.NotSent(),
            "502" => Fault.Html(502),
            "429" => Fault.RateLimitedWithoutHeaders(),
            _ => null,
        });
        HangingHandler? hanging = null;
        using var api = org.NewApi(inner => hanging = new(inner, _ => down && what == "hangs"));
        var progress = new CallbackProgress(p =>
        {
            if (p.Phase != SyncPhase.Uploading || p.BatchesUploaded < 1 || down) return;
            down = true;
            host.Cancel();
        });

        var running = org.NewSynchronizer(api: api, journal: journal).SynchronizeAsync(People.Upserts(450), progress, host.Token);
        if (what == "hangs")
        {
            SpinWait.SpinUntil(() => hanging!.Hanging > 0 && progress.Reports.Any(r => r.Phase == SyncPhase.Canceling), TimeSpan.FromSeconds(30));
            org.LetTimePassUntil(running);
        }

        var stopped = await Assert.ThrowsAsync<SynchronizationCanceledException>(() => running);

        org.Clock.Elapsed.Should().BeLessThanOrEqualTo(Limit + TimeSpan.FromSeconds(2));
        stopped.Result.Sessions.Should().ContainSingle().Which.Outcome.Should().Be(SessionOutcome.LeftOpen);
        stopped.Message.Should().Contain($"Session {org.Sessions[0].Id} is still open at Okta");
        stopped.Result.NotSent.Should().HaveCount((int)stopped.Result.ChangesRead);
        org.Sessions.Single().Status.Should().Be("IN_PROGRESS");

        down = false;
        var next = await org.NewSynchronizer(journal: journal).SynchronizeAsync(People.Upserts(450));
        next.Succeeded.Should().BeTrue();
        next.Recovered.Should().ContainSingle().Which.Outcome.Should().Be(SessionOutcome.Canceled);
        org.Sessions.Select(s => s.Status).Should().Equal("CLOSED", "COMPLETED");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_cancellation_while_a_session_is_created_looks_for_it_and_cancels_it(bool listAnswers)
    {
        await using var org = await TestOrg.StartAsync();
        using var host = new CancellationTokenSource();
        var journal = new MemoryJournal();
        var down = false;
        using var failing = org.Okta.Intercept(_ => down ? Fault.NotSent() : null);
        using var api = org.NewApi(inner => new AfterEffectHandler(inner, r => r.Method == HttpMethod.Post && r.RequestUri!.AbsolutePath.EndsWith("/sessions", StringComparison.Ordinal), () =>
        {
            down = !listAnswers;
            host.Cancel();
        }));

        var stopped = await Assert.ThrowsAsync<SynchronizationCanceledException>(() => org.NewSynchronizer(api: api, journal: journal).SynchronizeAsync(People.Upserts(2), cancellationToken: host.Token));

        stopped.Result.NotSent.Should().HaveCount(2);
        stopped.Result.Sessions.Should().ContainSingle().Which.Outcome.Should().Be(listAnswers ? SessionOutcome.Canceled : SessionOutcome.LeftOpen);
        org.Sessions.Single().Status.Should().Be(listAnswers ? "CLOSED" : "CREATED");
        if (listAnswers) return;

        stopped.Message.Should().Contain("A session may have been created");
        down = false;
        failing.Dispose();
        (await org.NewSynchronizer(journal: journal).SynchronizeAsync(People.Upserts(2))).Succeeded.Should().BeTrue("the next run knows that the session is its own");
        org.Sessions.Select(s => s.Status).Should().Equal("CLOSED", "COMPLETED");
    }

    [Fact]
    public async Task A_creation_without_an_answer_before_the_network_dies_is_reported_and_cancelled_by_the_next_run()
    {
        await using var org = await TestOrg.StartAsync();
        var journal = new MemoryJournal();
        var down = false;
        using var failing = org.Okta.Intercept(r =>
        {
            if (down) return Fault.NotSent();
            if (r.Operation != Requests.Create) return null;
            down = true;
            return Fault.Drop().AfterEffect();
        });

        var failure = await Assert.ThrowsAsync<SynchronizationException>(() => org.NewSynchronizer(journal: journal).SynchronizeAsync(People.Upserts(2)));

        failure.Result.Sessions.Should().ContainSingle().Which.Outcome.Should().Be(SessionOutcome.LeftOpen);
        failing.Dispose();
        (await org.NewSynchronizer(journal: journal).SynchronizeAsync(People.Upserts(2))).Succeeded.Should().BeTrue();
        org.Sessions.Select(s => s.Status).Should().Equal("CLOSED", "COMPLETED");
    }

    [Fact]
    public async Task A_redirect_of_a_creation_says_nothing_about_it()
    {
        await using var org = await TestOrg.StartAsync();
        using var redirecting = org.Okta.FailOnce(Requests.Create, Fault.Answer(EmulatedResponse.Empty(302).WithHeader("Location", "https://elsewhere.example.com/")).AfterEffect());

        (await org.Synchronizer.SynchronizeAsync(People.Upserts(2))).Succeeded.Should().BeTrue();

        org.Sessions.Should().ContainSingle("the one that the redirect hid was found in the list");
    }
}
