using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Okta.Xaas.Api.Internal;

/// <summary>Takes a number or a truth value where a text is expected, as its own text: no such change of Okta's may break reading.</summary>
internal sealed class AnyTextConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False =>
#if NET
            Encoding.UTF8.GetString(reader.ValueSpan),
#else
            Encoding.UTF8.GetString(reader.ValueSpan.ToArray()),
#endif
        _ => throw new JsonException(),
    };

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
