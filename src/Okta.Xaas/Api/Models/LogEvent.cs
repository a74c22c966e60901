namespace Okta.Xaas.Api.Models;

/// <summary>An event of the System Log.</summary>
public sealed record LogEvent
{
    /// <summary>The event's id.</summary>
    public string? Id { get; init; }

    /// <summary>When it was, by Okta's clock.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>Okta's word for what has happened, for example <c>system.import.complete</c>.</summary>
    public string? EventType { get; init; }

    /// <summary>Okta's word for how bad it is: <c>DEBUG</c>, <c>INFO</c>, <c>WARN</c> or <c>ERROR</c>.</summary>
    public string? Severity { get; init; }

    /// <summary>Okta's word for how it ended, for example <c>SUCCESS</c> or <c>FAILURE</c>.</summary>
    public string? Result { get; init; }

    /// <summary>Okta's words for why. They may hold what people are called: they are not for logs.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether <see cref="Result"/> is <c>FAILURE</c>.</summary>
    public bool IsFailure => Result == "FAILURE";

    /// <summary>What it is about.</summary>
    public IReadOnlyList<LogTarget> Targets { get; init; } = [];

    /// <summary>What Okta tells beside it (<c>debugContext.debugData</c>), as text.</summary>
    public IReadOnlyDictionary<string, string> DebugData { get; init; } = new Dictionary<string, string>();

    /// <summary>What has happened and how it ended; never whom it is about.</summary>
    /// <returns>For example <c>system.import.complete SUCCESS</c>.</returns>
    public override string ToString() => $"{EventType} {Result}";
}
