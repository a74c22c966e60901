namespace Okta.Xaas.Emulator.Wire;

/// <summary>L: the profile is flat, though the schema nests it once more.</summary>
internal sealed record GroupAnswer(string Id, string ExternalId, IReadOnlyDictionary<string, string?> Profile);
