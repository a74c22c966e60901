using System.Text;
using Okta.Xaas.Changes;
using Okta.Xaas.Feeds.Rows.Internal;

namespace Okta.Xaas.Feeds.Mapping.Internal;

/// <summary>A column whose values become groups: each person is a member of the group of their value.</summary>
internal sealed record HrGroupRule(HrColumn Column)
{
    public const string ValuePlaceholder = "{value}";

    /// <summary>Stands before the value in the group's external id, so that a department and a location of one name stay two groups.</summary>
    public string ExternalIdPrefix { get; init; } = "";

    public string DisplayName { get; init; } = ValuePlaceholder;

    public string? Description { get; init; }

    /// <summary>Splits a cell into several values; a cell is one value without it.</summary>
    public string? Separator { get; init; }

    // "Sales", "SALES" and "sales " are one department, and an ü is the same letter whichever way a system composes it.
    public string ExternalIdOf(string value)
    {
        var words = value.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries);
        return ExternalIdPrefix + string.Join(" ", words).Normalize(NormalizationForm.FormC).ToLowerInvariant();
    }

    public GroupProfile ProfileOf(string value)
    {
        var profile = new GroupProfile { DisplayName = DisplayName.Replace(ValuePlaceholder, value) };
        if (Description is not null) profile.Description = Description.Replace(ValuePlaceholder, value);
        return profile;
    }
}
