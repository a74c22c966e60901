using Okta.Xaas.Results;

namespace Okta.Xaas.Synchronization.Internal;

/// <summary>Keeps the one picture of where the run stands, and shows each change of it in order.</summary>
internal sealed class ProgressReporter(IProgress<SyncProgress>? progress, RunAccount account)
{
    // Uploads end on several threads: the lock keeps their reports in order, and never two at once.
    private readonly object _gate = new();
    private SyncProgress _current = new() { Phase = SyncPhase.Reading };

    public void Report(Func<SyncProgress, SyncProgress> change)
    {
        lock (_gate)
        {
            _current = change(_current) with
            {
                ChangesRead = account.ChangesRead,
                ChangesRejected = account.Rejected,
                ChangesImported = account.Imported,
            };
            progress?.Report(_current);
        }
    }

    public void Enter(SyncPhase phase) => Report(p => p with { Phase = phase, WaitingUntil = null, WaitReason = null });

    public void Wait(WaitReason reason, DateTimeOffset until) => Report(p => p with { WaitingUntil = until, WaitReason = reason });
}
