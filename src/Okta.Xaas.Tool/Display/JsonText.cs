using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Okta.Xaas.Tool.Display;

/// <summary>JSON as it is shown and written: indented, and with the letters of all languages as they are.</summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(JsonNode data) => data.ToJsonString(Readable);
}
