namespace Okta.Xaas.Emulator;

/// <summary>A request and what became of it. Immutable.</summary>
public sealed class RequestLogEntry
{
    /// <summary>The request.</summary>
    public required EmulatedRequest Request { get; init; }

    /// <summary>
    /// The HTTP status of the answer, or <see langword="null"/> when none was sent: the connection was dropped or the caller gave up. An answer that was
    /// cut was sent.
    /// </summary>
    public required int? StatusCode { get; init; }

    /// <summary>The <c>X-Okta-Request-Id</c> of the answer.</summary>
    public required string RequestId { get; init; }

    /// <summary>The Okta error code of the answer, such as <c>E0000007</c>, or <see langword="null"/>.</summary>
    public required string? ErrorCode { get; init; }

    /// <summary>The HTTP status of what the org did, also when a <see cref="Fault"/> hid it; <see langword="null"/> when the org never saw the request.</summary>
    public required int? EffectStatusCode { get; init; }

    /// <summary>The fault that was put on the request, or <see langword="null"/>.</summary>
    public Fault? Fault { get; init; }

    /// <summary>How long the answer took, by the clock below the org's.</summary>
    internal TimeSpan Duration { get; init; }

    /// <summary>The body of an answer that was an error.</summary>
    internal byte[]? ErrorBody { get; init; }

    internal Errors.BrokenRule? Rule { get; init; }

    internal bool IsError => StatusCode is null or >= 400;

    /// <summary>Number, request, status and fault.</summary>
    public override string ToString()
    {
        var status = StatusCode?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "no answer";
        return $"{Request.Number} {Request} → {status}{(Fault is null ? null : $" ({Fault})")}";
    }
}
