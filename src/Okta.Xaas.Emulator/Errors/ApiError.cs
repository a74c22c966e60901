namespace Okta.Xaas.Emulator.Errors;

/// <summary>An error as Okta tells it.</summary>
internal sealed record ApiError(int StatusCode, string Code, string Summary, IReadOnlyList<string> Causes)
{
    public ApiErrorException AsException() => new(this);
}
