namespace Okta.Xaas.Snapshots.Store;

/// <summary>A user who left the list while a new one with the same user name came: most likely the same person under another key.</summary>
/// <param name="FromExternalId">The key that the store has.</param>
/// <param name="ToExternalId">The key that the list has.</param>
public sealed record RenamedUser(string FromExternalId, string ToExternalId);
