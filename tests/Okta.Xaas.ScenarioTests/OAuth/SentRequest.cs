using System.Buffers.Text;
using System.Text.Json;

namespace Okta.Xaas.ScenarioTests.OAuth;

/// <summary>A request as it left the SDK, with its credentials.</summary>
internal sealed record SentRequest(string Method, Uri Target, string? Authorization, string? Proof, string Body)
{
    public bool IsToken => Target.AbsolutePath == "/oauth2/v1/token";

    public string? Assertion => IsToken ? Form("client_assertion") : null;

    public JsonElement ProofClaims => Claims(Proof!);

    public static JsonElement Claims(string jwt) => JsonElement.Parse(Base64Url.DecodeFromChars(jwt.Split('.')[1]));

    private string? Form(string name) => Body.Split('&').Where(f => f.StartsWith(name + "=", StringComparison.Ordinal)).Select(f => Uri.UnescapeDataString(f[(name.Length + 1)..])).SingleOrDefault();
}
