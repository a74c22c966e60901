using Okta.Xaas.Batching;
using Okta.Xaas.Http.Internal;

namespace Okta.Xaas.Synchronization.Internal;

/// <summary>
/// The straight path: reads changes, packs them, and takes each session to its end before the next one is created. While a session is loaded
/// and imported, and while a cooldown runs, the next session is packed.
/// </summary>
internal sealed class SynchronizationRun(RunContext run, BatchLimits limits) : IDisposable
{
    private readonly BatchPacker _packer = new(limits);
    private readonly SessionParts _parts = new(run);
    private readonly List<PackedSession> _sessions = [];
    private PackedSession? _filling;
    private Task _completing = Task.CompletedTask;
    private bool _stopped;

    public async Task RunAsync(IAsyncEnumerable<IdentityChange> changes, CancellationToken cancellationToken)
    {
        // Ends with this method: it is seen by the calls below only.
        RetryNotice.Observer = (wait, _) => run.Progress.Wait(WaitReason.Retry, run.Time.GetUtcNow() + wait);
        var source = new ChangeSource(changes, run.Account, run.Logger, cancellationToken);

        // On a thread of its own: the caller's source or progress may hang, and the run must end all the same when its caller wants it to.
        var working = Task.Run(() => WorkAsync(source, cancellationToken), CancellationToken.None);
        await working.SettlesAsync(cancellationToken).ConfigureAwait(false);
        if (working.Status == TaskStatus.RanToCompletion) return;
        var cancelled = cancellationToken.IsCancellationRequested;
        await StopAsync(working, cancellationToken).ConfigureAwait(false);

        // Whatever a cancellation made fail, it is a cancellation.
        if (cancelled) throw new OperationCanceledException("The run was cancelled.", working.Exception?.InnerException, cancellationToken);
        await working.ConfigureAwait(false);
    }

    public void Dispose()
    {
        foreach (var session in _sessions) session.Dispose();
        _packer.Dispose();
        run.Uploads.Dispose();
    }

    private async Task WorkAsync(ChangeSource source, CancellationToken cancellationToken)
    {
        run.Progress.Enter(SyncPhase.Reading);
        try
        {
            await ReadAsync(source, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await source.CloseAsync().ConfigureAwait(false);
        }

        while (_packer.HasChanges) await CompleteSessionAsync(cancellationToken).ConfigureAwait(false);
        await _completing.ConfigureAwait(false);
    }

    private async Task ReadAsync(ChangeSource source, CancellationToken cancellationToken)
    {
        while (await source.MoveNextAsync().ConfigureAwait(false))
        {
            ThrowIfStopped(cancellationToken);
            Pack(run.Account.Read(source.Current), source.Current);
            while (_packer.TryTakeReady(out var batch)) Filling(cancellationToken).Enqueue(batch);
            while (_packer.SessionIsFull) await CompleteSessionAsync(cancellationToken).ConfigureAwait(false);
            if (_completing.IsFaulted) await _completing.ConfigureAwait(false);
        }

        ThrowIfStopped(cancellationToken);
        run.Account.ReadToEnd = true;
    }

    // What hung in the caller's code, and goes on after the run has ended without it, does nothing more.
    private void ThrowIfStopped(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _stopped)) throw new OperationCanceledException(cancellationToken);
    }

    private void Pack(long index, IdentityChange? change)
    {
        var faults = run.Schema.Refuse(change) ?? _packer.Add(index, change);
        if (faults.Count == 0) return;
        foreach (var rejected in run.Account.Reject(index, change, faults)) run.Logger.ChangeRejected(index, rejected.Kind, rejected.Reason);
        if (change is UserUpsert or GroupUpsert) run.RefusedEntities.Refused(change.Kind, change.ExternalId);
        if (run.Options.InvalidChange == InvalidChangePolicy.Fail)
        {
            throw new RunFailedException(
                $"Change {index} would be refused by Okta: {faults[0].Message} The run stops at it, as Synchronization.InvalidChange is Fail; nothing of the open session is imported.");
        }
    }

    // At most two packed sessions are held: the one at Okta, and the one that is packed meanwhile.
    private async Task CompleteSessionAsync(CancellationToken cancellationToken)
    {
        var session = Filling(cancellationToken);
        await _completing.ConfigureAwait(false);
        ThrowIfStopped(cancellationToken);
        _filling = null;
        foreach (var ended in _sessions.Where(s => s != session)) ended.Dispose();
        _sessions.RemoveAll(s => s != session);
        _completing = session.CompleteAsync(_packer.TakeSession());
    }

    private PackedSession Filling(CancellationToken cancellationToken)
    {
        if (_filling is { } filling) return filling;
        _filling = new(run, _parts, _completing, cancellationToken);
        _sessions.Add(_filling);
        return _filling;
    }

    // All of this together has one time limit. Only an import that was started before the run failed is waited for, unless the caller ends that, too.
    private async Task StopAsync(Task working, CancellationToken cancellationToken)
    {
        foreach (var session in _sessions.ToArray()) session.StopLoading();
        await Task.WhenAll(working, _completing).SettlesAsync(cancellationToken).ConfigureAwait(false);
        run.CleanUp.Begin();
        await Task.WhenAll(working, _completing).SettlesAsync(run.CleanUp.Settling).ConfigureAwait(false);
        Volatile.Write(ref _stopped, true);
        foreach (var session in _sessions.ToArray()) await session.CleanUpAsync().ConfigureAwait(false);
        run.Account.BookNotSent(_packer.ChangesLeft());
        await working.SettlesAsync(run.CleanUp.Token).ConfigureAwait(false);
    }
}
