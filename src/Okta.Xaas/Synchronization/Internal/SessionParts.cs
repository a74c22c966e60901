namespace Okta.Xaas.Synchronization.Internal;

/// <summary>What does the single steps of a session.</summary>
internal sealed class SessionParts
{
    public SessionParts(RunContext run)
    {
        Repeat = new(run.Time, run.Progress);
        Look = new(Repeat);
        Canceller = new(run.Time);
        Opener = new(run, Repeat, Canceller);
        Trigger = new(run.Time, Repeat, Look);
    }

    public SafeRepeat Repeat { get; }

    public SessionLook Look { get; }

    public SessionCanceller Canceller { get; }

    public SessionOpener Opener { get; }

    public SessionTrigger Trigger { get; }
}
