using Okta.Xaas.Emulator.Errors;

namespace Okta.Xaas.Emulator;

/// <summary>An answer of the emulated org. Immutable; the <c>With…</c> methods give a changed copy.</summary>
public sealed class EmulatedResponse
{
    private EmulatedResponse(int statusCode, string? contentType, byte[] body, IReadOnlyList<KeyValuePair<string, string>> headers, bool bare)
    {
        StatusCode = statusCode;
        ContentType = contentType;
        Payload = body;
        Headers = headers;
        IsBare = bare;
    }

    /// <summary>The HTTP status.</summary>
    public int StatusCode { get; }

    /// <summary>The <c>Content-Type</c>, or <see langword="null"/> for an answer that has none.</summary>
    public string? ContentType { get; }

    /// <summary>The body; empty when there is none.</summary>
    public ReadOnlyMemory<byte> Body => Payload;

    /// <summary>The headers, in order; a name may occur more than once.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; }

    internal byte[] Payload { get; }

    internal bool IsBare { get; }

    internal bool MayHaveBody => StatusCode is not (204 or 304);

    internal string? ErrorCode { get; private init; }

    internal BrokenRule? Rule { get; private init; }

    /// <summary>An answer without a body.</summary>
    public static EmulatedResponse Empty(int statusCode) => new(statusCode, null, [], [], false);

    /// <summary>An answer with any text as its body, such as a proxy's HTML page or JSON that was cut off.</summary>
    /// <param name="statusCode">The HTTP status.</param>
    /// <param name="body">The text, sent as UTF-8.</param>
    /// <param name="contentType">The <c>Content-Type</c>; <see langword="null"/>: none.</param>
    public static EmulatedResponse Text(int statusCode, string body, string? contentType = "application/json") =>
        new(statusCode, contentType, System.Text.Encoding.UTF8.GetBytes(body), [], false);

    /// <summary>An error as Okta words it, such as <c>OktaError(403, "E0000006", "You do not have permission…")</c>.</summary>
    public static EmulatedResponse OktaError(int statusCode, string errorCode, string errorSummary, params IReadOnlyList<string> errorCauses) =>
        ErrorBody.Write(new ApiError(statusCode, errorCode, errorSummary, errorCauses), "oaeEmulatedFault00000000");

    /// <summary>This answer with one more header; the same name may be added again.</summary>
    public EmulatedResponse WithHeader(string name, string value) =>
        new(StatusCode, ContentType, Payload, [.. Headers, new(name, value)], IsBare) { ErrorCode = ErrorCode, Rule = Rule };

    /// <summary>This answer without the headers that Okta puts on every answer (request id, rate limit), as if a proxy had given it.</summary>
    public EmulatedResponse WithoutOktaHeaders() => new(StatusCode, ContentType, Payload, Headers, true) { ErrorCode = ErrorCode, Rule = Rule };

    internal static EmulatedResponse Json(int statusCode, byte[] body, string? errorCode = null, BrokenRule? rule = null) =>
        new(statusCode, "application/json", body, [], false) { ErrorCode = errorCode, Rule = rule };

    /// <summary>An empty date stands for none; only a server that can't leave it out sends it so.</summary>
    internal static bool IsLeftOut(string name, string value) => value.Length == 0 && name.Equals("Date", StringComparison.OrdinalIgnoreCase);

    internal bool HasHeader(string name) => Headers.Any(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase));
}
