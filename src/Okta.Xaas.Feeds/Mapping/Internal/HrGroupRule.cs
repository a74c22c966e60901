using System.Text;
using Okta.Xaas.Feeds.Templates.Internal;

namespace Okta.Xaas.Feeds.Mapping.Internal;

/// <summary>Texts of a row that become groups: each person is a member of the groups of theirs.</summary>
internal sealed record HrGroupRule(IReadOnlyList<HrText> Values)
{
    public const string ValuePlaceholder = "{value}";

    /// <summary>Whose rows make members; null: everybody's.</summary>
    public CompiledCondition? When { get; init; }

    /// <summary>Stands before the value in the group's external id, so that a department and a location of one name stay two groups.</summary>
    public string ExternalIdPrefix { get; init; } = "";

    /// <summary>The group's name, a constant or a template, in which the value can have its place.</summary>
    public HrText DisplayName { get; init; } = new(Constant: ValuePlaceholder);

    public HrText? Description { get; init; }

    /// <summary>Splits a text into several values; a text is one value without it.</summary>
    public string? Separator { get; init; }

    /// <summary>Whether names and keys that are too long for Okta are made shorter; otherwise such a group is held back.</summary>
    public bool ShortensLongNames { get; init; }

    /// <summary>Where the rows are; null: they are those of the people.</summary>
    public HrGroupFile? File { get; init; }

    // "Sales", "SALES" and "sales " are one department, and an ü is the same letter whichever way a system composes it.
    public string ExternalIdOf(string value)
    {
        var words = value.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries);
        var id = ExternalIdPrefix + string.Join(" ", words).Normalize(NormalizationForm.FormC).ToLowerInvariant();
        return ShortensLongNames ? LongName.Shortened(id) : id;
    }
}
