namespace Okta.Xaas.Emulator.SystemLog;

/// <summary>One event of the System Log, as it is kept.</summary>
internal sealed record LogEvent(DateTimeOffset Published, string EventType)
{
    /// <summary>The target's type, such as <c>User</c>.</summary>
    public required string TargetType { get; init; }

    /// <summary>The target's Okta id.</summary>
    public required string? TargetId { get; init; }

    /// <summary>What a person knows the target by; for what an identity source brought, its external id.</summary>
    public string? AlternateId { get; init; }

    public string? SessionId { get; init; }

    public bool IsFailure { get; init; }

    public string? Reason { get; init; }

    /// <summary>1 for the first event, then one more each.</summary>
    public long Number { get; set; }
}
