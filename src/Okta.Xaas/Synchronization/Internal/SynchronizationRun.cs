using Okta.Xaas.Batching;
using Okta.Xaas.Changes;
using Okta.Xaas.Diagnostics.Internal;
using Okta.Xaas.Http.Internal;
using Okta.Xaas.Results;

namespace Okta.Xaas.Synchronization.Internal;

/// <summary>The straight path: reads changes, packs them, and takes each session to its end before the next one is created.</summary>
internal sealed class SynchronizationRun(RunContext run, BatchLimits limits) : IDisposable
{
    private readonly BatchPacker _packer = new(limits);
    private readonly SessionOpener _opener = new(run);
    private SessionLoad? _load;
    private int _sessions;

    public async Task RunAsync(IAsyncEnumerable<IdentityChange> changes, CancellationToken cancellationToken)
    {
        // Ends with this method: it is seen by the calls below only.
        RetryNotice.Observer = (wait, _) => run.Progress.Wait(WaitReason.Retry, run.Time.GetUtcNow() + wait);
        try
        {
            await ReadAsync(changes, cancellationToken).ConfigureAwait(false);
            while (_packer.HasChanges) await FinishSessionAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            if (_load is not null) await _load.AbandonAsync().ConfigureAwait(false);
            run.Account.BookNotSent(_packer.ChangesLeft());
            throw;
        }
    }

    public void Dispose()
    {
        _load?.Dispose();
        _packer.Dispose();
    }

    private async Task ReadAsync(IAsyncEnumerable<IdentityChange> changes, CancellationToken cancellationToken)
    {
        var reader = changes.GetAsyncEnumerator(cancellationToken);
        await using (reader.ConfigureAwait(false))
        {
            while (await MoveNextAsync(reader, cancellationToken).ConfigureAwait(false))
            {
                Pack(run.Account.ChangesRead++, reader.Current);
                while (_packer.TryTakeReady(out var batch)) await Load(cancellationToken).EnqueueAsync(batch, _packer.BatchesInSession).ConfigureAwait(false);
                while (_packer.SessionIsFull) await FinishSessionAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        run.Account.ReadToEnd = true;
    }

    // A source that fails is told apart from Okta; its text may hold values of people, so only its type goes into the message.
    private async ValueTask<bool> MoveNextAsync(IAsyncEnumerator<IdentityChange> reader, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return await reader.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw new RunFailedException(
                $"Reading the changes failed after {run.Account.ChangesRead} of them with {exception.GetType().Name}; the inner exception says why. A source that fails is never taken for one that ended.",
                exception);
        }
    }

    private void Pack(long index, IdentityChange? change)
    {
        var faults = _packer.Add(index, change);
        if (faults.Count == 0) return;
        foreach (var rejected in run.Account.Reject(index, change, faults)) run.Logger.ChangeRejected(index, rejected.Kind, rejected.Reason);
        if (run.Options.InvalidChange == InvalidChangePolicy.Fail)
        {
            throw new RunFailedException(
                $"Change {index} would be refused by Okta: {faults[0].Message} The run stops at it, as Synchronization.InvalidChange is Fail; nothing of the open session is imported.");
        }
    }

    private async Task FinishSessionAsync(CancellationToken cancellationToken)
    {
        var load = Load(cancellationToken);
        await load.CompleteAsync(_packer.TakeSession()).ConfigureAwait(false);
        load.Dispose();
        _load = null;
        run.Progress.Enter(SyncPhase.Reading);
    }

    private SessionLoad Load(CancellationToken cancellationToken) => _load ??= new(run, _opener, ++_sessions, cancellationToken);
}
