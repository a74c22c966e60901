using Okta.Xaas.Feeds.Rows.Internal;

namespace Okta.Xaas.Feeds.Database.Internal;

/// <summary>Makes records of a result's rows.</summary>
internal sealed class RowReader<TRecord>(ResultRows rows, Func<SourceRow, TRecord> make)
{
    private SourceRow? _row;

    public TRecord Current => make(_row!);

    /// <summary>Moves to the next row.</summary>
    /// <returns>False after the last one.</returns>
    public async ValueTask<bool> MoveNextAsync(CancellationToken cancellationToken) => (_row = await rows.NextAsync(cancellationToken).ConfigureAwait(false)) is not null;
}
