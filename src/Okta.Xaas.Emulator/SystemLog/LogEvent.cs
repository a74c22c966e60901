namespace Okta.Xaas.Emulator.SystemLog;

/// <summary>What an event is about.</summary>
/// <param name="Type">Such as <c>User</c>.</param>
/// <param name="Id">The Okta id, if it has one.</param>
/// <param name="AlternateId">What a person knows it by; for what an identity source brought, its external id.</param>
internal readonly record struct LogTarget(string Type, string? Id, string? AlternateId = null);

/// <summary>One event of the System Log, as it is kept.</summary>
internal sealed record LogEvent(DateTimeOffset Published, string EventType, LogTarget Target)
{
    /// <summary>The group, where the event is about a user's membership of it.</summary>
    public LogTarget? Group { get; init; }

    public string? SessionId { get; init; }

    public bool IsFailure { get; init; }

    public string? Reason { get; init; }

    /// <summary>1 for the first event, then one more each.</summary>
    public long Number { get; set; }
}
