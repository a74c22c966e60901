namespace Okta.Xaas.Snapshots.Store;

/// <summary>A member of a group as the list that is being compared has it.</summary>
/// <param name="GroupExternalId">The group's key.</param>
/// <param name="MemberExternalId">The user's key.</param>
/// <param name="Row">Where it stands in its source.</param>
/// <param name="Resend">Whether it is to be sent though nothing changed.</param>
public sealed record StagedMembership(string GroupExternalId, string MemberExternalId, long Row, bool Resend = false);
