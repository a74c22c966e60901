using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Okta.Xaas.Authentication.Internal;

/// <summary>Writes signed JWTs with the claims it is given and no other.</summary>
internal static class JwtWriter
{
    // The library would add times by the client's own clock.
    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    public static string Write(SigningCredentials credentials, Dictionary<string, object> claims, string? type = null, Dictionary<string, object>? header = null) =>
        Handler.CreateToken(new SecurityTokenDescriptor { SigningCredentials = credentials, Claims = claims, TokenType = type, AdditionalHeaderClaims = header });

    public static string NewId() => Guid.NewGuid().ToString("N");
}
