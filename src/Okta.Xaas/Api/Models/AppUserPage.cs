namespace Okta.Xaas.Api.Models;

/// <summary>One page of an app's users.</summary>
public sealed record AppUserPage
{
    /// <summary>The users, in Okta's order.</summary>
    public required IReadOnlyList<AppUser> Users { get; init; }

    /// <summary>The cursor of the next page, from the <c>Link</c> header; <see langword="null"/> on the last one.</summary>
    public string? NextCursor { get; init; }
}
