using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Okta.Xaas.Emulator.Operations;

internal static class Answers
{
    public static EmulatedResponse Json<T>(int statusCode, T value, JsonTypeInfo<T> type) =>
        EmulatedResponse.Json(statusCode, JsonSerializer.SerializeToUtf8Bytes(value, type));
}
