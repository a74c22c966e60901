using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Okta.Xaas.Emulator.Control;

/// <summary>An answer of the control API.</summary>
internal sealed record ControlAnswer(int StatusCode, string? ContentType, byte[] Body)
{
    public static ControlAnswer None { get; } = new(204, null, []);

    public static ControlAnswer Ok<T>(T value, JsonTypeInfo<T> type) => Json(200, value, type);

    public static ControlAnswer Created<T>(T value, JsonTypeInfo<T> type) => Json(201, value, type);

    public static ControlAnswer Problem(ControlException problem)
    {
        var body = new Problem(problem.Title, problem.Message, problem.StatusCode);
        return new(problem.StatusCode, "application/problem+json", JsonSerializer.SerializeToUtf8Bytes(body, ControlJson.Relaxed.Problem));
    }

    public async Task WriteAsync(HttpContext context)
    {
        var response = context.Response;
        response.StatusCode = StatusCode;
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        if (ContentType is null) return;
        response.ContentType = ContentType;
        response.ContentLength = Body.Length;
        await response.Body.WriteAsync(Body, context.RequestAborted).ConfigureAwait(false);
    }

    private static ControlAnswer Json<T>(int statusCode, T value, JsonTypeInfo<T> type) => new(statusCode, "application/json", JsonSerializer.SerializeToUtf8Bytes(value, type));
}

/// <summary>What went wrong, as application/problem+json.</summary>
internal sealed record Problem(string Title, string Detail, int Status);
