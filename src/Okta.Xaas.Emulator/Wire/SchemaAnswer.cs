using System.Text.Json.Serialization;

namespace Okta.Xaas.Emulator.Wire;

/// <summary>The schema of the app's users. D: the fields.</summary>
internal sealed record SchemaAnswer(string Id, string Name, string Title, string Type, SchemaDefinitions Definitions);

internal sealed record SchemaDefinitions(SchemaDefinition Base, SchemaDefinition Custom);

internal sealed record SchemaDefinition(string Id, string Type, IReadOnlyDictionary<string, SchemaAttribute> Properties, string[] Required);

internal sealed record SchemaAttribute(
    string Title,
    string Type,
    bool Required,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? MinLength,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? MaxLength,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Enum,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<SchemaChoice>? OneOf,
    string Scope,
    string Mutability);

internal sealed record SchemaChoice(string Const, string Title);
