using Okta.Xaas.Feeds.Lists.Internal;
using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Feeds;

/// <summary>A query's result as a full list: its active people, and the groups that the mapping makes of columns, with their members.</summary>
/// <remarks>
/// <para>Made by <see cref="DbSnapshotReader"/>. The query has run by then, once, and its rows are in a temporary file, which only this account can read and which is
/// gone when this is disposed; so all streams see the same rows. The streams are read one after another, each as often as wanted.</para>
/// <para>A row of somebody who has left, comes later, or is not selected is not in the list. A row that can't be used is, with its <see cref="SnapshotUser.Fault"/>.</para>
/// </remarks>
public sealed class DbSnapshot : IHrList
{
    private readonly MappedList _list;

    internal DbSnapshot(MappedList list, IdentitySnapshot snapshot) => (_list, Snapshot) = (list, snapshot);

    /// <summary>What messages call the query.</summary>
    public string Name => _list.Name;

    /// <summary>The full list. Without group rules in the mapping, and without queries for them, it says nothing of groups and memberships, so that they are left alone.</summary>
    public IdentitySnapshot Snapshot { get; }

    /// <summary>How many rows the users' stream has come by so far: all once it was read to its end.</summary>
    public long RowsRead => _list.RowsRead;

    /// <summary>How many of them are leavers' rows, which are not in the list.</summary>
    public long LeaverRows => _list.LeaverRows;

    /// <summary>How many of them are of people who come later, and so are not in the list yet.</summary>
    public long LaterRows => _list.LaterRows;

    /// <summary>How many of them are rows that the mapping's <c>where</c> does not select, and so are not in the list.</summary>
    public long NotSelectedRows => _list.NotSelectedRows;

    /// <summary>The people of the rows that are not in the list, as they have left, come later, or are not selected, each with the reason; for a <c>PeopleReport</c>.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Their keys and rows, in the order of the result. Somebody may be in the list with another row.</returns>
    public IAsyncEnumerable<AbsentPerson> ReadAbsentAsync(CancellationToken cancellationToken = default) => _list.ReadAbsentAsync(cancellationToken);

    /// <summary>Says what the mapping makes of a person, row by row, for whoever writes the mapping. Of the groups, those of further queries are not told.</summary>
    /// <param name="externalId">The person's key, whatever its case.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The person's rows, those included that are not in the list; nothing when the query has none. They have values of the person: show them to their user alone.</returns>
    /// <exception cref="ArgumentException">The key is blank.</exception>
    public IAsyncEnumerable<RowExplanation> ExplainAsync(string externalId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(externalId);
        return _list.ExplainAsync(externalId.Trim(), cancellationToken);
    }

    /// <summary>Deletes the temporary file.</summary>
    public void Dispose() => _list.Dispose();
}
