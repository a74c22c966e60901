namespace Okta.Xaas.Emulator.Wire;

internal sealed record MembershipAnswer(string[] MemberExternalIds);
