namespace Okta.Xaas.Emulator.Wire;

/// <summary>What one attribute may hold.</summary>
internal sealed record AttributeRule(int MinLength, int MaxLength, bool Nullable);

/// <summary>Which attributes a kind of profile knows, and what they may hold.</summary>
internal sealed record ProfileSchema(IReadOnlyDictionary<string, AttributeRule> Known, bool AllowsCustom)
{
    // D: every limit; an attribute of the source's own schema is a string or null.
    public static readonly AttributeRule Custom = new(0, int.MaxValue, true);

    public static readonly ProfileSchema User = new(
        new Dictionary<string, AttributeRule>(StringComparer.Ordinal)
        {
            ["userName"] = new(0, 100, false),
            ["firstName"] = new(1, 50, true),
            ["lastName"] = new(1, 50, true),
            ["email"] = new(5, 100, false),
            ["secondEmail"] = new(5, 100, false),
            ["mobilePhone"] = new(0, 100, true),
            ["homeAddress"] = new(0, 4096, true),
        },
        AllowsCustom: true);

    public static readonly ProfileSchema Group = new(
        new Dictionary<string, AttributeRule>(StringComparer.Ordinal)
        {
            ["displayName"] = new(1, 255, false),
            ["description"] = new(0, 1024, true),
        },
        AllowsCustom: true);

    // D: exactly these three; I: none may be empty, and the platform's length is bounded like the name's.
    public static readonly ProfileSchema Device = new(
        new Dictionary<string, AttributeRule>(StringComparer.Ordinal)
        {
            ["serialNumber"] = new(1, 127, false),
            ["platform"] = new(1, 255, false),
            ["displayName"] = new(1, 255, false),
        },
        AllowsCustom: false);
}
