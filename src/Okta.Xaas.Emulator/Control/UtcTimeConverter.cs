using System.Text.Json;
using System.Text.Json.Serialization;
using Okta.Xaas.Emulator.Wire;

namespace Okta.Xaas.Emulator.Control;

/// <summary>Times in UTC, with milliseconds and a Z.</summary>
internal sealed class UtcTimeConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(WireTime.Precise(value));
}
