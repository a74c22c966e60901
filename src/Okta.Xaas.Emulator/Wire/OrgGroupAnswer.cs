namespace Okta.Xaas.Emulator.Wire;

/// <summary>A group of the org that an app brought. D: the fields; I: that the profile has the external id.</summary>
internal sealed record OrgGroupAnswer(string Id, string Created, string LastUpdated, string LastMembershipUpdated, string Type, OrgGroupProfile Profile, OrgGroupSource Source);

internal sealed record OrgGroupProfile(string? Name, string? Description, string ExternalId);

internal sealed record OrgGroupSource(string Id);
