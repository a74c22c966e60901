using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Okta.Xaas.Feeds.Mapping.Internal;

/// <summary>Makes what is too long for a group's name or key shorter, so that it is always the same, and two that begin alike stay two.</summary>
internal static class LongName
{
    // Okta takes no more, of a group's external id as of its name.
    private const int Most = 255;

    public static string Shortened(string text)
    {
        if (text.Length <= Most) return text;
        var mark = "~" + BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text))).ToString("x8", CultureInfo.InvariantCulture);
        var kept = Most - mark.Length;
        if (char.IsHighSurrogate(text[kept - 1])) kept--;
        return text.Remove(kept) + mark;
    }
}
