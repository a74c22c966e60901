namespace Okta.Xaas.Emulator.Pipeline;

/// <summary>A fault that somebody has put in from outside, for the next requests to an operation, or to any.</summary>
internal sealed record ScriptedFault(string Id, string? Operation, string Kind, Fault Fault)
{
    /// <summary>How many requests it lets pass first.</summary>
    public int Skip { get; init; }

    /// <summary>How many requests it is for.</summary>
    public required int Times { get; init; }

    /// <summary>For how many it still is.</summary>
    public required int Left { get; init; }
}
