namespace Okta.Xaas.Feeds.Rows.Internal;

/// <summary>Lets a source be read by one pass at a time.</summary>
internal sealed class OnePass(string name)
{
    private int _passes;

    /// <returns>Ends the pass when it is disposed.</returns>
    /// <exception cref="InvalidOperationException">Another pass has not ended.</exception>
    public IDisposable Begin() => Interlocked.CompareExchange(ref _passes, 1, 0) == 0
        ? new Pass(this)
        : throw new InvalidOperationException($"{name} is being read already; its streams are read one after another");

    private sealed class Pass(OnePass owner) : IDisposable
    {
        public void Dispose() => Interlocked.Exchange(ref owner._passes, 0);
    }
}
