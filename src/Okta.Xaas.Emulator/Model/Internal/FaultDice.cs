namespace Okta.Xaas.Emulator.Model.Internal;

/// <summary>Numbers from 0 to 1 that depend on the seed and the request's number only (SplitMix64), so that no thread changes another one's.</summary>
internal sealed class FaultDice(int seed, long requestNumber)
{
    private const ulong Step = 0x9E3779B97F4A7C15;

    private ulong _state = Mix(unchecked((uint)seed) + Step) ^ Mix(unchecked((ulong)requestNumber * Step));

    /// <summary>From 0, below 1.</summary>
    public double Next()
    {
        _state = unchecked(_state + Step);
        return (Mix(_state) >> 11) * (1.0 / (1UL << 53));
    }

    public bool Coin() => Next() < 0.5;

    public T OneOf<T>(params ReadOnlySpan<T> all) => all[(int)(Next() * all.Length)];

    /// <summary>Up to the longest, by whole milliseconds, since a real timer knows no less.</summary>
    public TimeSpan UpTo(TimeSpan longest) => TimeSpan.FromMilliseconds(Math.Ceiling(Next() * longest.TotalMilliseconds));

    public Fault BeforeOrAfter(Fault fault) => Coin() ? fault.AfterEffect() : fault;

    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }
}
