namespace Okta.Xaas.Emulator;

/// <summary>Something that goes wrong with one request: instead of its effect, or after it. Immutable.</summary>
public sealed record Fault
{
    private Fault()
    {
    }

    /// <summary>What is answered, or <see langword="null"/> when the org's own answer is.</summary>
    public EmulatedResponse? Response { get; private init; }

    /// <summary>Whether the connection breaks instead of an answer: the client gets an <see cref="HttpRequestException"/>.</summary>
    public bool IsDrop { get; private init; }

    /// <summary>Whether the request takes effect first, so that the client can't know what happened.</summary>
    public bool IsAfterEffect { get; private init; }

    /// <summary>How long the fault waits, by the emulator's clock, before it answers or drops.</summary>
    public TimeSpan Delay { get; private init; }

    /// <summary>Answers the request itself; the request has no effect.</summary>
    public static Fault Answer(EmulatedResponse response) => new() { Response = response ?? throw new ArgumentNullException(nameof(response)) };

    /// <summary>Breaks the connection; the request has no effect.</summary>
    public static Fault Drop() => new() { IsDrop = true };

    /// <summary>Delays the request; then all goes on as usual.</summary>
    public static Fault Wait(TimeSpan delay) => new Fault().DelayedBy(delay);

    /// <summary>The same fault, but the request takes effect first.</summary>
    public Fault AfterEffect() => this with { IsAfterEffect = true };

    /// <summary>The same fault, after a delay.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative.</exception>
    public Fault DelayedBy(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        return this with { Delay = delay };
    }
}
