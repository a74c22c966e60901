using Okta.Xaas.Feeds.Mapping.Internal;
using Okta.Xaas.Feeds.Rows.Internal;
using Okta.Xaas.Feeds.Templates.Internal;

namespace Okta.Xaas.Feeds.Database.Internal;

/// <summary>The model of a mapping that columns stand for.</summary>
internal static class ColumnModel
{
    public static HrMapping MappingOf(ProfileColumns columns, string name)
    {
        var attributes = AttributesOf(columns);
        var externalId = new HrColumn(columns.ExternalId, 0);
        return new HrMapping(name, externalId, attributes)
        {
            EmptyCells = columns.EmptyValues,
            Employment = columns.Employment,
            AsOf = columns.AsOf is { } date ? new HrAsOf(date, null) : null,
            Columns = [externalId, .. attributes.SelectMany(attribute => ColumnsOf(attribute.Text)), .. columns.Employment.Columns.Select(column => new HrColumn(column.Column, 0))],
        };
    }

    public static IReadOnlyList<HrAttribute> AttributesOf(ProfileColumns columns) =>
        [.. columns.Attributes.Select(mapped => AttributeOf(mapped.Key, mapped.Value, columns.Conversions.TryGetValue(mapped.Key, out var conversion) ? conversion : new ValueConversion()))];

    /// <summary>The columns that are needed for profiles, each with what it is for.</summary>
    public static IEnumerable<WantedColumn> WantedOf(ProfileColumns columns, IReadOnlyList<HrAttribute> attributes) =>
        [new(columns.ExternalId, "the external id"), .. attributes.SelectMany(attribute => ColumnsOf(attribute.Text).Select(column => new WantedColumn(column.Name, attribute.Name)))];

    /// <summary>What is wrong with a template; null when nothing is, or when it is a column's name.</summary>
    public static string? FaultOf(string text)
    {
        try
        {
            TextOf(text);
            return null;
        }
        catch (TemplateSyntaxException fault)
        {
            return $"line {fault.Line}, character {fault.Column} of its template: {fault.Message}";
        }
    }

    private static HrAttribute AttributeOf(string name, string text, ValueConversion conversion) => new(name, TextOf(text))
    {
        Conversion = new HrConversion
        {
            Format = conversion.Format,
            Trim = conversion.Trim,
            Values = conversion.Values.Count > 0 ? Alike(conversion.Values) : null,
        },
        EmptyCells = conversion.EmptyValues,
    };

    private static Dictionary<string, string> Alike(IEnumerable<KeyValuePair<string, string>> values)
    {
        var alike = new Dictionary<string, string>(LikeTexts.Comparer);
        foreach (var value in values) alike[value.Key] = value.Value;
        return alike;
    }

    private static HrText TextOf(string text) =>
        CompiledTemplate.Is(text) ? new(Template: CompiledTemplate.Parse(text, TemplateLibrary.Empty)) : new(Column: new HrColumn(text, 0));

    private static IEnumerable<HrColumn> ColumnsOf(HrText text) => text.Column is { } column ? [column] : text.Template!.Columns.Select(name => new HrColumn(name, 0));
}
