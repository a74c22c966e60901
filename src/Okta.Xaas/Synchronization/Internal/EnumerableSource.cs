namespace Okta.Xaas.Synchronization.Internal;

/// <summary>A list of changes as a stream of them: each of the caller's own faults shows where it happens.</summary>
internal sealed class EnumerableSource(IEnumerable<IdentityChange> changes) : IAsyncEnumerable<IdentityChange>
{
    public IAsyncEnumerator<IdentityChange> GetAsyncEnumerator(CancellationToken cancellationToken = default) => new Enumerator(changes.GetEnumerator(), cancellationToken);

    private sealed class Enumerator(IEnumerator<IdentityChange> inner, CancellationToken cancellationToken) : IAsyncEnumerator<IdentityChange>
    {
        public IdentityChange Current => inner.Current;

        public ValueTask<bool> MoveNextAsync()
        {
            cancellationToken.ThrowIfCancellationRequested();
            return new(inner.MoveNext());
        }

        public ValueTask DisposeAsync()
        {
            inner.Dispose();
            return default;
        }
    }
}
