using Okta.Xaas.Feeds.Rows.Internal;
using Okta.Xaas.Feeds.Templates.Internal;

namespace Okta.Xaas.Feeds.Mapping.Internal;

/// <summary>Reads the lookup tables of a mapping file, before anything that may use them.</summary>
internal static class HrLookupParts
{
    public const string Lookups = "lookups";

    /// <summary>Goes through the file for its lookup tables alone.</summary>
    public static TemplateLibrary Find(MappingJson json)
    {
        var tables = new List<LookupTable>();
        json.BeginObject("a mapping");
        var seen = new HashSet<string>();
        while (json.NextProperty(seen, out var name))
        {
            if (name == Lookups) Tables(tables, ref json);
            else json.Skip();
        }

        return new TemplateLibrary(tables);
    }

    private static void Tables(List<LookupTable> tables, ref MappingJson json)
    {
        json.BeginObject("\"lookups\"");
        var seen = new HashSet<string>();
        while (json.NextProperty(seen, out var name))
        {
            if (string.IsNullOrWhiteSpace(name)) throw json.Fault("a lookup table has no name");
            json.BeginObject($"\"{name}\"");
            tables.Add(Table(name, ref json));
        }
    }

    private static LookupTable Table(string table, ref MappingJson json)
    {
        IReadOnlyDictionary<string, string>? values = null;
        string? file = null;
        HrColumn? key = null;
        HrColumn? value = null;
        string? byDefault = null;
        UnknownKey? unknown = null;
        var seen = new HashSet<string>();
        while (json.NextProperty(seen, out var name))
        {
            switch (name)
            {
                case "values":
                    values = json.Texts("\"values\"");
                    break;
                case "file":
                    file = json.PathBeside("\"file\"");
                    break;
                case "key":
                    key = new(json.String("\"key\""), json.Line);
                    break;
                case "value":
                    value = new(json.String("\"value\""), json.Line);
                    break;
                case "unknown":
                    unknown = json.OneOf("\"unknown\"", ("holdBack", UnknownKey.HoldBack), ("keep", UnknownKey.Keep), ("empty", UnknownKey.Empty));
                    break;
                case "default":
                    byDefault = json.RawString("\"default\"");
                    break;
                default:
                    throw json.Unknown(name, MappingProperties.Lookup);
            }
        }

        if (values is null == file is null) throw json.Fault($"the table \"{table}\" needs either \"values\" or \"file\"");
        if (file is null && (key is not null || value is not null)) throw json.Fault("\"key\" and \"value\" are the columns of a \"file\", and this table has none");
        if (unknown is not null && byDefault is not null) throw json.Fault("\"unknown\" and \"default\" say two things of an unknown key: keep one");
        unknown ??= byDefault is null ? UnknownKey.HoldBack : UnknownKey.Default;
        try
        {
            IEnumerable<KeyValuePair<string, string>>? entries = values;
            return new(table, entries ?? new LookupFile(file!, json.FileName, key, value).Read(), unknown.Value, byDefault);
        }
        catch (FormatException fault)
        {
            throw json.Fault($"the table \"{table}\": {fault.Message}");
        }
    }
}
