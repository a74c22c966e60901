using Microsoft.Extensions.Logging;
using Okta.Xaas.Changes;

namespace Okta.Xaas.Synchronization.Internal;

/// <summary>
/// The caller's source of changes. A source that fails is told apart from Okta, and never taken for one that ended; its text may hold values of people, so
/// only the fault's type goes into the message.
/// </summary>
internal sealed class ChangeSource(IAsyncEnumerable<IdentityChange> changes, RunAccount account, ILogger logger, CancellationToken cancellationToken)
{
    private IAsyncEnumerator<IdentityChange>? _reader;
    private bool _reading;

    public IdentityChange? Current { get; private set; }

    public async ValueTask<bool> MoveNextAsync()
    {
        cancellationToken.ThrowIfCancellationRequested();
        _reading = true;
        try
        {
            _reader ??= changes.GetAsyncEnumerator(cancellationToken);
            if (!await _reader.MoveNextAsync().ConfigureAwait(false)) return false;
            cancellationToken.ThrowIfCancellationRequested();
            Current = _reader.Current;
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw new RunFailedException(
                $"Reading the changes failed after {account.ChangesRead} of them with {exception.GetType().Name}; the inner exception says why. A source that fails is never taken for one that ended.",
                exception);
        }
        finally
        {
            _reading = false;
        }
    }

    /// <summary>Lets go of the source. One that still reads, though it was told to stop, cannot be let go of.</summary>
    public async Task CloseAsync()
    {
        if (_reader is not { } reader || Volatile.Read(ref _reading)) return;
        _reader = null;
        try
        {
            await reader.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // Everything that it had to give was read, or why not is told already.
            logger.SourceNotClosed(exception.GetType().Name);
        }
    }
}
