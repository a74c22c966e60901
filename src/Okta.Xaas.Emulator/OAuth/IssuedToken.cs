namespace Okta.Xaas.Emulator.OAuth;

/// <summary>What a token allows, whose it is, and until when.</summary>
internal sealed record IssuedToken(string[] Scopes, string? KeyThumbprint, DateTimeOffset Expires);
