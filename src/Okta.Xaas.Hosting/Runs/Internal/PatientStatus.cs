using Okta.Xaas.Snapshots;
using Okta.Xaas.Snapshots.Status;

namespace Okta.Xaas.Hosting.Runs.Internal;

/// <summary>A feed's state for who must not hang with the store: a health check, a host that stops. A store has so long to answer, whether it heeds a token or not.</summary>
internal sealed class PatientStatus(IFeedStatus status, TimeProvider time) : IFeedStatus
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public async Task<FeedState> ReadAsync(CancellationToken cancellationToken = default)
    {
        FeedState? state = null;
        await WithinLimitAsync(async token => state = await status.ReadAsync(token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        return state!;
    }

    public Task SetNextRunAsync(DateTimeOffset? nextRunAt, CancellationToken cancellationToken = default) =>
        WithinLimitAsync(token => status.SetNextRunAsync(nextRunAt, token), cancellationToken);

    private async Task WithinLimitAsync(Func<CancellationToken, Task> call, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var token = either.Token;
        try
        {
            await Task.Run(() => call(token), CancellationToken.None).WaitAsync(token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SnapshotStoreException($"The store has not answered within {Limit.TotalSeconds} seconds: see whether its database, or its disk, is busy or gone.");
        }
    }
}
