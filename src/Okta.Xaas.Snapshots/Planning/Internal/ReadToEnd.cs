using System.Runtime.CompilerServices;

namespace Okta.Xaas.Snapshots.Planning.Internal;

/// <summary>A stream of the list that fails is never taken for one that ended.</summary>
internal static class ReadToEnd
{
    public static async IAsyncEnumerable<T> OfAsync<T>(IAsyncEnumerable<T> records, string kind, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long read = 0;
        var reader = records.GetAsyncEnumerator(cancellationToken);
        await using (reader.ConfigureAwait(false))
        {
            while (await MoveNextAsync(reader, kind, read, cancellationToken).ConfigureAwait(false))
            {
                read++;
                yield return reader.Current is null
                    ? throw new SnapshotReadException($"the {kind}s", $"Record {read} of the {kind}s is null: hand in only records.", read)
                    : reader.Current;
            }
        }
    }

    // What a source throws may have values of people in its text, so only its type goes into the message.
    private static async ValueTask<bool> MoveNextAsync<T>(IAsyncEnumerator<T> reader, string kind, long read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return await reader.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not SnapshotReadException && (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested))
        {
            throw new SnapshotReadException(
                $"the {kind}s",
                $"Reading the {kind}s failed after {read} of them with {exception.GetType().Name}. Nothing was sent: a list that fails is never taken for a complete one.",
                read)
            { ProviderException = exception };
        }
    }
}
