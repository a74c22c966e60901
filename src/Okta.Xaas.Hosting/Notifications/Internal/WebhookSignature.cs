using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Okta.Xaas.Hosting.Notifications.Internal;

/// <summary>By which a receiver knows that a message is this feed's, and of now: HMAC-SHA-256 over the time and the body.</summary>
internal static class WebhookSignature
{
    public const string Header = "X-Okta-Xaas-Signature";

    public static string Of(ReadOnlySpan<byte> body, string secret, DateTimeOffset at)
    {
        var time = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.ASCII.GetBytes(time), (byte)'.', .. body];
        return $"t={time},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed))}";
    }
}
