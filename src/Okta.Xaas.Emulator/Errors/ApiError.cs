namespace Okta.Xaas.Emulator.Errors;

/// <summary>An error as Okta tells it.</summary>
internal sealed record ApiError(int StatusCode, string Code, string Summary, IReadOnlyList<string> Causes)
{
    /// <summary>Headers that go with it.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The rule of Okta's that was broken, if it is one that needs explaining.</summary>
    public BrokenRule? Rule { get; init; }

    public ApiErrorException AsException() => new(this);
}
