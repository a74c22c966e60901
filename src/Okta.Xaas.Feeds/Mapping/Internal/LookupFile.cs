using Okta.Xaas.Feeds.Delimited.Internal;
using Okta.Xaas.Feeds.Rows.Internal;

namespace Okta.Xaas.Feeds.Mapping.Internal;

/// <summary>A lookup table in a CSV file beside the mapping: two of its columns.</summary>
internal static class LookupFile
{
    // A table of locations or cost centres is far smaller; it is in memory while the mapping is.
    private const int MostBytes = 32 * 1024 * 1024;

    public static IReadOnlyList<KeyValuePair<string, string>> Read(string path, HrTable table, HrColumn key, HrColumn value, string mappingName)
    {
        var name = Path.GetFileName(path);
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > MostBytes }) throw ReadFault.InFile(name, $"a lookup table has at most {MostBytes / 1024 / 1024} MiB");
            using var file = new HrCsvFile(new MemoryStream(File.ReadAllBytes(path)), name, table: table);

            // All of it is in memory, so that nothing waits.
            return RowsAsync(file, key, value, mappingName).GetAwaiter().GetResult();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw ReadFault.InFile(path, $"the lookup table cannot be read: {fault.Message}", fault);
        }
    }

    private static async Task<IReadOnlyList<KeyValuePair<string, string>>> RowsAsync(HrCsvFile file, HrColumn key, HrColumn value, string mappingName)
    {
        var header = await file.ReadHeaderAsync([key, value], default).ConfigureAwait(false);
        header.Require([key, value], mappingName);
        var (keys, values) = (header.PlaceOf(key), header.PlaceOf(value));
        var rows = new List<KeyValuePair<string, string>>();
        await foreach (var row in file.ReadRowsAsync().ConfigureAwait(false))
        {
            if (row.Fault is { } fault) throw ReadFault.InLine(file.Name, row.Number, fault);
            if (row[keys].Length > 0) rows.Add(new(row[keys], row[values]));
        }

        return rows;
    }
}
