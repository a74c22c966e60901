namespace Okta.Xaas.Snapshots.Records;

/// <summary>The end of an audit trail: what is there, against what was written.</summary>
public sealed record AuditEnd
{
    /// <summary>The number of the last entry that is there; 0 when there is none.</summary>
    public long Last { get; init; }

    /// <summary>The number of the last entry that was written, as far as it is known: more than <see cref="Last"/> where entries were taken off the end.</summary>
    public long Written { get; init; }

    /// <summary>
    /// <see cref="AuditSignature.Valid"/>: the trail ends with the entry that was written last. <see cref="AuditSignature.Invalid"/>: entries were taken off the end, or what tells which one is the last was changed
    /// or taken away. <see cref="AuditSignature.OtherKey"/>: all of it was written with another key of the store, or by a version that did not note the end; nothing can be said of it.
    /// </summary>
    public AuditSignature Signature { get; init; }
}
