namespace Okta.Xaas.Emulator.Wire;

internal sealed record SessionAnswer(string Id, string IdentitySourceId, string Status, string ImportType, string Created, string LastUpdated);
