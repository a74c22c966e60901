using System.Text;
#if NET
using System.Text.Unicode;
#endif

namespace Okta.Xaas.Feeds.Rows.Internal;

/// <summary>Whether bytes are UTF-8.</summary>
internal static class Utf8Check
{
    public static readonly byte[] ByteOrderMark = Encoding.UTF8.GetPreamble();

#if NET
    public static bool IsValid(ReadOnlySpan<byte> bytes) => Utf8.IsValid(bytes);
#else
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static bool IsValid(ReadOnlySpan<byte> bytes)
    {
        try
        {
            Strict.GetCharCount(bytes.ToArray());
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
#endif
}
