namespace Okta.Xaas.Snapshots.Records;

/// <summary>An entry of the audit trail of a feed: who did what and when, in numbers, without a key or a value of a person.</summary>
public sealed record AuditEntry
{
    /// <summary>Its number, from 1 on and without a gap.</summary>
    public long Number { get; init; }

    /// <summary>When, by the clock of the process that wrote it.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What happened.</summary>
    public required AuditEvent Event { get; init; }

    /// <summary>The identity source.</summary>
    public required string IdentitySourceId { get; init; }

    /// <summary>Who did it, as the caller gave the name: it is not proved.</summary>
    public required string By { get; init; }

    /// <summary>On which machine.</summary>
    public required string Machine { get; init; }

    /// <summary>The run that it is about.</summary>
    public FeedRun? Run { get; init; }

    /// <summary>The approval that it is about.</summary>
    public string? ApprovalId { get; init; }

    /// <summary>What was said with a decision, or why an approval was closed.</summary>
    public string? Comment { get; init; }

    /// <summary>What its signature tells; of an entry that was just read.</summary>
    public AuditSignature Signature { get; init; }
}
