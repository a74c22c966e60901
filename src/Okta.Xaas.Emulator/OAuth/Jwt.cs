using System.Text;
using System.Text.Json;

namespace Okta.Xaas.Emulator.OAuth;

/// <summary>A signed JWT in its three parts; its signature is not verified yet.</summary>
internal sealed class Jwt
{
    private readonly byte[] _signed;
    private readonly byte[] _signature;

    private Jwt(JsonElement header, JsonElement claims, byte[] signed, byte[] signature)
    {
        Header = header;
        Claims = claims;
        _signed = signed;
        _signature = signature;
    }

    public JsonElement Header { get; }

    public JsonElement Claims { get; }

    public string? Algorithm => TextOf(Header, "alg");

    /// <summary>Reads it; null when it is none.</summary>
    public static Jwt? TryRead(string text)
    {
        var parts = text.Split('.');
        if (parts.Length != 3) return null;
        try
        {
            var (header, claims) = (JsonElement.Parse(Base64UrlText.Decode(parts[0])), JsonElement.Parse(Base64UrlText.Decode(parts[1])));
            if (header.ValueKind != JsonValueKind.Object || claims.ValueKind != JsonValueKind.Object) return null;
            return new Jwt(header, claims, Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64UrlText.Decode(parts[2]));
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            return null;
        }
    }

    public bool IsSignedBy(PublicKey key) => Algorithm is { } algorithm && key.Verify(algorithm, _signed, _signature);

    public string? Text(string claim) => TextOf(Claims, claim);

    public DateTimeOffset? Time(string claim) =>
        Claims.TryGetProperty(claim, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var seconds) && seconds is >= 0 and < 253402300800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    public static string? TextOf(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
