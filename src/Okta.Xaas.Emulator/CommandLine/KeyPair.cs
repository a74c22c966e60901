using System.Security.Cryptography;
using Okta.Xaas.Emulator.OAuth;

namespace Okta.Xaas.Emulator.CommandLine;

/// <summary>A key pair to try OAuth with and to throw away.</summary>
internal static class KeyPair
{
    private const int Bits = 2048;

    public static string Print()
    {
        using var rsa = RSA.Create(Bits);
        var key = rsa.ExportParameters(includePrivateParameters: true);
        var publicPart = $"\"kty\":\"RSA\",\"e\":\"{Text(key.Exponent)}\",\"n\":\"{Text(key.Modulus)}\"";
        var id = PublicKey.Read($"{{{publicPart}}}").Thumbprint;
        var head = $"\"kid\":\"{id}\",\"alg\":\"RS256\",\"use\":\"sig\",{publicPart}";
        var secret = $"\"d\":\"{Text(key.D)}\",\"p\":\"{Text(key.P)}\",\"q\":\"{Text(key.Q)}\",\"dp\":\"{Text(key.DP)}\",\"dq\":\"{Text(key.DQ)}\",\"qi\":\"{Text(key.InverseQ)}\"";
        return $$"""
            A key pair to throw away. Private key, for the client:
            {{{head}},{{secret}}}
            Public key, for --oauth-public-key:
            {{{head}}}
            """;
    }

    private static string Text(byte[]? bytes) => Base64UrlText.Encode(bytes);
}
