using System.Text.Json;

namespace Okta.Xaas.Emulator.Tests.Support;

/// <summary>Holds a value against a schema of an OpenAPI document: as much of JSON Schema as the document uses; another keyword is a fault of its own.</summary>
internal sealed class SchemaCheck(JsonElement document)
{
    private static readonly string[] Understood =
        ["$ref", "oneOf", "type", "enum", "format", "items", "properties", "required", "additionalProperties", "description", "minimum", "maximum", "default"];

    public IEnumerable<string> FaultsOf(JsonElement value, JsonElement schema, string place)
    {
        foreach (var keyword in schema.EnumerateObject().Select(one => one.Name).Except(Understood)) yield return $"{place}: the schema has {keyword}, which this check does not know";
        if (schema.TryGetProperty("$ref", out var reference))
        {
            foreach (var fault in FaultsOf(value, Resolve(reference.GetString()!), place)) yield return fault;
            yield break;
        }

        if (schema.TryGetProperty("oneOf", out var choices))
        {
            var fits = choices.EnumerateArray().Select(choice => FaultsOf(value, choice, place).ToList()).ToList();
            if (fits.Count(faults => faults.Count == 0) != 1) yield return $"{place}: none of the choices fits: {string.Join("; ", fits.SelectMany(faults => faults))}";
            yield break;
        }

        if (schema.TryGetProperty("type", out var type) && !TypesOf(type).Any(name => IsOf(value, name))) yield return $"{place}: {value.ValueKind} is not {type}";
        if (schema.TryGetProperty("enum", out var names) && value.ValueKind == JsonValueKind.String && !names.EnumerateArray().Any(name => name.GetString() == value.GetString()))
        {
            yield return $"{place}: {value} is none of {names}";
        }

        if (schema.TryGetProperty("format", out _) && value.ValueKind == JsonValueKind.String && !value.GetString()!.EndsWith('Z')) yield return $"{place}: {value} is no UTC time";
        var inner = value.ValueKind switch
        {
            JsonValueKind.Array when schema.TryGetProperty("items", out var items) => value.EnumerateArray().SelectMany((item, i) => FaultsOf(item, items, $"{place}[{i}]")),
            JsonValueKind.Object => FaultsOfObject(value, schema, place),
            _ => [],
        };
        foreach (var fault in inner) yield return fault;
    }

    public JsonElement Resolve(string reference) =>
        reference[2..].Split('/').Aggregate(document, (element, name) => element.GetProperty(name));

    private static IEnumerable<string> TypesOf(JsonElement type) => type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(one => one.GetString()!) : [type.GetString()!];

    private static bool IsOf(JsonElement value, string type) => type switch
    {
        "null" => value.ValueKind == JsonValueKind.Null,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        "array" => value.ValueKind == JsonValueKind.Array,
        "object" => value.ValueKind == JsonValueKind.Object,
        _ => false,
    };

    private IEnumerable<string> FaultsOfObject(JsonElement value, JsonElement schema, string place)
    {
        if (schema.TryGetProperty("required", out var required))
        {
            foreach (var name in required.EnumerateArray().Select(one => one.GetString()!).Where(name => !value.TryGetProperty(name, out _))) yield return $"{place}.{name} is missing";
        }

        foreach (var property in value.EnumerateObject())
        {
            if (schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(property.Name, out var known))
            {
                foreach (var fault in FaultsOf(property.Value, known, $"{place}.{property.Name}")) yield return fault;
            }
            else if (schema.TryGetProperty("additionalProperties", out var others))
            {
                if (others.ValueKind == JsonValueKind.False) yield return $"{place}.{property.Name} is not in the schema";
                else foreach (var fault in FaultsOf(property.Value, others, $"{place}.{property.Name}")) yield return fault;
            }
        }
    }
}
