using System.IO.Compression;
using Okta.Xaas.Emulator.Errors;
using Okta.Xaas.Emulator.Wire;

namespace Okta.Xaas.Emulator;

/// <summary>An answer of the emulated org. Immutable; the <c>With…</c> methods give a changed copy.</summary>
public sealed class EmulatedResponse
{
    private readonly KeyValuePair<string, string>[] _headers;

    private EmulatedResponse(int statusCode, string? contentType, byte[] body, KeyValuePair<string, string>[] headers, bool bare)
    {
        StatusCode = statusCode;
        ContentType = contentType;
        Payload = body;
        _headers = headers;
        IsBare = bare;
    }

    /// <summary>The HTTP status.</summary>
    public int StatusCode { get; }

    /// <summary>The <c>Content-Type</c>, or <see langword="null"/> for an answer that has none.</summary>
    public string? ContentType { get; }

    /// <summary>The body; empty when there is none.</summary>
    public ReadOnlyMemory<byte> Body => Payload;

    /// <summary>The headers, in order; a name may occur more than once.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers => Array.AsReadOnly(_headers);

    /// <inheritdoc cref="Headers"/>
    internal ReadOnlySpan<KeyValuePair<string, string>> AllHeaders => _headers;

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
        Of(new ApiError(statusCode, errorCode, errorSummary, errorCauses), "oaeEmulatedFault00000000");

    /// <summary>This answer with one more header; the same name may be added again.</summary>
    public EmulatedResponse WithHeader(string name, string value) => WithHeaders(KeyValuePair.Create(name, value));

    /// <summary>This answer without the headers that Okta puts on every answer (request id, rate limit), as if a proxy had given it.</summary>
    public EmulatedResponse WithoutOktaHeaders() => new(StatusCode, ContentType, Payload, _headers, true) { ErrorCode = ErrorCode, Rule = Rule };

    /// <summary>This answer with its body compressed, and <c>Content-Encoding</c> saying so. One that has no body, or is compressed already, stays as it is.</summary>
    /// <param name="contentEncoding"><c>gzip</c> or <c>br</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="contentEncoding"/> is none of these.</exception>
    public EmulatedResponse Compressed(string contentEncoding = "gzip")
    {
        if (Payload.Length == 0 || HasHeader("Content-Encoding")) return this;
        using var compressed = new MemoryStream();
        using (var coding = Coding(compressed, contentEncoding)) coding.Write(Payload);
        return new(StatusCode, ContentType, compressed.ToArray(), [.. _headers, new("Content-Encoding", contentEncoding)], IsBare) { ErrorCode = ErrorCode, Rule = Rule };
    }

    internal static EmulatedResponse Of(ApiError error, string errorId) =>
        error.Headers.Aggregate(Json(error.StatusCode, ErrorBody.Write(error, errorId), error.Code, error.Rule), (so, header) => so.WithHeader(header.Key, header.Value));

    internal static EmulatedResponse Json(int statusCode, byte[] body, string? errorCode = null, BrokenRule? rule = null) =>
        new(statusCode, "application/json", body, [], false) { ErrorCode = errorCode, Rule = rule };

    /// <summary>An empty date stands for none; only a server that can't leave it out sends it so.</summary>
    internal static bool IsLeftOut(string name, string value) => value.Length == 0 && name.Equals("Date", StringComparison.OrdinalIgnoreCase);

    /// <summary>This answer with some more headers.</summary>
    internal EmulatedResponse WithHeaders(params ReadOnlySpan<KeyValuePair<string, string>> headers) =>
        headers.IsEmpty ? this : new(StatusCode, ContentType, Payload, [.. _headers, .. headers], IsBare) { ErrorCode = ErrorCode, Rule = Rule };

    internal bool HasHeader(string name)
    {
        foreach (var (given, _) in _headers)
        {
            if (given.Equals(name, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    internal EmulatedResponse WithoutHeader(string name) =>
        new(StatusCode, ContentType, Payload, [.. _headers.Where(header => !header.Key.Equals(name, StringComparison.OrdinalIgnoreCase))], IsBare) { ErrorCode = ErrorCode, Rule = Rule };

    private static Stream Coding(Stream inner, string name) => name switch
    {
        "gzip" => new GZipStream(inner, CompressionLevel.Fastest, leaveOpen: true),
        "br" => new BrotliStream(inner, CompressionLevel.Fastest, leaveOpen: true),
        _ => throw new ArgumentException($"'{name}' is no encoding that the emulator has: use gzip or br.", nameof(name)),
    };
}
