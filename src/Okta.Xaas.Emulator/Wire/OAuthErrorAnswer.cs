using System.Text.Json.Serialization;

namespace Okta.Xaas.Emulator.Wire;

internal sealed record OAuthErrorAnswer(
    [property: JsonPropertyName("error")] string Error,
    [property: JsonPropertyName("error_description")] string ErrorDescription);
