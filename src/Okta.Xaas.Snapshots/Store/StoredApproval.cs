using System.Diagnostics.CodeAnalysis;

namespace Okta.Xaas.Snapshots.Store;

/// <summary>An approval as a store keeps it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="IsOpen">Whether it waits, or what it allows is still to be done.</param>
/// <param name="Text">What it says.</param>
/// <param name="Signature">By which a change of it is seen.</param>
[Experimental("OKTAXAAS002")]
public sealed record StoredApproval(string Id, bool IsOpen, string Text, byte[] Signature);
