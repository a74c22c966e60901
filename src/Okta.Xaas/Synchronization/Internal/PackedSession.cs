using Okta.Xaas.Batching;
using Okta.Xaas.Wording.Internal;

namespace Okta.Xaas.Synchronization.Internal;

/// <summary>
/// A session's worth of changes from their first upload until each is booked: in one session at Okta, or in several, when one is lost or could not take
/// all of them. Batches of upserts may come while the rest is still being packed.
/// </summary>
/// <remarks>The batches, with their bodies, are kept until the trigger is acknowledged.</remarks>
internal sealed class PackedSession : IDisposable
{
    private readonly RunContext _run;
    private readonly SessionParts _parts;
    private readonly Task _previous;
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _loading;
    private readonly Workload _work = new();
    private SessionRunner? _runner;
    private int _restarts;

    /// <param name="run">What every part of the run needs.</param>
    /// <param name="parts">The single steps.</param>
    /// <param name="previous">Ends with the packed session before this one: until then none is created.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public PackedSession(RunContext run, SessionParts parts, Task previous, CancellationToken cancellationToken)
    {
        (_run, _parts, _previous, _caller) = (run, parts, previous, cancellationToken);
        _loading = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    }

    /// <summary>Sends a batch as soon as that is possible.</summary>
    public void Enqueue(Batch batch)
    {
        _work.Add(batch);
        (_runner ??= NewRunner()).Start(batch);
    }

    /// <summary>Sends the last batches, and brings all of them to their end.</summary>
    public async Task CompleteAsync(IReadOnlyList<Batch> rest)
    {
        _work.Add(rest);
        while (_work.Count > 0)
        {
            var runner = _runner ??= NewRunner();
            var outcome = await runner.RunAsync(_work).ConfigureAwait(false);
            if (outcome == SessionOutcome.Reloaded) NoteRestart(runner.Loss!);
            else _restarts = 0;
            _runner = null;
            runner.Dispose();
        }

        _run.Progress.Enter(SyncPhase.Reading);
    }

    /// <summary>Stops loading, so that the session can be cancelled. An import that was started goes on.</summary>
    public void StopLoading() => _loading.Cancel();

    /// <summary>After a failure or a cancellation: cleans up at Okta, and books every change by what is known of it.</summary>
    public async Task CleanUpAsync()
    {
        if (_runner is { } runner) await runner.CleanUpAsync(_work).ConfigureAwait(false);

        _run.Account.Book(SessionOutcome.Canceled, _work.TakeAll());
    }

    public void Dispose()
    {
        _runner?.Dispose();
        _loading.Dispose();
    }

    private SessionRunner NewRunner() => new(_run, _parts, _previous, _loading.Token, _caller);

    private void NoteRestart(SessionLostException lost)
    {
        if (_restarts == _run.Options.MaxSessionRestarts)
        {
            throw new RunFailedException(
                $"A session's changes could not be loaded, though it was tried in {Amount.Of(_restarts + 1, "session")} (Synchronization.MaxSessionRestarts is {_run.Options.MaxSessionRestarts}). {lost.Message}",
                lost.InnerException);
        }

        _restarts++;
        _run.Logger.SessionReloaded(_restarts, _run.Options.MaxSessionRestarts, lost.InnerException?.GetType().Name ?? "ended by somebody else");
    }
}
