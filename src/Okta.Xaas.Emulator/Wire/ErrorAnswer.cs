namespace Okta.Xaas.Emulator.Wire;

internal sealed record ErrorAnswer(string ErrorCode, string ErrorSummary, string ErrorLink, string ErrorId, ErrorCause[] ErrorCauses);

internal sealed record ErrorCause(string ErrorSummary);
