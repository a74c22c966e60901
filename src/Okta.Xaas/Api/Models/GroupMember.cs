namespace Okta.Xaas.Api.Models;

/// <summary>A user that becomes a member of a group.</summary>
/// <param name="MemberExternalId">The user's key in the HR system; at most 255 characters.</param>
public sealed record GroupMember(string MemberExternalId);
