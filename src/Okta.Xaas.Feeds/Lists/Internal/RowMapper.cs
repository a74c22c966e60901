using Okta.Xaas.Changes;
using Okta.Xaas.Feeds.Employment.Internal;
using Okta.Xaas.Feeds.Mapping;
using Okta.Xaas.Feeds.Mapping.Internal;
using Okta.Xaas.Feeds.Rows.Internal;
using Okta.Xaas.Snapshots.Reading;
using Okta.Xaas.Snapshots.Reading.Internal;

namespace Okta.Xaas.Feeds.Lists.Internal;

/// <summary>Turns a row into what the full list has of it. It knows no source.</summary>
internal sealed class RowMapper
{
    private readonly HrMapping _mapping;
    private readonly EmploymentCheck _employment;
    private readonly RowRank? _ranks;
    private readonly int _externalId;
    private readonly int _joinerDate;
    private readonly int _leaverDate;
    private readonly int _status;
    private readonly int _rank;
    private readonly int _asOf;
    private readonly (HrAttribute Attribute, int Place)[] _attributes;
    private readonly (HrGroupRule Rule, int Place)[] _groups;
    private readonly (string Name, int Place)[] _columns;

    public RowMapper(HrMapping mapping, RowHeader header, TimeProvider time)
    {
        header.Require(mapping.Columns, mapping.FileName);
        var rules = mapping.Employment;
        _mapping = mapping;
        _employment = new EmploymentCheck(rules, time);
        _ranks = rules.SeveralRows is { } several ? new RowRank(several) : null;
        _externalId = header.PlaceOf(mapping.ExternalId);
        _joinerDate = PlaceOf(rules.Joiner?.Date?.Column);
        _leaverDate = PlaceOf(rules.Leaver?.Date?.Column);
        _status = PlaceOf(rules.Leaver?.Status?.Column);
        _rank = PlaceOf(rules.SeveralRows?.Column);
        _asOf = PlaceOf(mapping.AsOf?.Date?.Column);
        _attributes = [.. mapping.Attributes.Select(attribute => (attribute, header.PlaceOf(attribute.Column)))];
        _columns = [.. mapping.Columns.Where(column => !IsFooters(column)).Select(column => (column.Name, header.PlaceOf(column))).Distinct()];
        _groups = [.. mapping.Groups.Select(rule => (rule, header.PlaceOf(rule.Column)))];

        int PlaceOf(string? column) => column is null ? -1 : header.PlaceOf(column);

        bool IsFooters(HrColumn column) => mapping.Table.Footer is { } footer && (ReferenceEquals(column, footer.Column) || ReferenceEquals(column, footer.Count));
    }

    /// <summary>The key in a row; blank when it has none, or when it may be another column's.</summary>
    public string KeyOf(SourceRow row) => row.Sure(_externalId);

    /// <summary>Where the person of a row stands; active when that can't be told.</summary>
    public EmploymentState StateOf(SourceRow row, out string? fault)
    {
        // Its cells may stand in the wrong columns.
        if ((fault = row.Fault) is not null) return EmploymentState.Active;
        var state = _employment.Of(Cell(_joinerDate), Cell(_leaverDate), _status < 0 ? null : row[_status], out fault);
        if (fault is null && state == EmploymentState.Active) fault = SpreadsheetErrorIn(row);
        return state;

        object? Cell(int place) => place < 0 ? null : row.Cells[place];
    }

    /// <summary>What a row says of when the list is; null without such a column, and when it may be another column's.</summary>
    public object? AsOfIn(SourceRow row) => _asOf < 0 || row.Fault is not null ? null : row.Cells[_asOf];

    /// <summary>How an active row stands among those of its person; null without a rule, or with an empty cell.</summary>
    public decimal? RankOf(SourceRow row, out string? fault)
    {
        fault = null;
        return row.Fault is null ? _ranks?.Of(row.Cells[_rank], out fault) : null;
    }

    /// <summary>The person of an active row. Whose row is at fault is in the list all the same, as nobody may be deleted for a slip of the pen.</summary>
    public SnapshotUser UserOf(SourceRow row, string? fault)
    {
        var id = KeyOf(row);
        if (fault is null && id.Length == 0) fault = ProfileKind.WhyKeyless(_mapping.ExternalId.Name);
        fault ??= MissingIn(row);
        return new SnapshotUser(id, fault is null ? ProfileOf(row) : NamesOf(row), row.Number, fault);
    }

    /// <summary>The groups of an active row, with their rules.</summary>
    public IEnumerable<SnapshotGroup> GroupsOf(SourceRow row) =>
        ValuesOf(row).Select(group => new SnapshotGroup(group.Rule.ExternalIdOf(group.Value), group.Rule.ProfileOf(group.Value), row.Number));

    /// <summary>Which groups the person of an active row belongs to; also when the row has a fault that leaves its cells in their places.</summary>
    public IEnumerable<SnapshotMembership> MembershipsOf(SourceRow row) =>
        row[_externalId].Length == 0 ? [] : ValuesOf(row).Select(group => new SnapshotMembership(group.Rule.ExternalIdOf(group.Value), row[_externalId], row.Number));

    private IEnumerable<(HrGroupRule Rule, string Value)> ValuesOf(SourceRow row)
    {
        foreach (var (rule, place) in _groups)
        {
            var values = rule.Separator is { } separator ? row[place].Split([separator], StringSplitOptions.None) : [row[place]];
            foreach (var value in values)
            {
                if (value.Trim() is { Length: > 0 } named) yield return (rule, OneLine.Of(named));
            }
        }
    }

    // Also in what is no attribute: a group of that name would take the person out of the one of before.
    private string? SpreadsheetErrorIn(SourceRow row)
    {
        foreach (var (name, place) in _columns)
        {
            if (row.Cells[place] is string text && SpreadsheetErrors.Is(text)) return SpreadsheetErrors.Why($"column '{name}'");
        }

        return null;
    }

    private string? MissingIn(SourceRow row)
    {
        foreach (var (attribute, place) in _attributes)
        {
            if (row[place].Length == 0 && ProfileKind.User.IsRequired(attribute.Name)) return ProfileKind.User.WhyRequired(attribute.Column.Name, attribute.Name);
        }

        return null;
    }

    private UserProfile ProfileOf(SourceRow row)
    {
        var profile = new UserProfile();
        foreach (var (attribute, place) in _attributes)
        {
            var value = OneLine.Of(row[place]);
            if (value.Length > 0) profile[attribute.Name] = value;
            else if (_mapping.EmptyCells == EmptyValuePolicy.Clear && ProfileKind.User.CanBeCleared(attribute.Name)) profile[attribute.Name] = null;
        }

        return profile;
    }

    // By them it is known who stands in a row that is not sent.
    private UserProfile NamesOf(SourceRow row)
    {
        var profile = new UserProfile();
        foreach (var (attribute, place) in _attributes)
        {
            if (ProfileKind.User.IsRequired(attribute.Name) && row.Sure(place) is { Length: > 0 } value) profile[attribute.Name] = OneLine.Of(value);
        }

        return profile;
    }
}
