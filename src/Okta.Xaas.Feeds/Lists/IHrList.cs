using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Feeds;

/// <summary>A full list that a mapping makes of a source, whatever that is, with what is to be told of its reading. Dispose it to close the source.</summary>
/// <remarks>Not for concurrent use: the streams are read one after another, each as often as wanted.</remarks>
public interface IHrList : IDisposable
{
    /// <summary>What messages call the source: a file's name, or an address without its query.</summary>
    string Name { get; }

    /// <summary>The full list. Without group rules in the mapping it says nothing of groups and memberships, so that they are left alone.</summary>
    IdentitySnapshot Snapshot { get; }

    /// <summary>How many rows the users' stream has come by so far: all once it was read to its end.</summary>
    long RowsRead { get; }

    /// <summary>How many of them are leavers' rows, which are not in the list.</summary>
    long LeaverRows { get; }

    /// <summary>How many of them are of people who come later, and so are not in the list yet.</summary>
    long LaterRows { get; }

    /// <summary>How many of them are rows that the mapping's <c>where</c> does not select, and so are not in the list.</summary>
    long NotSelectedRows { get; }

    /// <summary>The people of the rows that are not in the list, each with the reason; for a <c>PeopleReport</c>.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Their keys and rows, in the order of the source. Somebody may be in the list with another row.</returns>
    /// <exception cref="SnapshotReadException">The source can't be read to its end.</exception>
    IAsyncEnumerable<AbsentPerson> ReadAbsentAsync(CancellationToken cancellationToken = default);

    /// <summary>Says what the mapping makes of a person, row by row, for whoever writes the mapping.</summary>
    /// <param name="externalId">The person's key, whatever its case.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The person's rows, those included that are not in the list; nothing when the source has none. They have values of the person: show them to their user alone.</returns>
    /// <exception cref="ArgumentException">The key is blank.</exception>
    /// <exception cref="SnapshotReadException">The source can't be read to its end.</exception>
    IAsyncEnumerable<RowExplanation> ExplainAsync(string externalId, CancellationToken cancellationToken = default);
}
