namespace Okta.Xaas.Synchronization.Internal;

/// <summary>Counts the requests that Okta has refused without accepting one between them, over all sessions of a run.</summary>
internal sealed class RefusalStreak
{
    /// <summary>Two sessions' worth: then it is not single changes that are at fault.</summary>
    public const int Limit = 100;

    private int _refused;

    public void NoteAccepted() => Volatile.Write(ref _refused, 0);

    /// <summary>Counts a refusal, and says whether there have been too many.</summary>
    public bool NoteRefused() => Interlocked.Increment(ref _refused) > Limit;
}
