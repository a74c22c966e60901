namespace Okta.Xaas.Tool.Feeds;

/// <summary>What an export is.</summary>
internal enum ExportKind
{
    Csv,
    Workbook,
    Json,
}

/// <summary>What a file is called says what is in it; everything that is nothing else is CSV.</summary>
internal static class ExportKinds
{
    public static ExportKind Of(string file) => Path.GetExtension(file).ToUpperInvariant() switch
    {
        ".XLSX" or ".XLSM" or ".XLS" => ExportKind.Workbook,
        ".JSON" or ".NDJSON" or ".JSONL" => ExportKind.Json,
        _ => ExportKind.Csv,
    };

    /// <summary>What the place of a row is called, which has its number behind it.</summary>
    public static string PlaceIn(string file) => Of(file) switch
    {
        ExportKind.Workbook => "row",
        ExportKind.Json => "record",
        _ => "line",
    };
}
