namespace HrCsvSync.People;

/// <summary>A group that the export's people make.</summary>
/// <param name="ExternalId">Its key: the rule's prefix and the value, spelled one way.</param>
/// <param name="DisplayName">Its name, in the first spelling that was met.</param>
/// <param name="Description">Its description, if the rule has one.</param>
/// <param name="Column">The column it comes from.</param>
/// <param name="Line">The line of its first member.</param>
internal sealed record PersonGroup(string ExternalId, string DisplayName, string? Description, string Column, long Line)
{
    public List<Person> Members { get; } = [];

    /// <summary>Whether Okta would take the group; without the group there are no memberships.</summary>
    public bool IsRejected { get; set; }

    public IEnumerable<string> ActiveMembers => Members.Where(member => member.State == PersonState.Active).Select(member => member.ExternalId);
}
