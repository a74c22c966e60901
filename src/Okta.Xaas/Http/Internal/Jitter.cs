namespace Okta.Xaas.Http.Internal;

/// <summary>Random numbers from 0 to 1, so that clients that failed together do not return together.</summary>
internal sealed class Jitter
{
    private readonly object _gate = new();
    private readonly Random _random = new(Guid.NewGuid().GetHashCode());

    public double Next()
    {
        lock (_gate) return _random.NextDouble();
    }
}
