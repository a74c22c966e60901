namespace Okta.Xaas.Snapshots.Records;

/// <summary>What the signature of an entry of the audit trail tells.</summary>
public enum AuditSignature
{
    /// <summary>It was changed, or the one before it was changed or taken away; or nobody has looked at it.</summary>
    Invalid,

    /// <summary>It was written with another key of the store, as before the store was made anew: nothing can be said of it.</summary>
    OtherKey,

    /// <summary>The entry is as it was written, and follows the one before.</summary>
    Valid,
}
