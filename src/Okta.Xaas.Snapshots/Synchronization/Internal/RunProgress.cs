using Microsoft.Extensions.Logging;

namespace Okta.Xaas.Snapshots.Synchronization.Internal;

/// <summary>Tells the caller where a run stands: the list while it is read, and then what the engine tells, with the plan's total.</summary>
internal sealed class RunProgress(IProgress<SyncProgress> progress, ILogger logger) : IProgress<SyncProgress>
{
    private const int RecordsPerReport = 1_000;

    private long _recordsRead;
    private long? _total;
    private bool _hasThrown;

    /// <summary>One for a caller who wants to know; else null.</summary>
    public static RunProgress? Of(IProgress<SyncProgress>? progress, ILogger logger) => progress is null ? null : new(progress, logger);

    public void RecordRead()
    {
        if (++_recordsRead % RecordsPerReport == 0) Tell();
    }

    /// <summary>All is read and compared.</summary>
    public void Planned(long changes)
    {
        _total = changes;
        Tell();
    }

    public void Sending(long changes) => _total = changes;

    /// <summary>What the engine tells, which bears with what the caller throws.</summary>
    public void Report(SyncProgress value) => progress.Report(value with { ChangesTotal = _total, RecordsRead = _recordsRead });

    private void Tell()
    {
        try
        {
            Report(new() { Phase = SyncPhase.Planning });
        }
        catch (Exception exception)
        {
            // Told once, by its type only: its text may hold anything.
            if (!_hasThrown) logger.ProgressThrew(exception.GetType().Name);
            _hasThrown = true;
        }
    }
}
