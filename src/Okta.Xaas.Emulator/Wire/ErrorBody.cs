using System.Text.Json;
using Okta.Xaas.Emulator.Errors;

namespace Okta.Xaas.Emulator.Wire;

/// <summary>Writes an <see cref="ApiError"/> as Okta does.</summary>
internal static class ErrorBody
{
    public static byte[] Write(ApiError error, string errorId) => JsonSerializer.SerializeToUtf8Bytes(
        new ErrorAnswer(error.Code, error.Summary, error.Code, errorId, [.. error.Causes.Select(cause => new ErrorCause(cause))]),
        WireJson.Relaxed.ErrorAnswer);
}
