using System.Runtime.CompilerServices;
using Okta.Xaas.Feeds.Employment;
using Okta.Xaas.Feeds.Employment.Internal;
using Okta.Xaas.Feeds.Rows.Internal;
using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Feeds.Lists.Internal;

/// <summary>
/// The full list that a mapping makes of a source: its users, groups and memberships, who is absent, and what is known of the list as a whole. A row at a time is in
/// memory, the keys of the groups, and where people may have several rows those of the people.
/// </summary>
internal sealed class MappedList : IDisposable
{
    private readonly IRowSource _source;
    private readonly RowMapper _mapper;
    private readonly FooterRows _footer;
    private readonly HrMapping _mapping;
    private readonly IReadOnlyList<SideGroups> _sideGroups;
    private readonly SeveralRows? _severalRows;
    private readonly AsOfTime? _asOf;
    private readonly long? _number;
    private LeadingRows? _leading;
    private References? _references;
    private LeftOut? _leftOut;

    private MappedList(IRowSource source, RowHeader header, HrMapping mapping, IReadOnlyList<SideGroups> sideGroups, TimeProvider time)
    {
        _source = source;
        _mapper = new RowMapper(mapping, header, time);
        _footer = new FooterRows(mapping.Footer, header);
        _mapping = mapping;
        _sideGroups = sideGroups;
        _severalRows = mapping.Employment.SeveralRows;
        _asOf = mapping.AsOf?.Date is { } date ? new AsOfTime(date, mapping.Employment.TimeZone) : null;
        _number = mapping.AsOf?.FileNumber?.In(source.Name);
        var hasGroups = mapping.Groups.Count > 0;
        Snapshot = new IdentitySnapshot
        {
            Users = ReadUsersAsync(),
            Groups = hasGroups ? ReadGroupsAsync() : null,
            Memberships = hasGroups ? ReadMembershipsAsync() : null,
            Facts = FactsOfList,
        };
    }

    public IdentitySnapshot Snapshot { get; }

    public string Name => _source.Name;

    /// <summary>How many rows the users' stream has come by so far.</summary>
    public long RowsRead { get; private set; }

    /// <summary>How many of them are leavers' rows.</summary>
    public long LeaverRows { get; private set; }

    /// <summary>How many of them are of people who come later.</summary>
    public long LaterRows { get; private set; }

    /// <summary>How many of them the mapping does not choose.</summary>
    public long NotSelectedRows { get; private set; }

    /// <summary>Looks at the source's header; the source is disposed with the list, or when this fails.</summary>
    public static async Task<MappedList> OpenAsync(IRowSource source, HrMapping mapping, TimeProvider? timeProvider, CancellationToken cancellationToken)
    {
        var time = timeProvider ?? TimeProvider.System;
        var sideGroups = new List<SideGroups>();
        try
        {
            var header = await source.ReadHeaderAsync(mapping.Columns, cancellationToken).ConfigureAwait(false);
            header.Require(mapping.Columns, mapping.FileName);
            foreach (var rule in mapping.Groups.Where(rule => rule.File is not null))
                sideGroups.Add(await SideGroups.OpenAsync(rule, mapping.FileName, time, cancellationToken).ConfigureAwait(false));
            return new MappedList(source, header, mapping, sideGroups, time);
        }
        catch
        {
            foreach (var groups in sideGroups) groups.Dispose();
            source.Dispose();
            throw;
        }
    }

