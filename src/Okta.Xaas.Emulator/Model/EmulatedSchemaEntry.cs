namespace Okta.Xaas.Emulator;

/// <summary>One attribute of the identity source's schema, as its app tells it. Immutable. The emulator imports any attribute, whatever its schema says.</summary>
/// <param name="Name">The attribute's name in a profile.</param>
public sealed record EmulatedSchemaEntry(string Name)
{
    /// <summary>What the Profile Editor calls it.</summary>
    /// <value>Default: the name.</value>
    public string Title { get; init; } = Name;

    /// <summary><c>string</c>, <c>boolean</c>, <c>integer</c> or <c>number</c>: as what the app's users show it. It is sent as a text in any case.</summary>
    /// <value>Default: <c>string</c>.</value>
    public string Type { get; init; } = "string";

    /// <summary>Whether a user needs it.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool Required { get; init; }

    /// <summary>The fewest characters; <see langword="null"/> for no limit.</summary>
    public int? MinLength { get; init; }

    /// <summary>The most characters; <see langword="null"/> for no limit.</summary>
    public int? MaxLength { get; init; }

    /// <summary>The only values that it takes; none for any.</summary>
    public IReadOnlyList<string> Enum { get; init; } = [];

    /// <summary>Whether an administrator has added it (<c>definitions.custom</c>), or it is Okta's own (<c>definitions.base</c>).</summary>
    /// <value>Default: <see langword="true"/>.</value>
    public bool IsCustom { get; init; } = true;

    /// <summary>Okta's own attributes of an identity source, with the limits of its API reference.</summary>
    public static IReadOnlyList<EmulatedSchemaEntry> OfOkta { get; } =
    [
        Own("userName", "Username", 100) with { Required = true },
        Own("firstName", "Given name", 50) with { MinLength = 1 },
        Own("lastName", "Family name", 50) with { MinLength = 1 },
        Own("email", "Email", 100) with { MinLength = 5 },
        Own("secondEmail", "Secondary email", 100) with { MinLength = 5 },
        Own("mobilePhone", "Mobile phone", 100),
        Own("homeAddress", "Home address", 4096),
    ];

    /// <summary>What of it can't be, as in "the schema can't have …"; null when it can.</summary>
    internal string? Fault =>
        string.IsNullOrWhiteSpace(Name) ? "an attribute without a name: give it one."
        : Type is not ("string" or "boolean" or "integer" or "number") ? $"{Name} as {Type}: use string, boolean, integer or number."
        : MinLength < 0 || MaxLength < (MinLength ?? 0) ? $"{Name} with lengths that can't be: use 0 or more, and no less at most than at least."
        : Enum is null || Enum.Contains(null!) ? $"{Name} with null as a value: leave it out."
        : string.IsNullOrWhiteSpace(Title) ? $"{Name} without a title: give it one."
        : null;

    private static EmulatedSchemaEntry Own(string name, string title, int maxLength) => new(name) { Title = title, MaxLength = maxLength, IsCustom = false };
}
