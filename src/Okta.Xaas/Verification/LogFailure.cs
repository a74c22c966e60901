namespace Okta.Xaas.Verification;

/// <summary>A failure that Okta's System Log tells of a person. Which person it is about is inferred from what the event names, as Okta does not document it.</summary>
public sealed record LogFailure
{
    /// <summary>Okta's word for what has failed, for example <c>app.user_management.update_from_master_failed</c>.</summary>
    public required string EventType { get; init; }

    /// <summary>When it was, by Okta's clock; <see langword="null"/> when Okta does not tell.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>
    /// Okta's words for why, without control characters and at most 1,000 characters long; <see langword="null"/> when there are none. Values that were sent of the person, addresses, and what the event calls its
    /// targets are replaced by <c>…</c>. When people are verified by their keys alone, what was sent is not known: then the words may hold other values, and are not for logs.
    /// </summary>
    public string? Reason { get; init; }

    /// <summary>What has failed; never why or of whom.</summary>
    /// <returns>For example <c>app.user_management.update_from_master_failed</c>.</returns>
    public override string ToString() => EventType;
}
