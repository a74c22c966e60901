namespace Okta.Xaas;

/// <summary>Points to a change that was handed in, by its place and its entity; it never holds values of a profile.</summary>
public sealed record ChangeReference
{
    /// <summary>The place of the change in what was handed in; the first is 0.</summary>
    public required long Index { get; init; }

    /// <summary>What the change does.</summary>
    public required ChangeKind Kind { get; init; }

    /// <summary>The entity's external id; for memberships, the group's.</summary>
    public required string ExternalId { get; init; }

    /// <summary>For memberships, the members concerned, which can be fewer than the change has; otherwise <see langword="null"/>.</summary>
    public IReadOnlyList<string>? MemberExternalIds { get; init; }
}
