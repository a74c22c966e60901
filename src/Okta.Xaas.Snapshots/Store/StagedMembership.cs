using System.Diagnostics.CodeAnalysis;

namespace Okta.Xaas.Snapshots.Store;

/// <summary>A member of a group as the list that is being compared has it.</summary>
/// <param name="GroupExternalId">The group's key.</param>
/// <param name="MemberExternalId">The user's key.</param>
/// <param name="Row">Where it stands in its source.</param>
/// <param name="Resend">Whether it is to be sent though nothing changed.</param>
/// <param name="IsHeldBack">Whether the record has a fault: one of the two keys is then empty, and nobody is taken out of that group, or that user out of any.</param>
[Experimental("OKTAXAAS002")]
public sealed record StagedMembership(string GroupExternalId, string MemberExternalId, long Row, bool Resend = false, bool IsHeldBack = false);
