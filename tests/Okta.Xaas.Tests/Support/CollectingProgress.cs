namespace Okta.Xaas.Tests.Support;

/// <summary>Keeps what was reported, and how many reports came at once.</summary>
internal sealed class CollectingProgress : IProgress<SyncProgress>
{
    private readonly Lock _gate = new();
    private int _now;

    public List<SyncProgress> Reports { get; } = [];

    public int MostAtOnce { get; private set; }

    public void Report(SyncProgress value)
    {
        var now = Interlocked.Increment(ref _now);

        // Long enough for a second report to come in, if anything lets it.
        Thread.SpinWait(20_000);
        lock (_gate)
        {
            Reports.Add(value);
            MostAtOnce = Math.Max(MostAtOnce, now);
        }

        Interlocked.Decrement(ref _now);
    }
}
