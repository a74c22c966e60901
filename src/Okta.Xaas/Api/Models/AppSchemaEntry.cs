namespace Okta.Xaas.Api.Models;

/// <summary>One attribute of an app's schema. A limit that Okta does not tell, or not in a form that can be read, is none.</summary>
public sealed record AppSchemaEntry
{
    /// <summary>The attribute's name on the wire; case counts.</summary>
    public required string Name { get; init; }

    /// <summary>The name in the Profile Editor.</summary>
    public string? Title { get; init; }

    /// <summary><c>string</c>, <c>boolean</c>, <c>integer</c>, <c>number</c>, <c>array</c> or <c>object</c>; a value is sent as text all the same. <see langword="null"/> when Okta does not tell.</summary>
    public string? Type { get; init; }

    /// <summary>Whether a user needs it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The fewest characters.</summary>
    public int? MinLength { get; init; }

    /// <summary>The most characters.</summary>
    public int? MaxLength { get; init; }

    /// <summary>The only values that it takes; empty for any.</summary>
    public IReadOnlyList<string> AllowedValues { get; init; } = [];

    /// <summary>Whether an administrator has added it (<c>definitions.custom</c>), or it is Okta's own (<c>definitions.base</c>).</summary>
    public bool IsCustom { get; init; }
}
