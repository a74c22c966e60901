using Okta.Xaas.Changes;
using Okta.Xaas.Snapshots.Reading.Internal;
using Okta.Xaas.Snapshots.Reading.Mapping;
using Okta.Xaas.Snapshots.Reading.Mapping.Internal;

namespace Okta.Xaas.Snapshots.Reading.Csv.Internal;

/// <summary>Turns a row into what the full list has of it. It knows no file.</summary>
internal sealed class RowMapper
{
    private readonly HrMapping _mapping;
    private readonly LeaverCheck _leavers;
    private readonly int _externalId;
    private readonly (HrAttribute Attribute, int Place)[] _attributes;
    private readonly (HrGroupRule Rule, int Place)[] _groups;

    public RowMapper(HrMapping mapping, HrCsvHeader header, DateTime today)
    {
        header.Require(mapping);
        _mapping = mapping;
        _leavers = new LeaverCheck(mapping.Leaver, header, today);
        _externalId = header.PlaceOf(mapping.ExternalId);
        _attributes = [.. mapping.Attributes.Select(attribute => (attribute, header.PlaceOf(attribute.Column)))];
        _groups = [.. mapping.Groups.Select(rule => (rule, header.PlaceOf(rule.Column)))];
    }

    /// <summary>The person of a row; null for a leaver. Whose row is at fault is in the list all the same, as nobody may be deleted for a slip of the pen.</summary>
    public SnapshotUser? UserOf(HrCsvRow row)
    {
        // Its cells may stand in the wrong columns, so not even the key is sure.
        if (row.Fault is not null) return Unusable("", row.Fault);
        if (_leavers.IsLeaver(row, out var fault)) return null;
        var id = row[_externalId];
        if (id.Length == 0) return Unusable("", ProfileKind.WhyKeyless(_mapping.ExternalId.Name));
        fault ??= MissingIn(row);
        return fault is null ? new SnapshotUser(id, ProfileOf(row), row.Line) : Unusable(id, fault);

        SnapshotUser Unusable(string externalId, string why) => new(externalId, new UserProfile(), row.Line, why);
    }

    /// <summary>The groups of a row, with their rules; none of a leaver's, and one without a key when the row can't be trusted.</summary>
    public IEnumerable<SnapshotGroup> GroupsOf(HrCsvRow row)
    {
        if (row.Fault is not null) return [new SnapshotGroup("", new GroupProfile(), row.Line, row.Fault)];
        return ValuesOf(row).Select(group => new SnapshotGroup(group.Rule.ExternalIdOf(group.Value), group.Rule.ProfileOf(group.Value), row.Line));
    }

    /// <summary>Which groups the person of a row belongs to; also when the row has a fault that leaves its cells in their places.</summary>
    public IEnumerable<SnapshotMembership> MembershipsOf(HrCsvRow row)
    {
        if (row.Fault is not null) return [new SnapshotMembership("", "", row.Line)];
        return ValuesOf(row).Select(group => new SnapshotMembership(group.Rule.ExternalIdOf(group.Value), row[_externalId], row.Line));
    }

    private IEnumerable<(HrGroupRule Rule, string Value)> ValuesOf(HrCsvRow row)
    {
        if (_leavers.IsLeaver(row, out _)) yield break;
        foreach (var (rule, place) in _groups)
        {
            var values = rule.Separator is { } separator ? row[place].Split([separator], StringSplitOptions.None) : [row[place]];
            foreach (var value in values)
            {
                if (value.Trim() is { Length: > 0 } named) yield return (rule, OneLine.Of(named));
            }
        }
    }

    private string? MissingIn(HrCsvRow row)
    {
        foreach (var (attribute, place) in _attributes)
        {
            if (row[place].Length == 0 && ProfileKind.User.IsRequired(attribute.Name)) return ProfileKind.User.WhyRequired(attribute.Column.Name, attribute.Name);
        }

        return null;
    }

    private UserProfile ProfileOf(HrCsvRow row)
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
}
