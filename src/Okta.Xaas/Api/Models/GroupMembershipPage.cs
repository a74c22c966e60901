namespace Okta.Xaas.Api.Models;

/// <summary>One page of a group's members.</summary>
public sealed record GroupMembershipPage
{
    /// <summary>The members' external ids, in Okta's order.</summary>
    public required IReadOnlyList<string> MemberExternalIds { get; init; }

    /// <summary>The cursor of the next page, from the <c>Link</c> header; <see langword="null"/> on the last one.</summary>
    public string? NextCursor { get; init; }

    /// <summary>The answer's <c>X-Okta-Request-Id</c>: what Okta's support asks for; <see langword="null"/> when it had none.</summary>
    public string? RequestId { get; init; }

    /// <summary>The answer's rate-limit headers: what is left of the window for this group of endpoints. <see langword="null"/> when it had none.</summary>
    public OktaRateLimit? RateLimit { get; init; }
}
