namespace Okta.Xaas.Snapshots.Records;

/// <summary>What was exported of an audit trail.</summary>
/// <param name="Last">The number of the last entry that was written, to go on from; the one that was given when there was none.</param>
/// <param name="Entries">How many entries were written.</param>
/// <param name="Invalid">Of how many of them <see cref="AuditEntry.Signature"/> is <see cref="AuditSignature.Invalid"/>.</param>
public sealed record AuditExport(long Last, long Entries, long Invalid);
