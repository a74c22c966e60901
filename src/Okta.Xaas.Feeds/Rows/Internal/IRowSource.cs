namespace Okta.Xaas.Feeds.Rows.Internal;

/// <summary>A table that can be read as often as wanted, one pass at a time; each pass sees the same.</summary>
internal interface IRowSource : IDisposable
{
    /// <summary>What messages call it.</summary>
    string Name { get; }

    /// <summary>What messages call the place of a row, which has its number behind it: a line, a row or a record.</summary>
    string Place { get; }

    /// <summary>When it was written last; null when that is not known.</summary>
    DateTimeOffset? WrittenAt { get; }

    /// <summary>What is to be said of how it was read.</summary>
    IReadOnlyList<string> Notes { get; }

    /// <summary>Whether its last line ends with a line break; null where that says nothing.</summary>
    bool? EndsWithLineEnd();

    /// <summary>Finds the header, by which the rows are read from then on.</summary>
    /// <param name="wanted">The columns that it should have, by which it may be told from what stands above it. Whether it has them is the caller's to check.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    Task<RowHeader> ReadHeaderAsync(IReadOnlyList<HrColumn> wanted, CancellationToken cancellationToken);

    /// <summary>The rows below the header, without those of empty cells. A row with a fault is given with it; a fault that leaves the rest unreadable is thrown.</summary>
    IAsyncEnumerable<SourceRow> ReadRowsAsync(CancellationToken cancellationToken = default);
}
