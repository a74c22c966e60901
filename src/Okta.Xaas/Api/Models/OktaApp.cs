namespace Okta.Xaas.Api.Models;

/// <summary>The app that an identity source is.</summary>
public sealed record OktaApp
{
    /// <summary>The app's id, which is the identity source's.</summary>
    public required string Id { get; init; }

    /// <summary>Okta's name of the kind of app.</summary>
    public string? Name { get; init; }

    /// <summary>The name that an administrator has given it.</summary>
    public string? Label { get; init; }

    /// <summary>Okta's word for the status: <c>ACTIVE</c> or <c>INACTIVE</c>; other words may come.</summary>
    public string? Status { get; init; }

    /// <summary>Whether <see cref="Status"/> is <c>ACTIVE</c>.</summary>
    public bool IsActive => Status == "ACTIVE";

    /// <summary>What is switched on, for example <c>IMPORT_NEW_USERS</c>, <c>IMPORT_PROFILE_UPDATES</c> and <c>PROFILE_MASTERING</c>; empty when Okta does not tell.</summary>
    public IReadOnlyList<string> Features { get; init; } = [];
}
