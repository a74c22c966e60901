namespace Okta.Xaas.Api.Models;

/// <summary>A user of an identity source, as Okta has it.</summary>
public sealed record IdentitySourceUser
{
    /// <summary>The user's id in Okta.</summary>
    public string? Id { get; init; }

    /// <summary>The user's key in the HR system.</summary>
    public string? ExternalId { get; init; }

    /// <summary>When it was created, by Okta's clock.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>When it was last changed, by Okta's clock.</summary>
    public DateTimeOffset? LastUpdated { get; init; }

    /// <summary>Its attributes; <see langword="null"/> when Okta's answer had none.</summary>
    public UserProfile? Profile { get; init; }

    /// <summary>The ids; never a value of the profile.</summary>
    /// <returns>For example <c>IdentitySourceUser E1001</c>.</returns>
    public override string ToString() => $"IdentitySourceUser {ExternalId ?? Id}";
}
