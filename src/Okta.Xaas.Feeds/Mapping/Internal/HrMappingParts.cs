using System.Text;
using Okta.Xaas.Feeds.Rows.Internal;
using Okta.Xaas.Snapshots.Reading;

namespace Okta.Xaas.Feeds.Mapping.Internal;

/// <summary>Reads the parts of a mapping file.</summary>
internal static class HrMappingParts
{
    public static List<HrAttribute> Attributes(ref MappingJson json)
    {
        json.BeginObject("\"attributes\"");
        var attributes = new List<HrAttribute>();
        var seen = new HashSet<string>();
        while (json.NextProperty(seen, out var name))
        {
            if (string.IsNullOrWhiteSpace(name)) throw json.Fault("an attribute has no name");
            attributes.Add(new HrAttribute(name, json.ColumnName($"the column of \"{name}\"")));
        }

        foreach (var required in ProfileKind.User.Required)
        {
            if (!seen.Contains(required)) throw json.Fault($"\"attributes\" does not map \"{required}\", without which Okta makes no user");
        }

        return attributes;
    }

    public static EmptyValuePolicy EmptyCells(ref MappingJson json) => json.String("\"emptyCells\"") switch
    {
        "clear" => EmptyValuePolicy.Clear,
        "keep" => EmptyValuePolicy.Keep,
        _ => throw json.Fault("\"emptyCells\" must be \"clear\" or \"keep\""),
    };

    public static List<HrGroupRule> Groups(ref MappingJson json)
    {
        json.BeginArray("\"groups\"");
        var groups = new List<HrGroupRule>();
        while (json.NextObject("\"groups\"")) groups.Add(Group(ref json));
        return groups;
    }

    public static Encoding EncodingNamed(ref MappingJson json)
    {
        var name = json.String("\"encoding\"");
        try
        {
            // The code pages that HR systems write on Windows, such as windows-1252.
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            throw json.Fault($"\"{name}\" is not an encoding; examples: utf-8, utf-16, windows-1252, iso-8859-1");
        }
    }

    private static HrGroupRule Group(ref MappingJson json)
    {
        HrColumn? column = null;
        var group = new HrGroupRule(new HrColumn("", 0));
        var seen = new HashSet<string>();
        while (json.NextProperty(seen, out var name))
        {
            switch (name)
            {
                case "column":
                    column = json.ColumnName("\"column\"");
                    break;
                case "externalIdPrefix":
                    group = group with { ExternalIdPrefix = json.RawString("\"externalIdPrefix\"") };
                    break;
                case "displayName":
                    group = group with { DisplayName = json.String("\"displayName\"") };
                    if (!group.DisplayName.Contains(HrGroupRule.ValuePlaceholder)) throw json.Fault("\"displayName\" must contain {value}, or all groups get one name");
                    break;
                case "description":
                    group = group with { Description = json.String("\"description\"") };
                    break;
                case "separator":
                    group = group with { Separator = json.RawString("\"separator\"") };
                    if (group.Separator!.Length == 0) throw json.Fault("\"separator\" is empty");
                    break;
                default:
                    throw json.Unknown(name, ["column", "externalIdPrefix", "displayName", "description", "separator"]);
            }
        }

        return column is null ? throw json.Fault("a group rule needs \"column\"") : group with { Column = column };
    }
}
