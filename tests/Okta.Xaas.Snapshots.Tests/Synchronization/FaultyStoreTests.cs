using Okta.Xaas.Snapshots.Store;
using Okta.Xaas.Snapshots.Tests.Support;

namespace Okta.Xaas.Snapshots.Tests.Synchronization;

/// <summary>A store that hangs and ignores the token, or fails, when a run is over: its result is not lost, and not held up for ever.</summary>
public sealed class FaultyStoreTests
{
    private readonly TaskCompletionSource _never = new();
    private bool _hangs;

    [Fact]
    public async Task What_was_imported_is_told_though_the_end_of_the_run_cannot_be_stored()
    {
        await using var org = await SnapshotOrg.StartAsync();
        var store = new FaultyStore(org.Store.Open(), method => method == nameof(ISnapshotLease.CountRunAsync) ? Task.FromException(new SnapshotStoreException("The disk is full.")) : null);

        var failure = (await org.NewSynchronizer(store).Invoking(s => s.RunAsync(HrList.Of(users: 3).Snapshot)).Should().ThrowAsync<SynchronizationException>()).Which;

        failure.Result.Imported.Should().Be(3);
        failure.Message.Should().Contain("The disk is full.").And.Contain("What was imported is stored");
        (await org.Synchronizer.RunAsync(HrList.Of(users: 3).Snapshot)).Synchronization.Should().BeNull("nobody is sent again");
    }

    [Fact]
    public async Task A_cancellation_ends_a_run_whose_end_is_not_stored_and_the_lease_that_hangs_with_it()
    {
        await using var org = await SnapshotOrg.StartAsync();
        using var host = new CancellationTokenSource();
        var store = new FaultyStore(org.Store.Open(), method => method switch
        {
            nameof(ISnapshotLease.CountRunAsync) => Hang(),
            nameof(IAsyncDisposable.DisposeAsync) => new ValueTask(_never.Task),
            _ => null,
        });
        var running = org.NewSynchronizer(store).RunAsync(HrList.Of(users: 3).Snapshot, cancellationToken: host.Token);
        SpinWait.SpinUntil(() => Volatile.Read(ref _hangs), TimeSpan.FromSeconds(30)).Should().BeTrue();

        await host.CancelAsync();
        LetTimePassUntil(org, running);

        (await FluentActions.Awaiting(() => running).Should().ThrowAsync<SynchronizationCanceledException>()).Which.Result.Imported.Should().Be(3);
    }

    [Fact]
    public async Task A_run_that_could_not_begin_is_not_held_up_by_its_lease()
    {
        await using var org = await SnapshotOrg.StartAsync();
        var store = new FaultyStore(org.Store.Open(), method => method switch
        {
            nameof(ISnapshotLease.ReadJournalAsync) => Task.FromException<IReadOnlyList<Okta.Xaas.Journal.JournalEntry>>(new SnapshotStoreException("The disk is gone.")),
            nameof(IAsyncDisposable.DisposeAsync) => new ValueTask(Hang()),
            _ => null,
        });
        var running = org.NewSynchronizer(store).RunAsync(HrList.Of(users: 3).Snapshot);
        SpinWait.SpinUntil(() => Volatile.Read(ref _hangs), TimeSpan.FromSeconds(30)).Should().BeTrue();

        LetTimePassUntil(org, running);

        await FluentActions.Awaiting(() => running).Should().ThrowAsync<Okta.Xaas.Journal.JournalException>();
    }

    private static void LetTimePassUntil(SnapshotOrg org, Task ended)
    {
        for (var i = 0; i < 10 && !SpinWait.SpinUntil(() => ended.IsCompleted, TimeSpan.FromSeconds(2)); i++) org.Clock.Advance(TimeSpan.FromSeconds(10));
        ended.IsCompleted.Should().BeTrue();
    }

    private Task Hang()
    {
        Volatile.Write(ref _hangs, true);
        return _never.Task;
    }
}
