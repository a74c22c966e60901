using Okta.Xaas.Feeds.Employment.Internal;
using Okta.Xaas.Feeds.Mapping.Internal;
using Okta.Xaas.Feeds.Rows.Internal;
using Okta.Xaas.Feeds.Templates.Internal;
using Okta.Xaas.Snapshots;
using Okta.Xaas.Snapshots.Reading.Internal;

namespace Okta.Xaas.Feeds.Lists.Internal;

/// <summary>Turns a row into what the full list has of it. It knows no source.</summary>
internal sealed class RowMapper
{
    private readonly HrMapping _mapping;
    private readonly EmploymentCheck _employment;
    private readonly RowRank? _ranks;
    private readonly BoundCondition? _where;
    private readonly RowText _externalId;
    private readonly ProfileMapper _profiles;
    private readonly GroupMapper[] _groups;
    private readonly GroupMapper[] _groupsThatFail;
    private readonly (string Name, int Place)[] _columns;
    private readonly int _joinerDate;
    private readonly int _leaverDate;
    private readonly int _status;
    private readonly int _rank;
    private readonly int _asOf;

    /// <param name="mapping">What the columns mean.</param>
    /// <param name="header">Where they stand; all that the mapping names are there.</param>
    /// <param name="time">The clock that says who has come and who has left.</param>
    public RowMapper(HrMapping mapping, RowHeader header, TimeProvider time)
    {
        var rules = mapping.Employment;
        _mapping = mapping;
        _employment = new EmploymentCheck(rules, time);
        _ranks = rules.SeveralRows is { } several ? new RowRank(several) : null;
        _where = mapping.Where?.Bind(header.PlaceOf, time);
        _externalId = new RowText(new(mapping.ExternalId), "the external id", HrConversion.None, header, time);
        _profiles = new ProfileMapper(ProfileKind.User, mapping.Attributes, mapping.EmptyCells, header, time);
        _groups = [.. mapping.Groups.Where(rule => rule.File is null).Select(rule => new GroupMapper(rule, header, time))];
        _groupsThatFail = [.. _groups.Where(group => group.CanFail)];
        _columns = [.. mapping.Columns.Where(column => !IsFooters(column)).Select(column => (column.Name, header.PlaceOf(column))).Distinct()];
        _joinerDate = PlaceOf(rules.Joiner?.Date?.Column);
        _leaverDate = PlaceOf(rules.Leaver?.Date?.Column);
        _status = PlaceOf(rules.Leaver?.Status?.Column);
        _rank = PlaceOf(rules.SeveralRows?.Column);
        _asOf = PlaceOf(mapping.AsOf?.Date?.Column);

        int PlaceOf(string? column) => column is null ? -1 : header.PlaceOf(column);

        bool IsFooters(HrColumn column) => mapping.Footer is { } footer && (ReferenceEquals(column, footer.Column) || ReferenceEquals(column, footer.Count));
    }

    /// <summary>The key in a row; blank when it has none, or when it may be another column's.</summary>
    public string KeyOf(SourceRow row) => _externalId.Sure(row);

    /// <summary>Where the person of a row stands; active when that can't be told.</summary>
    public RowState StateOf(SourceRow row, out string? fault)
    {
        // Its cells may stand in the wrong columns.
        if ((fault = row.Fault) is not null) return RowState.Active;
        if (_where is not null && !_where.Test(row, out fault))
        {
            if (fault is null) return RowState.NotSelected;
            fault = $"\"where\": {fault}";
            return RowState.Active;
        }

        var state = _employment.Of(Cell(_joinerDate), Cell(_leaverDate), _status < 0 ? null : row[_status], out fault);
        if (state != EmploymentState.Active) return state == EmploymentState.Left ? RowState.Left : RowState.Later;
        fault ??= SpreadsheetErrorIn(row);
        return RowState.Active;

        object? Cell(int place) => place < 0 ? null : row.Raw(place);
    }

    /// <summary>What a row says of when the list is; null without such a column, and when it may be another column's.</summary>
    public object? AsOfIn(SourceRow row) => _asOf < 0 || row.Fault is not null ? null : row.Raw(_asOf);

    /// <summary>How an active row stands among those of its person; null without a rule, or with an empty cell.</summary>
    public decimal? RankOf(SourceRow row, out string? fault)
    {
        fault = null;
        return row.Fault is null ? _ranks?.Of(row.Raw(_rank), out fault) : null;
    }

