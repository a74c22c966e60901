using System.Text;
using Okta.Xaas.Feeds.Delimited.Internal;
using Okta.Xaas.Feeds.Rows.Internal;
using Okta.Xaas.Snapshots;
using Okta.Xaas.TestDoubles;

namespace Okta.Xaas.Feeds.Tests.Support;

/// <summary>Reads an export that stands in the test. Today is the 2nd of November 2026.</summary>
internal static class TestExport
{
    public const string FileName = "hr.csv";

    public static MemoryStream Stream(string text, Encoding? writtenIn = null)
    {
        writtenIn ??= new UTF8Encoding(false);
        return new MemoryStream([.. writtenIn.GetPreamble(), .. writtenIn.GetBytes(text)]);
    }

    public static HrCsvFile File(string text, Encoding? writtenIn = null, Encoding? encoding = null) => new(Stream(text, writtenIn), FileName, encoding);

    public static async Task<List<SourceRow>> RowsAsync(HrCsvFile file) => await file.ReadRowsAsync().ToListAsync();

    public static Task<List<SourceRow>> RowsAsync(string text) => RowsAsync(File(text));

    public static Task<CsvSnapshot> OpenAsync(string text, HrMapping? mapping = null) =>
        CsvSnapshot.OpenAsync(Stream(text), FileName, mapping ?? TestMapping.With(), new VirtualTimeProvider());

    public static async Task<List<SnapshotUser>> UsersAsync(string text, HrMapping? mapping = null)
    {
        using var export = await OpenAsync(text, mapping);
        return await export.Snapshot.Users!.ToListAsync();
    }
}
