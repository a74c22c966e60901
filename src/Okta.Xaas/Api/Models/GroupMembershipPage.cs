namespace Okta.Xaas.Api.Models;

/// <summary>One page of a group's members.</summary>
public sealed record GroupMembershipPage
{
    /// <summary>The members' external ids, in Okta's order.</summary>
    public required IReadOnlyList<string> MemberExternalIds { get; init; }

    /// <summary>The cursor of the next page, from the <c>Link</c> header; <see langword="null"/> on the last one.</summary>
    public string? NextCursor { get; init; }
}