    /// <summary>The person of an active row. Whose row is at fault is in the list all the same, as nobody may be deleted for a slip of the pen.</summary>
    public SnapshotUser UserOf(SourceRow row, string? fault, References? references = null)
    {
        var id = KeyOf(row);
        if (fault is null && id.Length == 0) fault = ProfileKind.WhyKeyless(_mapping.ExternalId.Name);
        var profile = new UserProfile();
        List<UniqueAttribute>? unique = null;
        fault ??= _profiles.Fill(profile, row, references, id, out unique) ?? GroupFaultIn(row);
        if (fault is null) return unique is null ? new SnapshotUser(id, profile, row.Number) : new SnapshotUser(id, profile, row.Number) { Unique = unique };
        var names = new UserProfile();
        _profiles.FillNames(names, row);
        return new SnapshotUser(id, names, row.Number, fault);
    }

    /// <summary>What becomes of a row, for whoever writes the mapping.</summary>
    /// <param name="row">The row.</param>
    /// <param name="whyAbsent">Why the person is not in the list by it.</param>
    /// <param name="fault">What is at fault in it.</param>
    /// <param name="references">What keys of others stand for.</param>
    /// <param name="besides">The names of the groups that the person has of files of memberships.</param>
    public RowExplanation Explain(SourceRow row, string? whyAbsent, string? fault, References? references, IEnumerable<string> besides)
    {
        var user = UserOf(row, fault, references);
        return new(KeyOf(row), row.Number)
        {
            WhyAbsent = whyAbsent,
            Fault = user.Fault,
            Attributes = row.Fault is null ? [.. _mapping.Attributes.Select(attribute => ExplanationOf(attribute, row, user))] : [],
            Groups = row.Fault is null ? [.. GroupsOf(row).Select(SideGroups.NameOf).Concat(besides).Distinct(StringComparer.Ordinal)] : [],
        };
    }

    /// <summary>The keys of others that a row has, each with its attribute.</summary>
    public IEnumerable<(HrAttribute Attribute, string Key)> ReferencesOf(SourceRow row) =>
        _profiles.ReferencesOf(row).Where(reference => reference.Key is { Fault: null, After: null, Text.Length: > 0 }).Select(reference => (reference.Attribute, reference.Key.Text));

    /// <summary>What a row has for one attribute.</summary>
    public Rendered TextOf(string attribute, SourceRow row) => _profiles.TextOf(attribute, row);

    /// <summary>The groups of an active row, by all rules.</summary>
    public IEnumerable<SnapshotGroup> GroupsOf(SourceRow row) => _groups.SelectMany(group => group.GroupsOf(row));

    /// <summary>Which groups the person of an active row belongs to; also when the row has a fault that leaves its cells in their places.</summary>
    public IEnumerable<SnapshotMembership> MembershipsOf(SourceRow row)
    {
        var key = KeyOf(row);
        return key.Length == 0 ? [] : _groups.SelectMany(group => group.KeysOf(row)).Select(group => new SnapshotMembership(group, key, row.Number));
    }

    /// <summary>Why nobody can tell all groups of a row; else the person would be taken out of those.</summary>
    public string? GroupFaultIn(SourceRow row)
    {
        foreach (var group in _groupsThatFail)
        {
            if (group.FaultOf(row) is { } fault) return fault;
        }

        return null;
    }

    private AttributeExplanation ExplanationOf(HrAttribute attribute, SourceRow row, SnapshotUser user)
    {
        var explanation = new AttributeExplanation(attribute.Name, attribute.Text.Template?.Text ?? attribute.Text.Constant ?? attribute.Text.What);
        if (user.Fault is null)
        {
            var unique = user.Unique?.FirstOrDefault(one => one.Attribute == attribute.Name);
            var value = unique is null ? user.Profile[attribute.Name] : $"{unique.Before}{{n}}{unique.After}";
            return explanation.With(value, value is null && user.Profile.Contains(attribute.Name), fault: null);
        }

        // Of a row that is held back it is told which attribute is at fault, and what the others would be.
        var text = TextOf(attribute.Name, row);
        return explanation.With(text.Fault is null && text.Text.Length + (text.After?.Length ?? 0) > 0 ? text.After is { } after ? $"{text.Text}{{n}}{after}" : text.Text : null, isCleared: false, text.Fault);
    }

    // Also in what is no attribute: a group of that name would take the person out of the one of before.
    private string? SpreadsheetErrorIn(SourceRow row)
    {
        foreach (var (name, place) in _columns)
        {
            if (row.Cells[place] is string && SpreadsheetErrors.Is(row[place])) return SpreadsheetErrors.Why($"column '{name}'");
        }

        return null;
    }
}
