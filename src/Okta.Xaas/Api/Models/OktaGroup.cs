namespace Okta.Xaas.Api.Models;

/// <summary>A group of the org.</summary>
public sealed record OktaGroup
{
    /// <summary>The group's id in Okta, <c>00g…</c>.</summary>
    public string? Id { get; init; }

    /// <summary>The group's key in the HR system, where its profile has one (inferred): <see cref="IIdentitySourcesApi.GetGroupAsync"/> tells it for certain.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The group's name.</summary>
    public string? Name { get; init; }

    /// <summary>The group's description.</summary>
    public string? Description { get; init; }

    /// <summary>Okta's word for the kind: <c>APP_GROUP</c> for one that a source has brought.</summary>
    public string? Type { get; init; }

    /// <summary>The id of the app that has brought it.</summary>
    public string? SourceId { get; init; }

    /// <summary>When it was created, by Okta's clock.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>When it was last changed, by Okta's clock.</summary>
    public DateTimeOffset? LastUpdated { get; init; }

    /// <summary>When its members last changed, by Okta's clock.</summary>
    public DateTimeOffset? LastMembershipUpdated { get; init; }
}
