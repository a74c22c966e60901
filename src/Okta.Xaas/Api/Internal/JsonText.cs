namespace Okta.Xaas.Api.Internal;

/// <summary>A look at a body before it is parsed.</summary>
internal static class JsonText
{
    /// <summary>The first byte that is no white space; 0 when there is none.</summary>
    public static byte FirstByte(ReadOnlySpan<byte> body)
    {
        foreach (var value in body)
        {
            if (value is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')) return value;
        }

        return 0;
    }
}