    /// <summary>The people of the rows that are not in the list, each with the reason.</summary>
    public async IAsyncEnumerable<AbsentPerson> ReadAbsentAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var row in ReadRecordsAsync(cancellationToken).ConfigureAwait(false))
        {
            var state = _mapper.StateOf(row, out _);
            if (state != RowState.Active && _mapper.KeyOf(row) is { Length: > 0 } key) yield return new AbsentPerson(key, row.Number, WhyAbsent(state));
        }
    }

    /// <summary>What becomes of each row of a person, whatever the key's case.</summary>
    public async IAsyncEnumerable<RowExplanation> ExplainAsync(string key, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        _leading = await FindLeadingAsync(cancellationToken).ConfigureAwait(false);
        _references = await FindReferencesAsync(cancellationToken).ConfigureAwait(false);
        await foreach (var row in ReadRecordsAsync(cancellationToken).ConfigureAwait(false))
        {
            if (!string.Equals(_mapper.KeyOf(row), key, StringComparison.OrdinalIgnoreCase)) continue;
            var state = _mapper.StateOf(row, out var fault);
            var whyAbsent = state != RowState.Active ? WhyAbsent(state) : Leads(row, ref fault) ? null : "another row of the same person leads";
            yield return _mapper.Explain(row, whyAbsent, fault, _references, whyAbsent is null ? await SideGroupsOfAsync(_mapper.KeyOf(row), cancellationToken).ConfigureAwait(false) : []);
        }
    }

    /// <summary>Memberships of another source, without those of people who are absent.</summary>
    public async IAsyncEnumerable<SnapshotMembership> WithoutAbsentAsync(IAsyncEnumerable<SnapshotMembership> memberships, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var leftOut = _leftOut ??= await FindLeftOutAsync(cancellationToken).ConfigureAwait(false);
        await foreach (var membership in memberships.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (!leftOut.Has(membership.MemberExternalId)) yield return membership;
        }
    }

    public void Dispose()
    {
        foreach (var groups in _sideGroups) groups.Dispose();
        _source.Dispose();
    }

    private static string WhyAbsent(RowState state) => state switch
    {
        RowState.Left => "has left",
        RowState.Later => "has not begun yet",
        _ => "is not selected by the mapping",
    };

    private async Task<IReadOnlyList<string>> SideGroupsOfAsync(string key, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        foreach (var side in _sideGroups)
        {
            await foreach (var name in side.NamesOfAsync(key, cancellationToken).ConfigureAwait(false)) names.Add(name);
        }

        return names;
    }

    private SnapshotFacts FactsOfList()
    {
        var facts = new SnapshotFacts
        {
            MadeAt = _mapping.AsOf is null ? _source.WrittenAt : null,
            Number = _number,
            EndsWithLineEnd = _source.EndsWithLineEnd(),
            ExpectedRecords = _footer.RecordsByFooter,
            CountedRecords = _footer.Records,
            Notes = [.. _source.Notes, .. _mapping.Employment.Notes, .. _references?.Notes(_source.Place) ?? []],
        };
        return _asOf is null ? facts : _asOf.AddTo(facts, Name);
    }

    private async IAsyncEnumerable<SourceRow> ReadRecordsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _footer.Begin();
        await foreach (var row in _source.ReadRowsAsync(cancellationToken).ConfigureAwait(false))
        {
            if (_footer.Passes(row)) yield return row;
        }
    }

    private async IAsyncEnumerable<SnapshotUser> ReadUsersAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        _leading = await FindLeadingAsync(cancellationToken).ConfigureAwait(false);
        _references = await FindReferencesAsync(cancellationToken).ConfigureAwait(false);
        (RowsRead, LeaverRows, LaterRows, NotSelectedRows) = (0, 0, 0, 0);
        _asOf?.Begin();
        await foreach (var row in ReadRecordsAsync(cancellationToken).ConfigureAwait(false))
        {
            RowsRead++;
            _asOf?.Add(_mapper.AsOfIn(row));
            var state = _mapper.StateOf(row, out var fault);
            if (state == RowState.Left) LeaverRows++;
            else if (state == RowState.Later) LaterRows++;
            else if (state == RowState.NotSelected) NotSelectedRows++;
            else if (Leads(row, ref fault)) yield return _mapper.UserOf(row, fault, _references);
        }
    }

    private async IAsyncEnumerable<SnapshotGroup> ReadGroupsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // There are far fewer groups than people, so their keys and spellings can be kept.
        var groups = new GroupSpellings();
        await foreach (var row in ReadActiveAsync(cancellationToken).ConfigureAwait(false))
        {
            foreach (var group in _mapper.GroupsOf(row)) groups.Add(group);
        }

        foreach (var side in _sideGroups)
        {
            await foreach (var group in side.ReadGroupsAsync(cancellationToken).ConfigureAwait(false)) groups.Add(group);
        }

        foreach (var group in groups.All) yield return group;
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

        foreach (var side in _sideGroups)
        {
            await foreach (var membership in WithoutAbsentAsync(side.ReadMembershipsAsync(cancellationToken), cancellationToken).ConfigureAwait(false)) yield return membership;
        }
    }

    // Nothing is told of a row whose cells may stand in the wrong columns but that it is there, which the users' stream does.
    private async IAsyncEnumerable<SourceRow> ReadActiveAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in ReadRecordsAsync(cancellationToken).ConfigureAwait(false))
        {
            if (row.Fault is null && _mapper.StateOf(row, out _) == RowState.Active) yield return row;
        }
    }

    private async Task<LeadingRows?> FindLeadingAsync(CancellationToken cancellationToken)
    {
        if (_severalRows is null) return null;
        var leading = new LeadingRows();
        await foreach (var row in ReadRecordsAsync(cancellationToken).ConfigureAwait(false))
        {
            if (_mapper.StateOf(row, out var fault) != RowState.Active || _mapper.KeyOf(row) is not { Length: > 0 } key) continue;
            var rank = _mapper.RankOf(row, out var rankFault);
            leading.Add(key, row.Number, rank, (fault ?? rankFault ?? GroupFaultIn(row)) is not null);
        }

        return leading;
    }

    private async Task<LeftOut> FindLeftOutAsync(CancellationToken cancellationToken)
    {
        var leftOut = new LeftOut();
        await foreach (var row in ReadRecordsAsync(cancellationToken).ConfigureAwait(false))
        {
            if (_mapper.KeyOf(row) is { Length: > 0 } key) leftOut.Add(key, _mapper.StateOf(row, out _) == RowState.Active);
        }

        return leftOut;
    }

    private async Task<References?> FindReferencesAsync(CancellationToken cancellationToken)
    {
        if (_mapping.Attributes.All(attribute => attribute.Reference is null)) return null;
        var references = new References(_mapping.Attributes);
        await foreach (var row in ReadActiveAsync(cancellationToken).ConfigureAwait(false)) references.Collect(_mapper.ReferencesOf(row));
        await foreach (var row in ReadRecordsAsync(cancellationToken).ConfigureAwait(false))
        {
            if (_mapper.StateOf(row, out var fault) != RowState.Active) continue;
            var key = _mapper.KeyOf(row);
            if (key.Length > 0 && !references.Wants(key)) continue;
            var leads = Leads(row, ref fault);
            if (key.Length == 0 || fault is not null) references.AddUnusable(key);
            else if (leads) references.Add(key, attribute => _mapper.TextOf(attribute, row), _mapper.ReferencesOf(row));
        }

        references.Complete();
        return references;
    }

    private bool Leads(SourceRow row, ref string? fault)
    {
        if (_leading is null || _mapper.KeyOf(row) is not { Length: > 0 } key) return true;
        if (fault is null && _leading.HasSeveral(key))
        {
            _mapper.RankOf(row, out fault);
            fault ??= GroupFaultIn(row);
        }

        return _leading.Leads(key, row.Number, fault is not null);
    }

    // Of a row that makes memberships although another one leads.
    private string? GroupFaultIn(SourceRow row) => _severalRows?.Memberships == RowMemberships.All ? _mapper.GroupFaultIn(row) : null;
}
