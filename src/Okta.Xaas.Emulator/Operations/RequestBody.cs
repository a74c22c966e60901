using System.Text.Json;
using Okta.Xaas.Emulator.Errors;

namespace Okta.Xaas.Emulator.Operations;

/// <summary>A JSON request body. Properties that nobody knows are tolerated.</summary>
internal static class RequestBody
{
    /// <summary>Reads the body as one JSON object.</summary>
    public static JsonElement Object(EmulatedRequest request)
    {
        var root = Value(request);
        return root.ValueKind == JsonValueKind.Object ? root : throw ApiErrors.NotWellFormed("The body has to be a JSON object.").AsException();
    }

    /// <summary>Reads the body as any JSON value.</summary>
    public static JsonElement Value(EmulatedRequest request)
    {
        if (request.Headers.TryGetValue("Content-Type", out var type) && !IsJson(type)) throw ApiErrors.NotJson().AsException();
        try
        {
            return JsonElement.Parse(request.Payload);
        }
        catch (JsonException)
        {
            throw ApiErrors.NotWellFormed().AsException();
        }
    }

    private static bool IsJson(string contentType) =>
        contentType.Split(';', 2)[0].Trim().Equals("application/json", StringComparison.OrdinalIgnoreCase);
}
