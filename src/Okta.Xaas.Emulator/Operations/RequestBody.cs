using System.Text.Json;
using Okta.Xaas.Emulator.Errors;

namespace Okta.Xaas.Emulator.Operations;

/// <summary>A JSON request body. Properties that nobody knows are tolerated.</summary>
internal static class RequestBody
{
    /// <summary>Reads the body as one JSON object. It is parsed where it lies, into pooled memory, which goes back with the document.</summary>
    public static JsonDocument Read(EmulatedRequest request)
    {
        if (request.Headers.TryGetValue("Content-Type", out var type) && !IsJson(type)) throw ApiErrors.NotJson().AsException();
        var document = Parse(request);
        if (document.RootElement.ValueKind == JsonValueKind.Object) return document;
        document.Dispose();
        throw ApiErrors.NotWellFormed("The body has to be a JSON object.").AsException();
    }

    private static JsonDocument Parse(EmulatedRequest request)
    {
        try
        {
            return JsonDocument.Parse(request.Payload);
        }
        catch (JsonException)
        {
            throw ApiErrors.NotWellFormed().AsException();
        }
    }

    private static bool IsJson(string contentType) =>
        contentType.Split(';', 2)[0].Trim().Equals("application/json", StringComparison.OrdinalIgnoreCase);
}
