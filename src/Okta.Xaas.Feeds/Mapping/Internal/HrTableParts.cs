using Okta.Xaas.Feeds.Rows.Internal;

namespace Okta.Xaas.Feeds.Mapping.Internal;

/// <summary>Reads what a mapping file says of the table in the export.</summary>
internal static class HrTableParts
{
    private const int MostSkipped = 1_000;

    public static char Delimiter(ref MappingJson json) => json.Character("\"delimiter\"");

    public static char Comment(ref MappingJson json) => json.Character("\"comment\"");

    public static HrTable SkipRows(HrTable table, ref MappingJson json)
    {
        if (json.NumberOr("untilHeader", "\"skipRows\"") is not { } rows) return table with { UntilHeader = true };
        return rows is >= 0 and <= MostSkipped ? table with { SkipRows = rows } : throw json.Fault($"\"skipRows\" must be 0 to {MostSkipped}: the number of lines above the header");
    }

    public static PropertyPath Records(ref MappingJson json) =>
        PropertyPath.Of(json.String("\"records\"")) ?? throw json.Fault($"\"records\" must be a property's name, or up to {PropertyPath.MostNames} with points between them, such as data.items");

    public static HrFooterRule Footer(ref MappingJson json)
    {
        HrColumn? column = null;
        HrColumn? count = null;
        List<string>? values = null;
        json.BeginObject("\"footer\"");
        var seen = new HashSet<string>();
        while (json.NextProperty(seen, out var name))
        {
            switch (name)
            {
                case "column":
                    column = json.ColumnName("\"column\"");
                    break;
                case "values":
                    values = json.Strings("\"values\"");
                    if (values.Any(value => value.TrimEnd('*').Length == 0)) throw json.Fault("\"values\" must say what the rows begin with: an empty one would be every row");
                    break;
                case "count":
                    count = json.ColumnName("\"count\"");
                    break;
                default:
                    throw json.Unknown(name, ["column", "values", "count"]);
            }
        }

        return column is null || values is null ? throw json.Fault("\"footer\" needs \"column\" and \"values\"") : new(column, values, count);
    }
}
