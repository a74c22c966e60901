using System.Text.Json;
using Okta.Xaas.Emulator.Errors;

namespace Okta.Xaas.Emulator.Wire;

/// <summary>Writes an <see cref="ApiError"/> as Okta does.</summary>
internal static class ErrorBody
{
    public static EmulatedResponse Write(ApiError error, string errorId)
    {
        var answer = new ErrorAnswer(error.Code, error.Summary, error.Code, errorId, [.. error.Causes.Select(cause => new ErrorCause(cause))]);
        var response = EmulatedResponse.Json(error.StatusCode, JsonSerializer.SerializeToUtf8Bytes(answer, WireJson.Relaxed.ErrorAnswer), error.Code, error.Rule);
        return error.Headers.Aggregate(response, (so, header) => so.WithHeader(header.Key, header.Value));
    }
}
