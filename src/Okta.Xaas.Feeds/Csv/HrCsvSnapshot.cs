using System.Runtime.CompilerServices;
using Okta.Xaas.Changes;
using Okta.Xaas.Feeds.Csv.Internal;
using Okta.Xaas.Feeds.Employment;
using Okta.Xaas.Feeds.Employment.Internal;
using Okta.Xaas.Feeds.Mapping;
using Okta.Xaas.Snapshots.Reading;

namespace Okta.Xaas.Feeds.Csv;

/// <summary>An HR system's CSV export as a full list: its active people, and the groups that the mapping makes of columns, with their members.</summary>
/// <remarks>
/// <para>Comma, semicolon, tab, bar, caret or tilde between the cells, or what the mapping names; UTF-8 or UTF-16, or the encoding that the mapping names; columns in
/// any order; cells in quotes over several lines; Excel's <c>sep=;</c>. A row of empty cells is no row, and one empty cell too many at the end is no fault.</para>
/// <para>The file is open until this is disposed, and is read once for each stream, and once more where people may have several rows; a row at a time is in memory, the
/// keys of the groups, and with such a rule those of the people. The streams are read one after another, each as often as wanted.</para>
/// <para>The row of somebody who has left, or comes later, is not in the list. A row that can't be used is, with its <see cref="SnapshotUser.Fault"/>; its key is blank
/// when the cells may stand in the wrong columns. A file that can't be read to its end, or that changes meanwhile, ends with a <see cref="SnapshotReadException"/>.</para>
/// </remarks>
public sealed class HrCsvSnapshot : IDisposable
{
    private readonly HrCsvFile _file;
    private readonly RowMapper _mapper;
    private readonly HrMapping _mapping;
    private readonly SeveralRows? _severalRows;
    private readonly AsOfTime? _asOf;
    private readonly long? _number;
    private LeadingRows? _leading;

