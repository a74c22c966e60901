using Okta.Xaas.Journal;
using Okta.Xaas.ScenarioTests.Support;

namespace Okta.Xaas.ScenarioTests;

/// <summary>A journal that hangs and ignores the token, as a file on a network share does: once the run is over, nothing waits for it longer than the cleaning up may take.</summary>
public sealed class JournalHangScenarios
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData(JournalEvent.RunStarted, false)]
    [InlineData(JournalEvent.SessionCreated, false)]
    [InlineData(JournalEvent.Triggering, false)]
    [InlineData(JournalEvent.SessionEnded, false)]
    [InlineData(JournalEvent.RunEnded, false)]
    [InlineData(JournalEvent.Uploading, true)]
    public async Task A_cancellation_ends_the_run_within_the_time_limit_and_cancels_the_session(JournalEvent at, bool blocks)
    {
        await using var org = await TestOrg.StartAsync();
        using var host = new CancellationTokenSource();
        using var journal = new HangingJournal(at, blocks);
        var running = org.NewSynchronizer(journal: journal).SynchronizeAsync(People.Upserts(300), cancellationToken: host.Token);
        SpinWait.SpinUntil(() => journal.Hangs, TimeSpan.FromSeconds(30)).Should().BeTrue();
        var stoppedAt = org.Clock.Elapsed;

        await host.CancelAsync();
        org.LetTimePassUntil(running);

        var stopped = await Assert.ThrowsAsync<SynchronizationCanceledException>(() => running);
        (org.Clock.Elapsed - stoppedAt).Should().BeLessThanOrEqualTo(Limit);
        stopped.Message.Should().Contain("The journal did not answer").And.Contain("RecoverAsync");
        var isDone = at is JournalEvent.SessionEnded or JournalEvent.RunEnded;
        org.Sessions.Where(s => s.Status != (isDone ? "COMPLETED" : "CLOSED")).Should().BeEmpty();
        if (isDone) stopped.Result.Imported.Should().Be(300);
        else stopped.Result.NotSent.Should().HaveCount((int)stopped.Result.ChangesRead);
        journal.WrittenAfterItHung.Should().BeEmpty("an entry must not stand before an older one");
    }

    [Fact]
    public async Task With_Okta_hanging_too_the_session_is_told_as_left_open()
    {
        await using var org = await TestOrg.StartAsync();
        using var host = new CancellationTokenSource();
        using var journal = new HangingJournal(JournalEvent.Uploading, blocks: false);
        using var api = org.NewApi(inner => new HangingHandler(inner, r => r.Method == HttpMethod.Delete));
        var running = org.NewSynchronizer(api: api, journal: journal).SynchronizeAsync(People.Upserts(300), cancellationToken: host.Token);
        SpinWait.SpinUntil(() => journal.Hangs, TimeSpan.FromSeconds(30)).Should().BeTrue();
        var stoppedAt = org.Clock.Elapsed;

        await host.CancelAsync();
        org.LetTimePassUntil(running);

        var stopped = await Assert.ThrowsAsync<SynchronizationCanceledException>(() => running);
        (org.Clock.Elapsed - stoppedAt).Should().BeLessThanOrEqualTo(Limit);
        stopped.Result.Sessions.Should().ContainSingle().Which.Outcome.Should().Be(SessionOutcome.LeftOpen);
        stopped.Message.Should().Contain("The journal did not answer").And.Contain("is still open at Okta");
    }

    [Fact]
    public async Task A_failure_is_told_within_the_time_limit_though_the_journal_hangs_at_its_end()
    {
        await using var org = await TestOrg.StartAsync();
        using var journal = new HangingJournal(JournalEvent.SessionEnded, blocks: true);
        using var failing = org.Okta.FailOnce(Requests.UpsertUsers, Answers.Forbidden);
        var running = org.NewSynchronizer(journal: journal).SynchronizeAsync(People.Upserts(3));
        SpinWait.SpinUntil(() => journal.Hangs, TimeSpan.FromSeconds(30)).Should().BeTrue();
        var failedAt = org.Clock.Elapsed;

        org.LetTimePassUntil(running);

        var failure = await Assert.ThrowsAsync<SynchronizationException>(() => running);
        (org.Clock.Elapsed - failedAt).Should().BeLessThanOrEqualTo(Limit);
        failure.Message.Should().Contain("403").And.Contain("The journal did not answer");
        failure.Result.Sessions.Single().Outcome.Should().Be(SessionOutcome.Canceled, "Okta was asked, and the session is closed");
    }

    [Fact]
    public async Task A_result_is_not_held_up_by_a_journal_that_does_not_close()
    {
        await using var org = await TestOrg.StartAsync();
        using var journal = new HangingJournal(null, blocks: false);
        var running = org.NewSynchronizer(journal: journal).SynchronizeAsync(People.Upserts(3));
        SpinWait.SpinUntil(() => journal.Hangs, TimeSpan.FromSeconds(30)).Should().BeTrue();

        org.LetTimePassUntil(running);

        (await running).Imported.Should().Be(3);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_journal_that_opens_only_after_its_run_was_given_up_is_closed_for_the_next_one(bool recovers)
    {
        await using var org = await TestOrg.StartAsync();
        using var host = new CancellationTokenSource();
        var journal = new LateJournal();
        var synchronizer = org.NewSynchronizer(journal: journal);
        Task running = recovers ? synchronizer.RecoverAsync(host.Token) : synchronizer.SynchronizeAsync(People.Upserts(3), cancellationToken: host.Token);
        SpinWait.SpinUntil(() => journal.IsAsked, TimeSpan.FromSeconds(30)).Should().BeTrue();
        await host.CancelAsync();
        org.LetTimePassUntil(running);
        await FluentActions.Awaiting(() => running).Should().ThrowAsync<OperationCanceledException>();

        journal.Open();

        SpinWait.SpinUntil(() => journal.IsClosed, TimeSpan.FromSeconds(30)).Should().BeTrue("nobody else knows that it is open");
    }

    [Fact]
    public async Task A_recovery_that_the_journal_holds_up_ends_with_its_callers_token()
    {
        await using var org = await TestOrg.StartAsync();
        using var host = new CancellationTokenSource();
        using var journal = new HangingJournal(JournalEvent.RunEnded, blocks: false, [new() { Event = JournalEvent.RunStarted, At = org.Clock.GetUtcNow(), IdentitySourceId = org.Okta.IdentitySourceId }]);
        var running = org.NewSynchronizer(journal: journal).RecoverAsync(host.Token);
        SpinWait.SpinUntil(() => journal.Hangs, TimeSpan.FromSeconds(30)).Should().BeTrue();

        await host.CancelAsync();
        org.LetTimePassUntil(running);

        await FluentActions.Awaiting(() => running).Should().ThrowAsync<OperationCanceledException>();
    }

    private sealed class LateJournal : ISynchronizationJournal
    {
        private readonly TaskCompletionSource<IReadOnlyList<JournalEntry>> _opening = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private bool _isAsked;
        private bool _isClosed;

        public bool IsAsked => Volatile.Read(ref _isAsked);

        public bool IsClosed => Volatile.Read(ref _isClosed);

        public void Open() => _opening.SetResult([]);

        public Task<IReadOnlyList<JournalEntry>> OpenAsync(CancellationToken cancellationToken)
        {
            Volatile.Write(ref _isAsked, true);
            return _opening.Task;
        }

        public Task AppendAsync(JournalEntry entry, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task CloseAsync(CancellationToken cancellationToken)
        {
            Volatile.Write(ref _isClosed, true);
            return Task.CompletedTask;
        }
    }

    private sealed class HangingJournal(JournalEvent? at, bool blocks, IReadOnlyList<JournalEntry>? entries = null) : ISynchronizationJournal, IDisposable
    {
        private readonly ManualResetEventSlim _forEver = new();
        private readonly TaskCompletionSource _never = new();
        private readonly List<JournalEntry> _after = [];
        private bool _hangs;

        public bool Hangs => Volatile.Read(ref _hangs);

        public IReadOnlyList<JournalEntry> WrittenAfterItHung => _after;

        public Task<IReadOnlyList<JournalEntry>> OpenAsync(CancellationToken cancellationToken) => Task.FromResult(entries ?? []);

        public Task AppendAsync(JournalEntry entry, CancellationToken cancellationToken)
        {
            if (entry.Event == at) return HangAsync();
            if (Hangs && at != JournalEvent.Uploading) _after.Add(entry);
            return Task.CompletedTask;
        }

        public Task CloseAsync(CancellationToken cancellationToken) => at is null ? HangAsync() : Task.CompletedTask;

        public void Dispose()
        {
            _forEver.Set();
            _never.TrySetResult();
            _forEver.Dispose();
        }

        private Task HangAsync()
        {
            Volatile.Write(ref _hangs, true);
            if (blocks) _forEver.Wait();
            return _never.Task;
        }
    }
}
