using HrCsvSync.Csv;
using HrCsvSync.Mapping;
using Okta.Xaas.Changes;

namespace HrCsvSync.People;

/// <summary>Turns a row into what Okta is told of a person. It knows neither files nor the console.</summary>
internal sealed class RowMapper
{
    private readonly HrMapping _mapping;
    private readonly LeaverCheck _leavers;
    private readonly int _externalId;
    private readonly (HrAttribute Attribute, int Place)[] _attributes;
    private readonly (HrGroupRule Rule, int Place)[] _groups;

    public RowMapper(HrMapping mapping, HrCsvHeader header, DateOnly today)
    {
        header.Require(mapping);
        _mapping = mapping;
        _leavers = new LeaverCheck(mapping.Leaver, header, today);
        _externalId = header.PlaceOf(mapping.ExternalId);
        _attributes = [.. mapping.Attributes.Select(attribute => (attribute, header.PlaceOf(attribute.Column)))];
        _groups = [.. mapping.Groups.Select(rule => (rule, header.PlaceOf(rule.Column)))];
    }

    public string ExternalIdOf(HrCsvRow row) => row[_externalId];

    public string UserNameOf(HrCsvRow row) => row[_attributes.First(mapped => mapped.Attribute.Name == "userName").Place];

    /// <summary>The column that fills an attribute.</summary>
    public string? ColumnOf(string? attribute) => _mapping.Attributes.FirstOrDefault(mapped => mapped.Name == attribute)?.Column.Name;

    /// <summary>Whether the row is a leaver's; <paramref name="fault"/> tells why it is neither a leaver's nor an active person's.</summary>
    public bool IsLeaver(HrCsvRow row, out RowFault? fault)
    {
        fault = null;
        if (ExternalIdOf(row).Length == 0)
        {
            fault = new RowFault(_mapping.ExternalId, "empty; without it nobody knows whose row this is");
            return false;
        }

        if (_leavers.IsLeaver(row, out fault) || fault is not null) return fault is null;
        foreach (var (attribute, place) in _attributes)
        {
            if (attribute.IsRequired && row[place].Length == 0)
            {
                fault = new RowFault(attribute.Column, $"empty, but Okta makes no user without {attribute.Name}");
                return false;
            }
        }

        return false;
    }

    /// <summary>The attributes of an active person, as the mapping's policy for empty cells has it.</summary>
    public UserProfile ProfileOf(HrCsvRow row)
    {
        var profile = new UserProfile();
        foreach (var (attribute, place) in _attributes)
        {
            var value = OnOneLine(row[place]);
            if (value.Length > 0) profile[attribute.Name] = value;
            else if (_mapping.EmptyCells == EmptyCellPolicy.Clear && attribute.CanBeCleared) profile[attribute.Name] = null;
        }

        return profile;
    }

    /// <summary>The groups that the person is a member of: the rule and the cell's value.</summary>
    public IEnumerable<(HrGroupRule Rule, string Value)> GroupsOf(HrCsvRow row)
    {
        foreach (var (rule, place) in _groups)
        {
            var values = rule.Separator is { } separator ? row[place].Split(separator, StringSplitOptions.TrimEntries) : [row[place]];
            foreach (var value in values)
            {
                if (value.Length > 0) yield return (rule, OnOneLine(value));
            }
        }
    }

    // An address over several lines of one cell: an attribute in Okta is a single line.
    private static string OnOneLine(string cell) =>
        cell.AsSpan().ContainsAny('\r', '\n') ? string.Join(' ', cell.Split(['\r', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) : cell;
}
