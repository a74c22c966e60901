using Okta.Xaas.Feeds.Employment.Internal;
using Okta.Xaas.Feeds.Rows.Internal;
using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Feeds.Mapping.Internal;

/// <summary>Reads what a mapping file says of the attributes.</summary>
internal static class HrAttributeParts
{
    public static List<HrAttribute> Attributes(ref MappingJson json)
    {
        json.BeginObject("\"attributes\"");
        var attributes = new List<HrAttribute>();
        var seen = new HashSet<string>();
        while (json.NextProperty(seen, out var name))
        {
            if (string.IsNullOrWhiteSpace(name)) throw json.Fault("an attribute has no name");
            attributes.Add(json.StringOrObject($"the column of \"{name}\"", out var text) ? new(name, json.TextOf(text, $"\"{name}\"")) : Attribute(name, ref json));
        }

        foreach (var required in ProfileKind.User.Required)
        {
            if (!seen.Contains(required)) throw json.Fault($"\"attributes\" does not map \"{required}\", without which Okta makes no user");
        }

        return attributes;
    }

    public static EmptyValuePolicy EmptyCells(ref MappingJson json) => json.OneOf("\"emptyCells\"", ("clear", EmptyValuePolicy.Clear), ("keep", EmptyValuePolicy.Keep));

    /// <summary>Throws unless each reference leads to an attribute that is mapped, and that is none itself.</summary>
    public static void CheckReferences(IReadOnlyList<HrAttribute> attributes, ref MappingJson json)
    {
        foreach (var attribute in attributes)
        {
            if (attribute.Reference is not { } reference) continue;
            var target = attributes.FirstOrDefault(other => other.Name == reference.Attribute);
            if (target is null) throw json.Fault($"the reference of \"{attribute.Name}\" is to \"{reference.Attribute}\", which \"attributes\" does not map");
            if (target.Reference is not null) throw json.Fault($"the reference of \"{attribute.Name}\" is to \"{reference.Attribute}\", which is a reference itself");
        }
    }

    // Its beginning was read.
    private static HrAttribute Attribute(string attribute, ref MappingJson json)
    {
        var sources = new List<HrText>();
        var conversion = HrConversion.None;
        EmptyValuePolicy? emptyCells = null;
        HrReference? reference = null;
        var seen = new HashSet<string>();
        while (json.NextProperty(seen, out var name))
        {
            switch (name)
            {
                case "column":
                    sources.Add(new(Column: json.ColumnName("\"column\"")));
                    break;
                case "template":
                    sources.Add(new(Template: json.Template(json.String("\"template\""), $"\"{attribute}\"")));
                    break;
                case "value":
                    sources.Add(new(Constant: json.String("\"value\"")));
                    break;
                case "values":
                    conversion = conversion with { Values = json.Texts("\"values\"") };
                    break;
                case "from":
                    conversion = conversion with { From = json.Strings("\"from\"") };
                    if (EmploymentFaults.OfFormats(conversion.From).FirstOrDefault() is { } fault) throw json.Fault(fault);
                    break;
                case "format":
                    conversion = conversion with { Format = json.RawString("\"format\"") };
                    break;
                case "emptyCells":
                    emptyCells = EmptyCells(ref json);
                    break;
                case "reference":
                    reference = Reference(ref json);
                    break;
                default:
                    throw json.Unknown(name, MappingProperties.Attribute);
            }
        }

        if (sources.Count != 1) throw json.Fault($"\"{attribute}\" needs one of \"column\", \"template\" and \"value\"");
        if (conversion.From.Count > 0 && conversion.Format is null) throw json.Fault("\"from\" needs \"format\": how the day is written for Okta, such as yyyy-MM-dd");
        if (conversion.Format is not null && sources[0].Column is null) throw json.Fault("\"format\" is for a \"column\": a template has the filter date");
        return new(attribute, sources[0]) { Conversion = conversion, EmptyCells = emptyCells, Reference = reference };
    }

    private static HrReference Reference(ref MappingJson json)
    {
        if (json.StringOrObject("\"reference\"", out var short_)) return new(short_);
        HrReference? reference = null;
        var unknown = ReferencePolicy.Empty;
        var circular = ReferencePolicy.Keep;
        var seen = new HashSet<string>();
        while (json.NextProperty(seen, out var name))
        {
            switch (name)
            {
                case "attribute":
                    reference = new(json.String("\"attribute\""));
                    break;
                case "unknown":
                    unknown = json.OneOf("\"unknown\"", ("empty", ReferencePolicy.Empty), ("holdBack", ReferencePolicy.HoldBack));
                    break;
                case "circular":
                    circular = json.OneOf("\"circular\"", ("keep", ReferencePolicy.Keep), ("empty", ReferencePolicy.Empty), ("holdBack", ReferencePolicy.HoldBack));
                    break;
                default:
                    throw json.Unknown(name, MappingProperties.Reference);
            }
        }

        return reference is null ? throw json.Fault("a reference needs \"attribute\": that of the person whose key it is") : reference with { Unknown = unknown, Circular = circular };
    }
}
