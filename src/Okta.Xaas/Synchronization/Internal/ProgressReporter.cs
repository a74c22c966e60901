using Microsoft.Extensions.Logging;

namespace Okta.Xaas.Synchronization.Internal;

/// <summary>
/// Keeps the one picture of where the run stands, and shows each change of it in order, never two at once. What the caller's code does meanwhile is its
/// own affair: one that throws ends nothing, and one that hangs holds up only the flow that called it.
/// </summary>
internal sealed class ProgressReporter(IProgress<SyncProgress>? progress, RunAccount account, ILogger logger)
{
    private readonly object _gate = new();
    private readonly Queue<SyncProgress> _toShow = new();
    private SyncProgress _current = new() { Phase = SyncPhase.Reading };
    private bool _showing;
    private bool _hasThrown;

    public string IdentitySourceId => account.IdentitySourceId;

    public void Report(Func<SyncProgress, SyncProgress> change)
    {
        lock (_gate)
        {
            _current = change(_current) with
            {
                ChangesTotal = account.ReadToEnd ? account.UnitsRead : null,
                ChangesRead = account.UnitsRead,
                ChangesRejected = account.UnitsRejected,
                ChangesImported = account.Imported,
            };
            if (progress is null) return;
            _toShow.Enqueue(_current);

            // Uploads end on several threads: who is at it shows the others' reports as well.
            if (_showing) return;
            _showing = true;
        }

        while (Next() is { } next) Show(next);
    }

    public void Enter(SyncPhase phase) => Report(p => p with { Phase = phase, WaitingUntil = null, WaitReason = null });

    public void Wait(WaitReason reason, DateTimeOffset until) => Report(p => p with { WaitingUntil = until, WaitReason = reason });

    private SyncProgress? Next()
    {
        lock (_gate)
        {
            if (_toShow.Count > 0) return _toShow.Dequeue();
            _showing = false;
            return null;
        }
    }

    private void Show(SyncProgress report)
    {
        try
        {
            progress!.Report(report);
        }
        catch (Exception exception)
        {
            // Told once, by its type only: its text may hold anything.
            if (!_hasThrown) logger.ProgressThrew(exception.GetType().Name);
            _hasThrown = true;
        }
    }
}
