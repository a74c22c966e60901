namespace Okta.Xaas.Emulator.Errors;

/// <summary>Ends an operation with an Okta error.</summary>
internal sealed class ApiErrorException(ApiError error) : Exception(error.Causes.Count > 0 ? error.Causes[0] : error.Summary)
{
    public ApiError Error { get; } = error;
}
