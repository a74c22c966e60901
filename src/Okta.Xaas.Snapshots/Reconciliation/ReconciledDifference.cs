namespace Okta.Xaas.Snapshots.Reconciliation;

/// <summary>One difference. It has keys and names of attributes, and no value of a profile.</summary>
public sealed record ReconciledDifference
{
    /// <summary>Whether it is a person or a group; a membership is told by <see cref="MemberExternalId"/> and the group.</summary>
    public required EntityKind Entity { get; init; }

    /// <summary>How they differ.</summary>
    public required DifferenceKind Kind { get; init; }

    /// <summary>The key of the person or the group.</summary>
    public required string ExternalId { get; init; }

    /// <summary>The member's key, of a membership; else <see langword="null"/>.</summary>
    public string? MemberExternalId { get; init; }

    /// <summary>The attributes that differ, of <see cref="DifferenceKind.Drifted"/>; the name of one that Okta does not have any more may be missing.</summary>
    public IReadOnlyList<string> Attributes { get; init; } = [];

    /// <summary>The kind and the keys.</summary>
    /// <returns>For example <c>Missing User E1001</c>.</returns>
    public override string ToString() => MemberExternalId is null
        ? $"{Kind} {Entity} {ExternalId}{(Attributes.Count == 0 ? "" : $" ({string.Join(", ", Attributes)})")}"
        : $"{Kind} membership {ExternalId}/{MemberExternalId}";
}
