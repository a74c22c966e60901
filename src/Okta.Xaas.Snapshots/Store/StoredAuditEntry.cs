using System.Diagnostics.CodeAnalysis;

namespace Okta.Xaas.Snapshots.Store;

/// <summary>An entry of the audit trail as a store keeps it.</summary>
/// <param name="Number">Its number, from 1 on and without a gap.</param>
/// <param name="Text">What it says.</param>
/// <param name="Signature">By which a change of it, or of the one before, is seen.</param>
[Experimental("OKTAXAAS002")]
public sealed record StoredAuditEntry(long Number, string Text, byte[] Signature);
