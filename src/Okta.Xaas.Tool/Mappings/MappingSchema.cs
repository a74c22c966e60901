namespace Okta.Xaas.Tool.Mappings;

/// <summary>The JSON Schema that a mapping names, by which editors complete and check it.</summary>
internal static class MappingSchema
{
    /// <summary>As mappings name it.</summary>
    public const string FileName = "hr-mapping.schema.json";

    public static string Text
    {
        get
        {
            using var reader = new StreamReader(typeof(MappingSchema).Assembly.GetManifestResourceStream(FileName)!);
            return reader.ReadToEnd();
        }
    }
}
