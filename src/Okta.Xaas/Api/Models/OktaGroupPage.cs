namespace Okta.Xaas.Api.Models;

/// <summary>One page of the org's groups.</summary>
public sealed record OktaGroupPage
{
    /// <summary>The groups, in Okta's order.</summary>
    public required IReadOnlyList<OktaGroup> Groups { get; init; }

    /// <summary>The cursor of the next page, from the <c>Link</c> header; <see langword="null"/> on the last one.</summary>
    public string? NextCursor { get; init; }
}
