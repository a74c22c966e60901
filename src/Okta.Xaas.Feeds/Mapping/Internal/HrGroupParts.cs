using Okta.Xaas.Feeds.Rows.Internal;
using Okta.Xaas.Feeds.Templates.Internal;

namespace Okta.Xaas.Feeds.Mapping.Internal;

/// <summary>Reads what a mapping file says of the groups.</summary>
internal static class HrGroupParts
{
    public static List<HrGroupRule> Groups(ref MappingJson json)
    {
        json.BeginArray("\"groups\"");
        var groups = new List<HrGroupRule>();
        while (json.NextObject("\"groups\"")) groups.Add(Group(ref json));
        return groups;
    }

    private static HrGroupRule Group(ref MappingJson json)
    {
        var sources = new List<HrText[]>();
        var before = json.Columns.Count;
        string? file = null;
        HrColumn? member = null;
        var group = new HrGroupRule([]);
        var seen = new HashSet<string>();
        while (json.NextProperty(seen, out var name))
        {
            switch (name)
            {
                case "column":
                    sources.Add([new(Column: json.ColumnName("\"column\""))]);
                    break;
                case "columns":
                    sources.Add([.. json.ColumnNames("\"columns\"").Select(column => new HrText(Column: column))]);
                    break;
                case "template":
                    sources.Add([new(Template: json.Template(json.String("\"template\""), "a group"))]);
                    break;
                case "value":
                    sources.Add([new(Constant: json.String("\"value\""))]);
                    break;
                case "when":
                    group = group with { When = json.Condition("\"when\"") };
                    break;
                case "externalIdPrefix":
                    group = group with { ExternalIdPrefix = json.RawString("\"externalIdPrefix\"") };
                    break;
                case "displayName":
                    group = group with { DisplayName = Pattern("\"displayName\"", ref json) };
                    break;
                case "description":
                    group = group with { Description = Pattern("\"description\"", ref json) };
                    break;
                case "separator":
                    group = group with { Separator = json.RawString("\"separator\"") };
                    if (group.Separator!.Length == 0) throw json.Fault("\"separator\" is empty");
                    break;
                case "longNames":
                    group = group with { ShortensLongNames = json.OneOf("\"longNames\"", ("holdBack", false), ("shorten", true)) };
                    break;
                case "file":
                    file = json.PathBeside("\"file\"");
                    break;
                case "member":
                    member = json.ColumnName("\"member\"");
                    break;
                default:
                    throw json.Unknown(name, MappingProperties.Group);
            }
        }

        if (sources.Count != 1) throw json.Fault("a group rule needs one of \"column\", \"columns\", \"template\" and \"value\"");
        if (group.DisplayName.Constant?.Contains(HrGroupRule.ValuePlaceholder) == false && sources[0][0].Constant is null)
            throw json.Fault("\"displayName\" must contain {value}, or all groups get one name");
        if (file is null != member is null) throw json.Fault("\"file\" and \"member\" go together: the file with the memberships, and its column with the member's key");
        return group with { Values = sources[0], File = file is null ? null : new(file, member!, json.TakeColumns(before)) };
    }

    private static HrText Pattern(string what, ref MappingJson json)
    {
        var text = json.String(what);
        return CompiledTemplate.Is(text) ? new(Template: json.Template(text, what)) : new(Constant: text);
    }
}
