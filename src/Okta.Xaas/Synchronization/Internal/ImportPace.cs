namespace Okta.Xaas.Synchronization.Internal;

/// <summary>How long the last import of the run took, and so how long the next one may take.</summary>
internal sealed class ImportPace
{
    // Okta's times are told in milliseconds: a look at the very moment may come too early, and the next one only an interval later.
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(200);

    private TimeSpan _took;
    private long _changes;

    /// <summary>When the end of an import is to be expected; <see langword="null"/> before the first one has ended. A larger one may take longer, but is looked for no later.</summary>
    public TimeSpan? Expect(long changes) =>
        _changes == 0 ? null : new TimeSpan((long)(_took.Ticks * Math.Min(1, (double)changes / _changes)));

    /// <summary>An import has ended.</summary>
    /// <param name="changes">How many changes it had.</param>
    /// <param name="took">How long it was until it was seen.</param>
    /// <param name="told">How long it took by Okta's own times, which are believed when they say that it was seen late.</param>
    public void Note(long changes, TimeSpan took, TimeSpan? told)
    {
        var end = told > TimeSpan.Zero && told + Margin < took ? told.Value + Margin : took;
        (_took, _changes) = (end, changes);
    }
}
