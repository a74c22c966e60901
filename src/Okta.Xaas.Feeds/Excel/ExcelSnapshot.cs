using Okta.Xaas.Feeds.Excel.Internal;
using Okta.Xaas.Feeds.Lists.Internal;
using Okta.Xaas.Feeds.Rows.Internal;
using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Feeds;

/// <summary>A sheet of an Excel workbook (.xlsx) as a full list: its active people, and the groups that the mapping makes of columns, with their members.</summary>
/// <remarks>
/// <para>The sheet is the one that the mapping names, or the only visible one that has all its columns. Hidden rows and columns count, as a filter hides them. Each of several cells that were merged has what
/// they show. Dates are days whatever their format; whole numbers have no point, and those shown as <c>00123</c> keep their zeros. Of a formula its last result counts.</para>
/// <para>An error, a formula without a result, and a number of more than 15 digits in a column of the mapping hold the row back, as an empty cell would clear its attribute.</para>
/// <para>A row at a time is in memory, and the texts of all cells, which a workbook has apart: at most 256 MiB, and 1 GiB as the whole workbook unpacks. The streams are read one after another, each as often
/// as wanted. A workbook that can't be read to its end, or that changes meanwhile, ends with a <see cref="SnapshotReadException"/>.</para>
/// </remarks>
public sealed class ExcelSnapshot : IHrList
{
    private readonly ExcelFile _file;
    private readonly MappedList _list;

    private ExcelSnapshot(ExcelFile file, MappedList list) => (_file, _list) = (file, list);

    /// <summary>The full list. Without group rules in the mapping it says nothing of groups and memberships, so that they are left alone.</summary>
    public IdentitySnapshot Snapshot => _list.Snapshot;

    /// <summary>The file's name, for messages.</summary>
    public string Name => _list.Name;

    /// <summary>The sheet that is read.</summary>
    public string Sheet => _file.Sheet;

    /// <summary>How many rows the users' stream has come by so far: all once it was read to its end.</summary>
    public long RowsRead => _list.RowsRead;

    /// <summary>How many of them are leavers' rows, which are not in the list.</summary>
    public long LeaverRows => _list.LeaverRows;

    /// <summary>How many of them are of people who come later, and so are not in the list yet.</summary>
    public long LaterRows => _list.LaterRows;

    /// <summary>How many of them are rows that the mapping's <c>where</c> does not select, and so are not in the list.</summary>
    public long NotSelectedRows => _list.NotSelectedRows;

    /// <summary>Opens a workbook and looks for the sheet and its header.</summary>
    /// <param name="path">The file. It is opened for reading only, and nobody can write to it meanwhile where the operating system has such locks.</param>
    /// <param name="mapping">What its columns mean.</param>
    /// <param name="timeProvider">The clock that says who has come and who has left, in the time zone that the mapping names, or UTC. The system's when it is left out.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The list; dispose it to close the file.</returns>
    /// <exception cref="ArgumentException">The path is blank, or an argument is <see langword="null"/>.</exception>
    /// <exception cref="SnapshotReadException">The file can't be read, is no workbook, or has no sheet with the columns that the mapping names, or several.</exception>
    public static Task<ExcelSnapshot> OpenAsync(string path, HrMapping mapping, TimeProvider? timeProvider = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(mapping);
        return OpenAsync(new ExcelFile(SourceFile.Open(path, out var writtenAt), Path.GetFileName(path), mapping) { WrittenAt = writtenAt }, mapping, timeProvider, cancellationToken);
    }

    /// <summary>Takes a workbook that is open already and looks for the sheet and its header.</summary>
    /// <param name="stream">The workbook; seekable, as it is read once for each kind. It is closed when the result is disposed, or when this fails.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="mapping">What its columns mean.</param>
    /// <param name="timeProvider">The clock that says who has come and who has left, in the time zone that the mapping names, or UTC. The system's when it is left out.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The list.</returns>
    /// <exception cref="ArgumentException">The stream can't seek, the name is blank, or an argument is <see langword="null"/>.</exception>
    /// <exception cref="SnapshotReadException">The stream can't be read, is no workbook, or has no sheet with the columns that the mapping names, or several.</exception>
    public static Task<ExcelSnapshot> OpenAsync(Stream stream, string name, HrMapping mapping, TimeProvider? timeProvider = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(mapping);
        if (!stream.CanSeek) throw new ArgumentException("The stream must be seekable, as it is read once for users, groups and memberships each: copy it into a file first.", nameof(stream));
        return OpenAsync(new ExcelFile(stream, name, mapping), mapping, timeProvider, cancellationToken);
    }

    /// <summary>The people of the rows that are not in the list, as they have left or come later, each with the reason; for a <c>PeopleReport</c>.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Their keys and rows, in the order of the sheet. Somebody may be in the list with another row.</returns>
    /// <exception cref="SnapshotReadException">The workbook can't be read to its end.</exception>
    public IAsyncEnumerable<AbsentPerson> ReadAbsentAsync(CancellationToken cancellationToken = default) => _list.ReadAbsentAsync(cancellationToken);

    /// <summary>Says what the mapping makes of a person, row by row, for whoever writes the mapping.</summary>
    /// <param name="externalId">The person's key, whatever its case.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The person's rows, those included that are not in the list; nothing when the source has none. They have values of the person: show them to their user alone.</returns>
    /// <exception cref="ArgumentException">The key is blank.</exception>
    /// <exception cref="SnapshotReadException">The source can't be read to its end.</exception>
    public IAsyncEnumerable<RowExplanation> ExplainAsync(string externalId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(externalId);
        return _list.ExplainAsync(externalId.Trim(), cancellationToken);
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _list.Dispose();

    private static async Task<ExcelSnapshot> OpenAsync(ExcelFile file, HrMapping mapping, TimeProvider? timeProvider, CancellationToken cancellationToken) =>
        new(file, await MappedList.OpenAsync(file, mapping, timeProvider, cancellationToken).ConfigureAwait(false));
}
