using System.Runtime.CompilerServices;
using Okta.Xaas.Snapshots.Reading.Csv.Internal;
using Okta.Xaas.Snapshots.Reading.Mapping;

namespace Okta.Xaas.Snapshots.Reading.Csv;

/// <summary>An HR system's CSV export as a full list: its active people, and the groups that the mapping makes of columns, with their members.</summary>
/// <remarks>
/// <para>Comma, semicolon, tab or bar between the cells; UTF-8 or UTF-16, or the encoding that the mapping names; columns in any order; cells in quotes over
/// several lines; Excel's <c>sep=;</c>.</para>
/// <para>The file is open until this is disposed, and is read once for each stream; a row at a time is in memory, and the keys of the groups. The streams are read
/// one after another, each as often as wanted.</para>
/// <para>A leaver's row is not in the list. A row that can't be used is, with its <see cref="SnapshotUser.Fault"/>; its key is blank when the cells may stand in the
/// wrong columns. A file that can't be read to its end, or that changes meanwhile, ends with a <see cref="SnapshotReadException"/>.</para>
/// </remarks>
public sealed class HrCsvSnapshot : IDisposable
{
    private readonly HrCsvFile _file;
    private readonly RowMapper _mapper;

    private HrCsvSnapshot(HrCsvFile file, RowMapper mapper, bool hasGroups)
    {
        _file = file;
        _mapper = mapper;
        Snapshot = new IdentitySnapshot
        {
            Users = ReadUsersAsync(),
            Groups = hasGroups ? ReadGroupsAsync() : null,
            Memberships = hasGroups ? ReadMembershipsAsync() : null,
        };
    }

    /// <summary>The full list. Without group rules in the mapping it says nothing of groups and memberships, so that they are left alone.</summary>
    public IdentitySnapshot Snapshot { get; }

    /// <summary>The file's name, for messages.</summary>
    public string FileName => _file.Name;

    /// <summary>How many rows the users' stream has come by so far: all once it was read to its end.</summary>
    public long RowsRead { get; private set; }

    /// <summary>How many of them are leavers' rows, which are not in the list.</summary>
    public long LeaverRows { get; private set; }

    /// <summary>Opens an export and looks at its header.</summary>
    /// <param name="path">The file. It is opened for reading only, and nobody can write to it meanwhile where the operating system has such locks.</param>
    /// <param name="mapping">What its columns mean.</param>
    /// <param name="timeProvider">Whose local date decides who has left by now; the system's clock when it is left out.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The export; dispose it to close the file.</returns>
    /// <exception cref="ArgumentException">The path is blank, or an argument is <see langword="null"/>.</exception>
    /// <exception cref="SnapshotReadException">The file can't be read, or lacks columns that the mapping names.</exception>
    public static Task<HrCsvSnapshot> OpenAsync(string path, HrMapping mapping, TimeProvider? timeProvider = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(mapping);
        return OpenAsync(HrCsvFile.Open(path, mapping.Encoding), mapping, timeProvider, cancellationToken);
    }

    /// <summary>Takes an export that is open already and looks at its header.</summary>
    /// <param name="stream">The export; seekable, as it is read once for each kind. It is closed when the result is disposed, or when this fails.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="mapping">What its columns mean.</param>
    /// <param name="timeProvider">Whose local date decides who has left by now; the system's clock when it is left out.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The export.</returns>
    /// <exception cref="ArgumentException">The stream can't seek, the name is blank, or an argument is <see langword="null"/>.</exception>
    /// <exception cref="SnapshotReadException">The stream can't be read, or lacks columns that the mapping names.</exception>
    public static Task<HrCsvSnapshot> OpenAsync(Stream stream, string name, HrMapping mapping, TimeProvider? timeProvider = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(mapping);
        if (!stream.CanSeek) throw new ArgumentException("The stream must be seekable, as it is read once for users, groups and memberships each: copy it into a file first.", nameof(stream));
        return OpenAsync(new HrCsvFile(stream, name, mapping.Encoding), mapping, timeProvider, cancellationToken);
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file.Dispose();

    private static async Task<HrCsvSnapshot> OpenAsync(HrCsvFile file, HrMapping mapping, TimeProvider? timeProvider, CancellationToken cancellationToken)
    {
        try
        {
            var header = await file.ReadHeaderAsync(cancellationToken).ConfigureAwait(false);
            var today = (timeProvider ?? TimeProvider.System).GetLocalNow().Date;
            return new HrCsvSnapshot(file, new RowMapper(mapping, header, today), mapping.Groups.Count > 0);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private async IAsyncEnumerable<SnapshotUser> ReadUsersAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        (RowsRead, LeaverRows) = (0, 0);
        await foreach (var row in _file.ReadRowsAsync(cancellationToken).ConfigureAwait(false))
        {
            RowsRead++;
            if (_mapper.UserOf(row) is { } user) yield return user;
            else LeaverRows++;
        }
    }

    private async IAsyncEnumerable<SnapshotGroup> ReadGroupsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // The first spelling gives the name. There are far fewer groups than people, so their keys can be kept.
        var seen = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var row in _file.ReadRowsAsync(cancellationToken).ConfigureAwait(false))
        {
            foreach (var group in _mapper.GroupsOf(row))
            {
                if (group.ExternalId.Length == 0 || seen.Add(group.ExternalId)) yield return group;
            }
        }
    }

    private async IAsyncEnumerable<SnapshotMembership> ReadMembershipsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var row in _file.ReadRowsAsync(cancellationToken).ConfigureAwait(false))
        {
            foreach (var membership in _mapper.MembershipsOf(row)) yield return membership;
        }
    }
}
