using System.Globalization;
using Okta.Xaas.Api.Models;
using Okta.Xaas.Schema.Internal;
using Okta.Xaas.Wording.Internal;

namespace Okta.Xaas.Schema;

/// <summary>
/// Says which attributes of a user do not fit the schema that the identity source has in Okta: names that it lacks, required ones that are cleared, lengths, values that it does not list, and texts that
/// are no number or truth value where it has one.
/// </summary>
/// <remarks>Pure and safe to call concurrently. What Okta does with an attribute that the schema lacks is not documented. Attributes that are arrays or objects in the schema are not looked into.</remarks>
public sealed class SchemaRules
{
    private readonly Dictionary<string, AppSchemaEntry> _entries = new(StringComparer.Ordinal);

    /// <summary>Makes the rules of a schema.</summary>
    /// <param name="schema">The schema, as <see cref="IOktaOrgApi.GetAppSchemaAsync"/> gives it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="schema"/> is <see langword="null"/>.</exception>
    public SchemaRules(AppSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        foreach (var entry in schema.Attributes) _entries[entry.Name] = entry;
    }

    /// <summary>Lists what does not fit.</summary>
    /// <param name="profile">The attributes of a user.</param>
    /// <param name="isWhole">Whether these are all attributes of the user, so that a required one that is absent is a fault. An update may leave it out, as it keeps its value.</param>
    /// <returns>All faults, without a value of the profile; empty when there are none, and always when the schema has no attributes.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="profile"/> is <see langword="null"/>.</exception>
    public IReadOnlyList<ChangeFault> Check(UserProfile profile, bool isWhole = false)
    {
        ArgumentNullException.ThrowIfNull(profile);

        // A schema without attributes was not understood; it forbids nothing.
        if (_entries.Count == 0) return [];
        List<ChangeFault>? faults = null;
        foreach (var attribute in profile)
        {
            if (FaultOf(attribute.Key, attribute.Value) is { } fault) (faults ??= []).Add(fault);
        }

        if (!isWhole) return faults ?? (IReadOnlyList<ChangeFault>)[];
        foreach (var entry in _entries.Values)
        {
            if (entry.IsRequired && !profile.Contains(entry.Name)) (faults ??= []).Add(new(RejectionReason.InvalidAttribute, $"{Word(entry.Name)} is not set: the schema of the identity source requires it.", entry.Name));
        }

        return faults ?? (IReadOnlyList<ChangeFault>)[];
    }

    /// <summary>The attribute of the schema whose name is the nearest to one that it lacks.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The nearest name, or <see langword="null"/> when none is near.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is <see langword="null"/>.</exception>
    public string? Nearest(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return NearestName.Of(name, _entries.Keys);
    }

    /// <summary>Says whether the schema lacks an attribute.</summary>
    /// <param name="name">The attribute's name.</param>
    /// <returns>What is wrong, with the nearest name; <see langword="null"/> when the schema has it, or has no attributes at all.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is <see langword="null"/>.</exception>
    public ChangeFault? CheckName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (_entries.Count == 0 || _entries.ContainsKey(name)) return null;
        var hint = Nearest(name) is { } near ? $"; did you mean {Word(near)}?" : ".";
        return new(RejectionReason.InvalidAttribute, $"The schema of the identity source has no attribute {name}{hint}", name);
    }

    private ChangeFault? FaultOf(string name, string? value)
    {
        if (!_entries.TryGetValue(name, out var entry)) return CheckName(name);
        if (string.IsNullOrEmpty(value)) return entry.IsRequired ? new(RejectionReason.NotClearable, $"{name} is required by the schema of the identity source, so it cannot be empty.", name) : null;
        if (entry.MinLength is { } least && value!.Length < least) return new(RejectionReason.InvalidLength, Text($"{name} has {Amount.Of(value.Length, "character")}; the schema of the identity source takes at least {least}."), name);
        if (entry.MaxLength is { } most && value!.Length > most) return new(RejectionReason.InvalidLength, Text($"{name} has {Amount.Of(value.Length, "character")}; the schema of the identity source takes at most {most}."), name);
        if (!IsOfType(entry.Type, value!)) return new(RejectionReason.InvalidFormat, $"{name} is no {Word(entry.Type!)}, as the schema of the identity source has it.", name);
        return IsListed(entry, value!) ? null : new(RejectionReason.InvalidFormat, Text($"{name} is not among the values that the schema of the identity source lists ({entry.AllowedValues.Count:N0})."), name);
    }

    private static bool IsListed(AppSchemaEntry entry, string value) => entry.Type is "array" or "object" || entry.AllowedValues.Count == 0 || entry.AllowedValues.Contains(value, StringComparer.Ordinal);

    private static bool IsOfType(string? type, string value) => type switch
    {
        "boolean" => value.Equals("true", StringComparison.OrdinalIgnoreCase) || value.Equals("false", StringComparison.OrdinalIgnoreCase),
        "integer" => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        "number" => decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out _),
        _ => true,
    };

    private static string Text(FormattableString text) => FormattableString.Invariant(text);

    // Okta's own words stand in messages.
    private static string Word(string name) => OutsideText.Clean(name, OutsideText.WordLength);
}
