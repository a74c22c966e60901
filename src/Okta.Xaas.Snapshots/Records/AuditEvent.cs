namespace Okta.Xaas.Snapshots.Records;

/// <summary>What an entry of the audit trail tells.</summary>
public enum AuditEvent
{
    /// <summary>A run began.</summary>
    RunStarted,

    /// <summary>A run ended; <see cref="AuditEntry.Run"/> tells how.</summary>
    RunEnded,

    /// <summary>A run was found to have been cut off.</summary>
    RunCutOff,

    /// <summary>A safeguard stopped a run, and what it would have done waits for an approval.</summary>
    ApprovalRequested,

    /// <summary>It was approved.</summary>
    Approved,

    /// <summary>It was refused.</summary>
    Refused,

    /// <summary>What was approved is being sent.</summary>
    ApprovalApplied,

    /// <summary>An approval was closed, as it is not needed any more or another one took its place.</summary>
    ApprovalClosed,

    /// <summary>What is stored is corrected by what the org has; told before it is begun.</summary>
    StoreCorrected,
}
