using Okta.Xaas.Snapshots.Store;
using Okta.Xaas.Snapshots.Tests.Support;

namespace Okta.Xaas.Snapshots.Tests.Synchronization;

/// <summary>What is done while another run has the identity source, in virtual time.</summary>
public sealed class BusyTests
{
    [Fact]
    public async Task To_fail_is_to_return_at_once_without_a_request()
    {
        await using var org = await SnapshotOrg.StartAsync();
        await using (await org.Store.Open().TryAcquireAsync(org.Options.IdentitySourceId!))
        {
            (await org.Synchronizer.Invoking(s => s.RunAsync(HrList.Of(users: 3).Snapshot)).Should().ThrowAsync<SnapshotBusyException>())
                .WithMessage($"Another run has identity source {org.Options.IdentitySourceId}. Nothing was done. Wait for it, or set SnapshotOptions.WhenBusy to Wait.");
            await org.Synchronizer.Invoking(s => s.PlanAsync(HrList.Of(users: 3).Snapshot)).Should().ThrowAsync<SnapshotBusyException>();
        }

        org.Clock.Elapsed.Should().Be(TimeSpan.Zero);
        org.Okta.Requests.Should().BeEmpty();
        (await org.Synchronizer.RunAsync(HrList.Of(users: 3).Snapshot)).Succeeded.Should().BeTrue();
    }

    [Fact]
    public async Task To_wait_is_to_look_again_and_again_until_it_is_free_and_then_to_go_on()
    {
        await using var org = await SnapshotOrg.StartAsync();
        org.Snapshots.WhenBusy = BusyPolicy.Wait;
        org.Snapshots.BusyPollingInterval = TimeSpan.FromSeconds(7);
        var busy = new BusyStore(org.Store.Open(), times: 3);

        using var plan = await org.NewSynchronizer(busy).PlanAsync(HrList.Of(users: 3).Snapshot);

        plan.Summary.Users.Added.Should().Be(3);
        busy.Looks.Should().Be(4);
        org.Clock.Elapsed.Should().Be(TimeSpan.FromSeconds(21));
    }

    [Theory]
    [InlineData(60, 25, 4)]
    [InlineData(20, 60, 2)]
    [InlineData(0, 5, 1)]
    public async Task To_wait_ends_at_the_limit_and_not_after_it(int limit, int interval, int looks)
    {
        await using var org = await SnapshotOrg.StartAsync();
        org.Snapshots.WhenBusy = BusyPolicy.Wait;
        org.Snapshots.BusyTimeLimit = TimeSpan.FromSeconds(limit);
        org.Snapshots.BusyPollingInterval = TimeSpan.FromSeconds(interval);
        var busy = new BusyStore(org.Store.Open(), times: 1_000);

        (await org.NewSynchronizer(busy).Invoking(s => s.RunAsync(HrList.Of(users: 3).Snapshot)).Should().ThrowAsync<SnapshotBusyException>())
            .WithMessage($"Another run has had identity source {org.Options.IdentitySourceId} for {TimeSpan.FromSeconds(limit)} (SnapshotOptions.BusyTimeLimit). Nothing was done.");

        org.Clock.Elapsed.Should().Be(TimeSpan.FromSeconds(limit));
        busy.Looks.Should().Be(looks);
        org.Okta.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Who_waits_stops_when_the_caller_s_token_says_so()
    {
        await using var org = await SnapshotOrg.StartAsync();
        org.Snapshots.WhenBusy = BusyPolicy.Wait;
        using var caller = new CancellationTokenSource();
        var busy = new BusyStore(org.Store.Open(), times: 1_000, look =>
        {
            if (look == 5) caller.Cancel();
        });

        await org.NewSynchronizer(busy).Invoking(s => s.RunAsync(HrList.Of(users: 3).Snapshot, cancellationToken: caller.Token)).Should().ThrowAsync<OperationCanceledException>();

        busy.Looks.Should().Be(5);
    }

    /// <summary>A store whose sources somebody else has the first few times.</summary>
    private sealed class BusyStore(ISnapshotStore store, int times, Action<int>? onLook = null) : ISnapshotStore
    {
        public IFeedRecords OpenRecords(string identitySourceId) => store.OpenRecords(identitySourceId);

        public int Looks { get; private set; }

        public Task<ISnapshotLease?> TryAcquireAsync(string identitySourceId, CancellationToken cancellationToken = default)
        {
            Looks++;
            onLook?.Invoke(Looks);
            return Looks > times ? store.TryAcquireAsync(identitySourceId, cancellationToken) : Task.FromResult<ISnapshotLease?>(null);
        }
    }
}
