using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Okta.Xaas.Snapshots;
using Okta.Xaas.Snapshots.Records;
using Okta.Xaas.Snapshots.Status;

namespace Okta.Xaas.Hosting.Runs.Internal;

/// <summary>One run of a feed, from the list to what became of it.</summary>
internal sealed class FeedExecution(
    Feed feed,
    string identitySourceId,
    ISnapshotSynchronizer synchronizer,
    IFeedStatus status,
    IServiceScopeFactory scopes,
    TimeProvider time,
    ILogger<IFeedRunner> logger)
{
    /// <summary>Runs, and tells what became of it, whatever it is.</summary>
    public async Task<FeedRunReport> RunAsync(RunRequest request, CancellationToken cancellationToken)
    {
        var before = await ReadStateAsync(cancellationToken).ConfigureAwait(false);
        var started = time.GetUtcNow();
        logger.RunBegins(feed.DisplayName, identitySourceId, request.Cause, request.Attempt + 1);
        var (outcome, result, failure) = await OutcomeOfAsync(request, cancellationToken).ConfigureAwait(false);

        // Also of a run that was cancelled: where it stands is what people want to know then.
        var after = await ReadStateAsync(CancellationToken.None).ConfigureAwait(false);
        return new()
        {
            Feed = feed.DisplayName,
            IdentitySourceId = identitySourceId,
            Outcome = outcome,
            Cause = request.Cause,
            Attempt = request.Attempt,
            StartedAt = started,
            FinishedAt = time.GetUtcNow(),
            IsRecovery = outcome == FeedRunOutcome.Succeeded && before?.LastRun is { Outcome: not FeedRunOutcome.Succeeded },
            Result = result,
            Failure = failure,
            State = after,
        };
    }

    /// <summary>How the feed stands; null when the store cannot be read, which is logged.</summary>
    public async Task<FeedState?> ReadStateAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await status.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (SnapshotStoreException fault)
        {
            logger.StateNotRead(feed.DisplayName, fault.Message);
            return null;
        }
    }

    private async Task<(FeedRunOutcome Outcome, SnapshotResult? Result, Exception? Failure)> OutcomeOfAsync(RunRequest request, CancellationToken cancellationToken)
    {
        var scope = scopes.CreateAsyncScope();
        var context = new FeedRunContext(scope.ServiceProvider, request.Cause);
        try
        {
            var list = await ListOfAsync(context, cancellationToken).ConfigureAwait(false);
            var result = await synchronizer.RunAsync(list, new() { RequestedBy = request.By }, progress: null, cancellationToken).ConfigureAwait(false);
            return (result.Succeeded ? FeedRunOutcome.Succeeded : FeedRunOutcome.Incomplete, result, null);
        }
        catch (SafeguardException stopped)
        {
            return (FeedRunOutcome.Stopped, null, stopped);
        }
        catch (SnapshotBusyException busy)
        {
            return (FeedRunOutcome.Busy, null, busy);
        }
        catch (Exception failure)
        {
            // Whatever a provider throws when it is told to stop: the run was not ended, and is begun anew.
            return (cancellationToken.IsCancellationRequested ? FeedRunOutcome.Canceled : FeedRunOutcome.Failed, null, failure);
        }
        finally
        {
            foreach (var resource in context.Owned) await CloseAsync(resource).ConfigureAwait(false);
            await CloseAsync(scope).ConfigureAwait(false);
        }
    }

    // The run is over, and what became of it stays.
    private async Task CloseAsync(object resource)
    {
        try
        {
            if (resource is IAsyncDisposable asynchronous) await asynchronous.DisposeAsync().ConfigureAwait(false);
            else ((IDisposable)resource).Dispose();
        }
        catch (Exception fault)
        {
            logger.NotClosed(feed.DisplayName, fault.GetType().Name);
        }
    }

    private async Task<IdentitySnapshot> ListOfAsync(FeedRunContext context, CancellationToken cancellationToken)
    {
        try
        {
            return await feed.Read(context, cancellationToken).ConfigureAwait(false) ?? throw new InvalidOperationException($"What reads the list of feed '{feed.DisplayName}' gave none: return an IdentitySnapshot.");
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            return FailedList.Of(fault);
        }
    }
}
