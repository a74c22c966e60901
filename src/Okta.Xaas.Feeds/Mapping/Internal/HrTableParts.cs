using System.Text;
using Okta.Xaas.Feeds.Delimited.Internal;
using Okta.Xaas.Feeds.Rows.Internal;

namespace Okta.Xaas.Feeds.Mapping.Internal;

/// <summary>Reads what a mapping file says of the table in the export.</summary>
internal static class HrTableParts
{
    private const int MostSkipped = 1_000;

    public static char Delimiter(ref MappingJson json) => json.Character("\"delimiter\"");

    public static char Comment(ref MappingJson json) => json.Character("\"comment\"") is var comment && HeaderSearch.Delimiters.Contains(comment)
        ? throw json.Fault("\"comment\" may be the character between the cells, so that rows with an empty first cell would vanish")
        : comment;

    public static HrTable SkipRows(HrTable table, ref MappingJson json)
    {
        if (json.NumberOr("untilHeader", "\"skipRows\"") is not { } rows) return table with { UntilHeader = true };
        return rows is >= 0 and <= MostSkipped ? table with { SkipRows = rows } : throw json.Fault($"\"skipRows\" must be 0 to {MostSkipped}: the number of lines above the header");
    }

    public static PropertyPath Records(ref MappingJson json) =>
        PropertyPath.Of(json.String("\"records\"")) ?? throw json.Fault($"\"records\" must be a property's name, or up to {PropertyPath.MostNames} with points between them, such as data.items");

    /// <summary>The names of the columns, in their order.</summary>
    public static List<string> Names(ref MappingJson json)
    {
        var names = json.Strings("\"columns\"");
        var twice = names.Where(name => name.Length > 0).GroupBy(name => name, LikeTexts.Comparer).FirstOrDefault(same => same.Count() > 1);
        return twice is null ? names : throw json.Fault($"\"columns\" has '{twice.Key}' twice");
    }

    /// <summary>Throws unless what is said of the header goes together.</summary>
    public static void Check(HrTable table, bool hasHeader, IReadOnlyList<HrColumn> columns, ref MappingJson json)
    {
        if (table.Comment is { } comment && comment == table.Delimiter) throw json.Fault("\"comment\" and \"delimiter\" are the same, so that rows with an empty first cell would vanish");
        if (!hasHeader && table.Names is null) throw json.Fault("\"header\": false needs \"columns\": the names of all columns in their order, \"\" for one that is not used");
        if (hasHeader && table.Names is not null) throw json.Fault("\"columns\" names those of an export without a header: say \"header\": false, or leave them out");
        if (!hasHeader && table.UntilHeader) throw json.Fault("\"untilHeader\" looks for a header, and \"header\" says that there is none");
        if (table.Names is not { } names) return;
        var header = new RowHeader(json.FileName, 1, names);
        if (columns.FirstOrDefault(column => !header.HasAll([column])) is { } missing) throw json.Fault($"column '{missing.Name}' of line {missing.Line} is not in \"columns\"");
    }

    public static Encoding EncodingNamed(ref MappingJson json)
    {
        var name = json.String("\"encoding\"");
        try
        {
            // The code pages that HR systems write on Windows, such as windows-1252.
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (Exception fault) when (fault is ArgumentException or NotSupportedException)
        {
            throw json.Fault($"\"{name}\" is not an encoding; examples: utf-8, utf-16, windows-1252, iso-8859-1");
        }
    }

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
                    throw json.Unknown(name, MappingProperties.Footer);
            }
        }

        return column is null || values is null ? throw json.Fault("\"footer\" needs \"column\" and \"values\"") : new(column, values, count);
    }
}