    private HrCsvSnapshot(HrCsvFile file, RowMapper mapper, HrMapping mapping)
    {
        _file = file;
        _mapper = mapper;
        _mapping = mapping;
        _severalRows = mapping.Employment.SeveralRows;
        _asOf = mapping.AsOf?.Date is { } date ? new AsOfTime(date, mapping.Employment.TimeZone) : null;
        _number = mapping.AsOf?.FileNumber?.In(file.Name);
        var hasGroups = mapping.Groups.Count > 0;
        Snapshot = new IdentitySnapshot
        {
            Users = ReadUsersAsync(),
            Groups = hasGroups ? ReadGroupsAsync() : null,
            Memberships = hasGroups ? ReadMembershipsAsync() : null,
            Facts = FactsOfList,
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

    /// <summary>How many of them are of people who come later, and so are not in the list yet.</summary>
    public long LaterRows { get; private set; }

    /// <summary>Opens an export and looks at its header.</summary>
    /// <param name="path">The file. It is opened for reading only, and nobody can write to it meanwhile where the operating system has such locks.</param>
    /// <param name="mapping">What its columns mean.</param>
    /// <param name="timeProvider">The clock that says who has come and who has left, in the time zone that the mapping names, or UTC. The system's when it is left out.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The export; dispose it to close the file.</returns>
    /// <exception cref="ArgumentException">The path is blank, or an argument is <see langword="null"/>.</exception>
    /// <exception cref="SnapshotReadException">The file can't be read, or lacks columns that the mapping names.</exception>
    public static Task<HrCsvSnapshot> OpenAsync(string path, HrMapping mapping, TimeProvider? timeProvider = null, CancellationToken cancellationToken = default)
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
    public static Task<HrCsvSnapshot> OpenAsync(Stream stream, string name, HrMapping mapping, TimeProvider? timeProvider = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(mapping);
        if (!stream.CanSeek) throw new ArgumentException("The stream must be seekable, as it is read once for users, groups and memberships each: copy it into a file first.", nameof(stream));
        return OpenAsync(new HrCsvFile(stream, name, mapping.Encoding, mapping.Table), mapping, timeProvider, cancellationToken);
    }

    /// <summary>The people of the rows that are not in the list, as they have left or come later, each with the reason; for a <c>PeopleReport</c>.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Their keys and rows, in the order of the file. Somebody may be in the list with another row.</returns>
    /// <exception cref="SnapshotReadException">The file can't be read to its end.</exception>
    public async IAsyncEnumerable<AbsentPerson> ReadAbsentAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var row in _file.ReadRowsAsync(cancellationToken).ConfigureAwait(false))
        {
            var state = _mapper.StateOf(row, out _);
            if (state != EmploymentState.Active && _mapper.KeyOf(row) is { Length: > 0 } key) yield return new AbsentPerson(key, row.Line, state == EmploymentState.Left ? "has left" : "has not begun yet");
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file.Dispose();

    private static async Task<HrCsvSnapshot> OpenAsync(HrCsvFile file, HrMapping mapping, TimeProvider? timeProvider, CancellationToken cancellationToken)
    {
        try
        {
            var header = await file.ReadHeaderAsync(mapping.Columns, cancellationToken).ConfigureAwait(false);
            return new HrCsvSnapshot(file, new RowMapper(mapping, header, timeProvider ?? TimeProvider.System), mapping);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private SnapshotFacts FactsOfList()
    {
        var facts = new SnapshotFacts
        {
            MadeAt = _mapping.AsOf is null ? _file.WrittenAt : null,
            Number = _number,
            EndsWithLineEnd = _file.EndsWithLineEnd(),
            ExpectedRecords = _file.RecordsByFooter,
            CountedRecords = _file.Records,
            Notes = _mapping.Employment.Notes,
        };
        return _asOf is null ? facts : _asOf.AddTo(facts, FileName);
    }

    private async IAsyncEnumerable<SnapshotUser> ReadUsersAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        _leading = await FindLeadingAsync(cancellationToken).ConfigureAwait(false);
        (RowsRead, LeaverRows, LaterRows) = (0, 0, 0);
        _asOf?.Begin();
        await foreach (var row in _file.ReadRowsAsync(cancellationToken).ConfigureAwait(false))
        {
            RowsRead++;
            _asOf?.Add(_mapper.AsOfIn(row));
            var state = _mapper.StateOf(row, out var fault);
            if (state == EmploymentState.Left) LeaverRows++;
            else if (state == EmploymentState.Later) LaterRows++;
            else if (Leads(row, ref fault)) yield return _mapper.UserOf(row, fault);
        }
    }

    private async IAsyncEnumerable<SnapshotGroup> ReadGroupsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // The first spelling gives the name. There are far fewer groups than people, so their keys and spellings can be kept.
        var groups = new Dictionary<string, (SnapshotGroup Group, List<GroupProfile> Others)>(StringComparer.Ordinal);
        await foreach (var row in ReadActiveAsync(cancellationToken).ConfigureAwait(false))
        {
            foreach (var group in _mapper.GroupsOf(row))
            {
                if (!groups.TryGetValue(group.ExternalId, out var known)) groups[group.ExternalId] = (group, []);
                else if (IsNew(group.Profile, known.Group.Profile, known.Others)) known.Others.Add(group.Profile);
            }
        }

        foreach (var (group, others) in groups.Values) yield return others.Count == 0 ? group : group with { Alternatives = others };

        static bool IsNew(GroupProfile profile, GroupProfile first, List<GroupProfile> others) =>
            profile.DisplayName != first.DisplayName && others.TrueForAll(other => other.DisplayName != profile.DisplayName);
    }

    private async IAsyncEnumerable<SnapshotMembership> ReadMembershipsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (_severalRows?.Memberships == RowMemberships.Leading) _leading ??= await FindLeadingAsync(cancellationToken).ConfigureAwait(false);
        await foreach (var row in ReadActiveAsync(cancellationToken).ConfigureAwait(false))
        {
            _mapper.StateOf(row, out var fault);
            if (_severalRows?.Memberships == RowMemberships.Leading && !Leads(row, ref fault)) continue;
            foreach (var membership in _mapper.MembershipsOf(row)) yield return membership;
        }
    }

    // Nothing is told of a row whose cells may stand in the wrong columns but that it is there, which the users' stream does.
    private async IAsyncEnumerable<HrCsvRow> ReadActiveAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in _file.ReadRowsAsync(cancellationToken).ConfigureAwait(false))
        {
            if (row.Fault is null && _mapper.StateOf(row, out _) == EmploymentState.Active) yield return row;
        }
    }

    private async Task<LeadingRows?> FindLeadingAsync(CancellationToken cancellationToken)
    {
        if (_severalRows is null) return null;
        var leading = new LeadingRows();
        await foreach (var row in _file.ReadRowsAsync(cancellationToken).ConfigureAwait(false))
        {
            if (_mapper.StateOf(row, out var fault) != EmploymentState.Active || _mapper.KeyOf(row) is not { Length: > 0 } key) continue;
            var rank = _mapper.RankOf(row, out var rankFault);
            leading.Add(key, row.Line, rank, (fault ?? rankFault) is not null);
        }

        return leading;
    }

    private bool Leads(HrCsvRow row, ref string? fault)
    {
        if (_leading is null || _mapper.KeyOf(row) is not { Length: > 0 } key) return true;
        if (fault is null && _leading.HasSeveral(key)) _mapper.RankOf(row, out fault);
        return _leading.Leads(key, row.Line, fault is not null);
    }
}
