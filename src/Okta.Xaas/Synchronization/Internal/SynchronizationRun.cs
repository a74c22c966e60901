using Okta.Xaas.Batching;
using Okta.Xaas.Changes;
using Okta.Xaas.Diagnostics.Internal;
using Okta.Xaas.Http.Internal;
using Okta.Xaas.Results;

namespace Okta.Xaas.Synchronization.Internal;

/// <summary>
/// The straight path: reads changes, packs them, and takes each session to its end before the next one is created. While a session is loaded
/// and imported, and while a cooldown runs, the next session is packed.
/// </summary>
internal sealed class SynchronizationRun(RunContext run, BatchLimits limits) : IDisposable
{
    private readonly BatchPacker _packer = new(limits);
    private readonly SessionParts _parts = new(run);
    private readonly List<SessionLoad> _loads = [];
    private SessionLoad? _filling;
    private Task _completing = Task.CompletedTask;

    public async Task RunAsync(IAsyncEnumerable<IdentityChange> changes, CancellationToken cancellationToken)
    {
        // Ends with this method: it is seen by the calls below only.
        RetryNotice.Observer = (wait, _) => run.Progress.Wait(WaitReason.Retry, run.Time.GetUtcNow() + wait);
        try
        {
            await ReadAsync(changes, cancellationToken).ConfigureAwait(false);
            while (_packer.HasChanges) await CompleteSessionAsync(cancellationToken).ConfigureAwait(false);
            await _completing.ConfigureAwait(false);
        }
        catch
        {
            await AbandonAsync().ConfigureAwait(false);
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var load in _loads) load.Dispose();
        _packer.Dispose();
    }

    private async Task ReadAsync(IAsyncEnumerable<IdentityChange> changes, CancellationToken cancellationToken)
    {
        var reader = changes.GetAsyncEnumerator(cancellationToken);
        await using (reader.ConfigureAwait(false))
        {
            while (await MoveNextAsync(reader, cancellationToken).ConfigureAwait(false))
            {
                Pack(run.Account.Read(), reader.Current);
                while (_packer.TryTakeReady(out var batch)) Filling(cancellationToken).Enqueue(batch);
                while (_packer.SessionIsFull) await CompleteSessionAsync(cancellationToken).ConfigureAwait(false);
                if (_completing.IsFaulted) await _completing.ConfigureAwait(false);
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

    // At most two sessions are held: the one at Okta, and the one that is packed meanwhile.
    private async Task CompleteSessionAsync(CancellationToken cancellationToken)
    {
        var load = Filling(cancellationToken);
        await _completing.ConfigureAwait(false);
        _filling = null;
        foreach (var ended in _loads.Where(l => l != load)) ended.Dispose();
        _loads.RemoveAll(l => l != load);
        _completing = load.CompleteAsync(_packer.TakeSession());
    }

    private SessionLoad Filling(CancellationToken cancellationToken)
    {
        if (_filling is { } filling) return filling;
        _filling = new(run, _parts, _completing, cancellationToken);
        _loads.Add(_filling);
        return _filling;
    }

    private async Task AbandonAsync()
    {
        foreach (var load in _loads) load.StopLoading();

        // How it ended, each session's account says.
        await Task.WhenAny(_completing).ConfigureAwait(false);
        foreach (var load in _loads) await load.AbandonAsync().ConfigureAwait(false);
        run.Account.BookNotSent(_packer.ChangesLeft());
    }
}
