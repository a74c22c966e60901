using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Okta.Xaas.Emulator.OAuth;

internal static class Base64UrlText
{
    public static string Encode(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);

    public static byte[] Decode(string text) => Base64Url.DecodeFromChars(text);

    /// <summary>What DPoP puts into <c>ath</c>.</summary>
    public static string HashOf(string ascii) => Encode(SHA256.HashData(Encoding.ASCII.GetBytes(ascii)));
}
