namespace HrCsvSync.People;

/// <summary>A group that the export's people make.</summary>
/// <param name="externalId">Its key: the rule's prefix and the value, spelled one way.</param>
/// <param name="displayName">Its name, in the first spelling that was met.</param>
/// <param name="description">Its description, if the rule has one.</param>
/// <param name="column">The column it comes from.</param>
/// <param name="line">The line of its first member.</param>
internal sealed class PersonGroup(string externalId, string displayName, string? description, string column, long line)
{
    public string ExternalId { get; } = externalId;

    public string DisplayName { get; } = displayName;

    public string? Description { get; } = description;

    public string Column { get; } = column;

    public long Line { get; } = line;

    public List<Person> Members { get; } = [];

    /// <summary>Whether Okta would refuse the group; without the group there are no memberships.</summary>
    public bool IsRejected { get; set; }

    public IEnumerable<string> ActiveMembers => Members.Where(member => member.State == PersonState.Active).Select(member => member.ExternalId);
}
