namespace Okta.Xaas.Emulator.Control;

internal sealed record AttributeView(
    string Name,
    string Title,
    string Type,
    bool Required,
    int? MinLength,
    int? MaxLength,
    IReadOnlyList<string> Enum,
    bool Custom,
    bool Removable)
{
    public static AttributeView Of(EmulatedSchemaEntry attribute, bool removable) => new(
        attribute.Name, attribute.Title, attribute.Type, attribute.Required, attribute.MinLength, attribute.MaxLength, attribute.Enum, attribute.IsCustom, removable);
}

/// <summary>What an attribute shall be; what is left out is as in <see cref="EmulatedSchemaEntry"/>.</summary>
internal sealed record AttributeBody(string? Title, string? Type, bool? Required, int? MinLength, int? MaxLength, List<string>? Enum);
