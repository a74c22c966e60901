using Microsoft.Extensions.Logging;

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

    // A state machine only where something is waited for: most sources have the next change at hand.
    public ValueTask<bool> MoveNextAsync()
    {
        cancellationToken.ThrowIfCancellationRequested();
        _reading = true;
        try
        {
            _reader ??= changes.GetAsyncEnumerator(cancellationToken);
            var next = _reader.MoveNextAsync();
            if (!next.IsCompletedSuccessfully) return WaitAsync(_reader, next);
            var isThere = next.Result && Take(_reader);
            _reading = false;
            return new(isThere);
        }
        catch (Exception exception)
        {
            _reading = false;
            if (IsOfSource(exception)) throw Failure(exception);
            throw;
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

    private async ValueTask<bool> WaitAsync(IAsyncEnumerator<IdentityChange> reader, ValueTask<bool> next)
    {
        try
        {
            return await next.ConfigureAwait(false) && Take(reader);
        }
        catch (Exception exception) when (IsOfSource(exception))
        {
            throw Failure(exception);
        }
        finally
        {
            _reading = false;
        }
    }

    private bool Take(IAsyncEnumerator<IdentityChange> reader)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Current = reader.Current;
        return true;
    }

    private bool IsOfSource(Exception exception) => exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested;

    private RunFailedException Failure(Exception exception) => new(
        $"Reading the changes failed after {account.ChangesRead} of them with {exception.GetType().Name}; the inner exception says why. A source that fails is never taken for one that ended.",
        exception);
}
