namespace Okta.Xaas.Snapshots;

/// <summary>One member of one group as the HR system's full list has it. The same one twice counts once.</summary>
/// <param name="GroupExternalId">The group's key.</param>
/// <param name="MemberExternalId">The person's key.</param>
/// <param name="Row">Where the record stands in its source, for reports. Its place in the stream when it is left out.</param>
public sealed record SnapshotMembership(string GroupExternalId, string MemberExternalId, long? Row = null);
