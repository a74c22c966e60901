using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Okta.Xaas.Emulator.Wire;

/// <summary>How the answers are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ErrorAnswer))]
[JsonSerializable(typeof(SessionAnswer))]
[JsonSerializable(typeof(SessionAnswer[]))]
[JsonSerializable(typeof(UserAnswer))]
[JsonSerializable(typeof(GroupAnswer))]
[JsonSerializable(typeof(MembershipAnswer))]
[JsonSerializable(typeof(AppAnswer))]
[JsonSerializable(typeof(AppUserAnswer))]
[JsonSerializable(typeof(List<AppUserAnswer>))]
[JsonSerializable(typeof(SchemaAnswer))]
[JsonSerializable(typeof(List<OrgGroupAnswer>))]
[JsonSerializable(typeof(List<LogEventAnswer>))]
[JsonSerializable(typeof(TokenAnswer))]
[JsonSerializable(typeof(OAuthErrorAnswer))]
internal sealed partial class WireJson : JsonSerializerContext
{
    // As Okta writes it: letters outside ASCII stand for themselves.
    public static WireJson Relaxed { get; } =
        new(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
