namespace Okta.Xaas.Api.Models;

/// <summary>A user of an app: what Okta has made of a person of the identity source.</summary>
public sealed record AppUser
{
    /// <summary>The id of the Okta user, <c>00u…</c>.</summary>
    public string? Id { get; init; }

    /// <summary>The person's key in the HR system. Okta sets it when the person is confirmed (documented), so that one who waits may have none.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The status; <see cref="StatusText"/> has Okta's word for it.</summary>
    public AppUserStatus Status { get; init; }

    /// <summary>Okta's word for the status.</summary>
    public string? StatusText { get; init; }

    /// <summary>When the status last changed, by Okta's clock.</summary>
    public DateTimeOffset? StatusChanged { get; init; }

    /// <summary>The state of the synchronization.</summary>
    public AppUserSyncState SyncState { get; init; }

    /// <summary>When it was last synchronized, by Okta's clock.</summary>
    public DateTimeOffset? LastSync { get; init; }

    /// <summary>When it was created, by Okta's clock.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>When it was last changed, by Okta's clock.</summary>
    public DateTimeOffset? LastUpdated { get; init; }

    /// <summary>The user name: that of the credentials, or else the profile's.</summary>
    public string? UserName { get; init; }

    /// <summary>Its attributes as text, also those that Okta's schema has as numbers or truth values; <see langword="null"/> when Okta's answer had none.</summary>
    public UserProfile? Profile { get; init; }

    /// <summary>The attributes that came as JSON numbers or truth values, whose text may differ from the one that was sent.</summary>
    internal IReadOnlyCollection<string> TypedAttributes { get; init; } = [];

    /// <summary>The ids and the status; never a value of the profile.</summary>
    /// <returns>For example <c>AppUser E1001 Active</c>.</returns>
    public override string ToString() => $"AppUser {ExternalId ?? Id} {Status}";
}
