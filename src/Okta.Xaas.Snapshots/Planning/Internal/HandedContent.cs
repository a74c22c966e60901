using System.Runtime.CompilerServices;
using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots.Planning.Internal;

/// <summary>That of a plan that somebody made by hand.</summary>
internal sealed class HandedContent(IReadOnlyList<PlannedChange> changes, IReadOnlyList<HeldBackRecord> heldBack) : IPlanContent
{
    private bool _disposed;

    public IAsyncEnumerable<PlannedChange> ReadChangesAsync(CancellationToken cancellationToken) => ReadAsync(changes, cancellationToken);

    public IAsyncEnumerable<HeldBackRecord> ReadHeldBackAsync(CancellationToken cancellationToken) => ReadAsync(heldBack, cancellationToken);

    public IAsyncEnumerable<UniqueName> ReadGivenNamesAsync(CancellationToken cancellationToken) => ReadAsync<UniqueName>([], cancellationToken);

    public void Dispose() => _disposed = true;

    private async IAsyncEnumerable<T> ReadAsync<T>(IReadOnlyList<T> items, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        foreach (var item in items)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return item;
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }
}
