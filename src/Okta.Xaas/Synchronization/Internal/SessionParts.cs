namespace Okta.Xaas.Synchronization.Internal;

/// <summary>What does the single steps of a session.</summary>
internal sealed class SessionParts
{
    public SessionParts(RunContext run)
    {
        Repeat = new(run.Time, run.Progress);
        Canceller = new(run);
        Opener = new(run, Repeat, Canceller);
        Trigger = new(run, Repeat);
    }

    public SafeRepeat Repeat { get; }

    public SessionCanceller Canceller { get; }

    public SessionOpener Opener { get; }

    public SessionTrigger Trigger { get; }
}
