namespace Okta.Xaas.Api.Models;

/// <summary>An import session of an identity source.</summary>
public sealed record IdentitySourceSession
{
    /// <summary>The session's id, <c>aps…</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The identity source's id, <c>0oa…</c>.</summary>
    public string? IdentitySourceId { get; init; }

    /// <summary>The status; <see cref="SessionStatus.Unknown"/> for one that this version does not know.</summary>
    public SessionStatus Status { get; init; }

    /// <summary>The status in Okta's own word, for example <c>IN_PROGRESS</c>.</summary>
    public string? StatusText { get; init; }

    /// <summary>Always <c>INCREMENTAL</c> so far.</summary>
    public string? ImportType { get; init; }

    /// <summary>When the session was created, by Okta's clock.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>When the session last changed, by Okta's clock: for a triggered one, when it was triggered.</summary>
    public DateTimeOffset? LastUpdated { get; init; }
}
