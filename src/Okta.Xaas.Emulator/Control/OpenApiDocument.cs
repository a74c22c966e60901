namespace Okta.Xaas.Emulator.Control;

/// <summary>The description of the control API, kept by hand in openapi.json.</summary>
internal static class OpenApiDocument
{
    private static readonly Lazy<byte[]> Text = new(Read);

    public static byte[] Bytes => Text.Value;

    private static byte[] Read()
    {
        using var resource = typeof(OpenApiDocument).Assembly.GetManifestResourceStream("openapi.json")!;
        using var copy = new MemoryStream();
        resource.CopyTo(copy);
        return copy.ToArray();
    }
}
