using Okta.Xaas.Feeds.Delimited.Internal;
using Okta.Xaas.Feeds.Lists.Internal;
using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Feeds;

/// <summary>An HR system's CSV export as a full list: its active people, and the groups that the mapping makes of columns, with their members.</summary>
/// <remarks>
/// <para>Comma, semicolon, tab, bar, caret or tilde between the cells, or what the mapping names; UTF-8 or UTF-16, or the encoding that the mapping names; columns in
/// any order; cells in quotes over several lines; Excel's <c>sep=;</c>. A row of empty cells is no row, and one empty cell too many at the end is no fault.</para>
/// <para>The file is open until this is disposed, and is read once for each stream, and once more where people may have several rows; a row at a time is in memory, the
/// keys of the groups, and with such a rule those of the people. The streams are read one after another, each as often as wanted.</para>
/// <para>The row of somebody who has left, or comes later, is not in the list. A row that can't be used is, with its <see cref="SnapshotUser.Fault"/>; its key is blank
/// when the cells may stand in the wrong columns. A file that can't be read to its end, or that changes meanwhile, ends with a <see cref="SnapshotReadException"/>.</para>
/// </remarks>
public sealed class CsvSnapshot : IHrList
{
    private readonly MappedList _list;

    private CsvSnapshot(MappedList list) => _list = list;

    /// <summary>The full list. Without group rules in the mapping it says nothing of groups and memberships, so that they are left alone.</summary>
    public IdentitySnapshot Snapshot => _list.Snapshot;

    /// <summary>The file's name, for messages.</summary>
    public string Name => _list.Name;

    /// <summary>How many rows the users' stream has come by so far: all once it was read to its end.</summary>
    public long RowsRead => _list.RowsRead;

    /// <summary>How many of them are leavers' rows, which are not in the list.</summary>
    public long LeaverRows => _list.LeaverRows;

    /// <summary>How many of them are of people who come later, and so are not in the list yet.</summary>
    public long LaterRows => _list.LaterRows;

    /// <summary>How many of them are rows that the mapping's <c>where</c> does not select, and so are not in the list.</summary>
    public long NotSelectedRows => _list.NotSelectedRows;

    /// <summary>Opens an export and looks at its header.</summary>
    /// <param name="path">The file. It is opened for reading only, and nobody can write to it meanwhile where the operating system has such locks.</param>
    /// <param name="mapping">What its columns mean.</param>
    /// <param name="timeProvider">The clock that says who has come and who has left, in the time zone that the mapping names, or UTC. The system's when it is left out.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The export; dispose it to close the file.</returns>
    /// <exception cref="ArgumentException">The path is blank, or an argument is <see langword="null"/>.</exception>
    /// <exception cref="SnapshotReadException">The file can't be read, or lacks columns that the mapping names.</exception>
    public static Task<CsvSnapshot> OpenAsync(string path, HrMapping mapping, TimeProvider? timeProvider = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(mapping);
        return OpenAsync(HrCsvFile.Open(path, mapping.Encoding, mapping.Table), mapping, timeProvider, cancellationToken);
    }

    /// <summary>Takes an export that is open already and looks at its header.</summary>
    /// <param name="stream">The export; seekable, as it is read once for each kind. It is closed when the result is disposed, or when this fails.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="mapping">What its columns mean.</param>
    /// <param name="timeProvider">The clock that says who has come and who has left, in the time zone that the mapping names, or UTC. The system's when it is left out.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The export.</returns>
    /// <exception cref="ArgumentException">The stream can't seek, the name is blank, or an argument is <see langword="null"/>.</exception>
    /// <exception cref="SnapshotReadException">The stream can't be read, or lacks columns that the mapping names.</exception>
    public static Task<CsvSnapshot> OpenAsync(Stream stream, string name, HrMapping mapping, TimeProvider? timeProvider = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(mapping);
        if (!stream.CanSeek) throw new ArgumentException("The stream must be seekable, as it is read once for users, groups and memberships each: copy it into a file first.", nameof(stream));
        return OpenAsync(new HrCsvFile(stream, name, mapping.Encoding, mapping.Table), mapping, timeProvider, cancellationToken);
    }

    /// <summary>The people of the rows that are not in the list, as they have left, come later, or are not selected, each with the reason; for a <c>PeopleReport</c>.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Their keys and rows, in the order of the file. Somebody may be in the list with another row.</returns>
    /// <exception cref="SnapshotReadException">The file can't be read to its end.</exception>
    public IAsyncEnumerable<AbsentPerson> ReadAbsentAsync(CancellationToken cancellationToken = default) => _list.ReadAbsentAsync(cancellationToken);

    /// <summary>Says what the mapping makes of a person, row by row, for whoever writes the mapping.</summary>
    /// <param name="externalId">The person's key, whatever its case.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The person's rows, those included that are not in the list; nothing when the file has none. They have values of the person: show them to their user alone.</returns>
    /// <exception cref="ArgumentException">The key is blank.</exception>
    /// <exception cref="SnapshotReadException">The file can't be read to its end.</exception>
    public IAsyncEnumerable<RowExplanation> ExplainAsync(string externalId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(externalId);
        return _list.ExplainAsync(externalId.Trim(), cancellationToken);
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _list.Dispose();

    private static async Task<CsvSnapshot> OpenAsync(HrCsvFile file, HrMapping mapping, TimeProvider? timeProvider, CancellationToken cancellationToken) =>
        new(await MappedList.OpenAsync(file, mapping, timeProvider, cancellationToken).ConfigureAwait(false));
}
