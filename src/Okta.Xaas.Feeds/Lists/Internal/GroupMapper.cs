using Okta.Xaas.Feeds.Mapping.Internal;
using Okta.Xaas.Feeds.Rows.Internal;
using Okta.Xaas.Feeds.Templates.Internal;
using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Feeds.Lists.Internal;

/// <summary>The groups of a row by one rule.</summary>
internal sealed class GroupMapper
{
    // What separates the values of a cell may be its lines.
    private static readonly HrConversion AsItIs = new() { Trim = false };

    private readonly HrGroupRule _rule;
    private readonly RowText[] _values;
    private readonly RowText _displayName;
    private readonly RowText? _description;
    private readonly BoundCondition? _when;

    public GroupMapper(HrGroupRule rule, RowHeader header, TimeProvider time)
    {
        _rule = rule;
        _values = [.. rule.Values.Select(value => new RowText(value, "a group", AsItIs, header, time))];
        _displayName = Bind(rule.DisplayName, "a group's displayName");
        _description = rule.Description is { } description ? Bind(description, "a group's description") : null;
        _when = rule.When?.Bind(header.PlaceOf, time);

        RowText Bind(HrText text, string isFor) => new(text, isFor, HrConversion.None, header, time);
    }

    /// <summary>Whether there can be rows of which nobody can tell their groups.</summary>
    public bool CanFail => _when is not null || _rule.Values.Any(value => value.Template is not null);

    /// <summary>Why nobody can tell to which groups the person of a row belongs; null when somebody can.</summary>
    public string? FaultOf(SourceRow row)
    {
        if (!Takes(row, out var fault) || fault is not null) return fault;
        foreach (var value in _values)
        {
            if (Whole(value, row).Fault is { } reason) return reason;
        }

        return null;
    }

    /// <summary>The groups' keys.</summary>
    public IEnumerable<string> KeysOf(SourceRow row) => ValuesOf(row).Select(_rule.ExternalIdOf);

    /// <summary>The groups.</summary>
    public IEnumerable<SnapshotGroup> GroupsOf(SourceRow row) => ValuesOf(row).Select(value => GroupOf(value, row));

    private bool Takes(SourceRow row, out string? fault)
    {
        fault = null;
        if (_when is null || _when.Test(row, out var reason)) return true;
        if (reason is not null) fault = $"\"when\" of a group: {reason}";
        return false;
    }

    private IEnumerable<string> ValuesOf(SourceRow row)
    {
        if (!Takes(row, out _)) yield break;
        foreach (var value in _values.SelectMany(source => source.SeveralOf(row) ?? [Whole(source, row).Text]).SelectMany(Parts))
        {
            if (value.Trim() is { Length: > 0 } named) yield return OneLine.Of(named);
        }
    }

    private IEnumerable<string> Parts(string text) => _rule.Separator is { } separator ? text.Split([separator], StringSplitOptions.None) : [text];

    private SnapshotGroup GroupOf(string value, SourceRow row)
    {
        var name = Named(_displayName);
        var description = _description is null ? default : Named(_description);
        var fault = name.Fault ?? description.Fault ?? (name.Text.Length > 0 ? null : ProfileKind.Group.WhyRequired(_displayName.What, "displayName"));
        var profile = new GroupProfile();
        if (fault is null)
        {
            profile.DisplayName = _rule.ShortensLongNames ? LongName.Shortened(name.Text) : name.Text;
            if (description.Text is { Length: > 0 } text) profile.Description = text;
        }

        return new SnapshotGroup(_rule.ExternalIdOf(value), profile, row.Number, fault);

        Rendered Named(RowText source)
        {
            var text = Whole(source, row);
            return text.Fault is null ? new(text.Text.Replace(HrGroupRule.ValuePlaceholder, value)) : text;
        }
    }

    // Numbers are kept for people, and a group has none.
    private static Rendered Whole(RowText source, SourceRow row) =>
        source.Of(row) is var text && text.After is null ? text : Rendered.Failed($"{source.What} uses 'unique', which is for the attributes of people");
}
