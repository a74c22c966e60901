using Okta.Xaas.Api.Models;

namespace Okta.Xaas;

/// <summary>One session of a run.</summary>
public sealed record SessionReport
{
    /// <summary>The session's id, <c>aps…</c>; empty for one that may have been created when the run ended, while Okta did not answer.</summary>
    public required string SessionId { get; init; }

    /// <summary>The last status that was seen.</summary>
    public required SessionStatus Status { get; init; }

    /// <summary>What became of its changes.</summary>
    public required SessionOutcome Outcome { get; init; }

    /// <summary>Bulk requests that Okta accepted.</summary>
    public required int Batches { get; init; }

    /// <summary>Entities in these requests; for memberships, one group with its list of members is one entity.</summary>
    public required int Entities { get; init; }

    /// <summary>Bytes of their bodies.</summary>
    public required long Bytes { get; init; }

    /// <summary>What was sent, by kind; members are counted each.</summary>
    public required IReadOnlyDictionary<ChangeKind, int> Changes { get; init; }

    /// <summary>When the session was created, by this process's clock.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its import was started; <see langword="null"/> when it was not.</summary>
    public DateTimeOffset? TriggeredAt { get; init; }

    /// <summary>When its end was seen; <see langword="null"/> when it was not, as for one that is left open or pending.</summary>
    public DateTimeOffset? FinishedAt { get; init; }
}
