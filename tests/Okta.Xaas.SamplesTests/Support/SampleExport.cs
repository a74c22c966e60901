using System.Text;
using HrCsvSync.Csv;
using HrCsvSync.Mapping;
using HrCsvSync.People;
using Okta.Xaas.Changes;

namespace Okta.Xaas.SamplesTests.Support;

/// <summary>Reads an export that stands in the test.</summary>
internal static class SampleExport
{
    public const string FileName = "hr.csv";

    public static readonly DateOnly Today = new(2026, 11, 2);

    public static HrCsvFile File(string text, Encoding? writtenIn = null, Encoding? encoding = null)
    {
        writtenIn ??= new UTF8Encoding(false);
        return new HrCsvFile(new MemoryStream([.. writtenIn.GetPreamble(), .. writtenIn.GetBytes(text)]), FileName, encoding);
    }

    public static async Task<List<HrCsvRow>> RowsAsync(HrCsvFile file)
    {
        var rows = new List<HrCsvRow>();
        await foreach (var row in file.ReadRowsAsync()) rows.Add(row);
        return rows;
    }

    public static Task<List<HrCsvRow>> RowsAsync(string text) => RowsAsync(File(text));

    public static async Task<ExportSurvey> SurveyAsync(string text, HrMapping? mapping = null) => (await OpenAsync(text, mapping)).Survey;

    public static async Task<List<IdentityChange>> ChangesAsync(string text, HrMapping? mapping = null)
    {
        var (changes, _) = await OpenAsync(text, mapping);
        return await ListAsync(changes);
    }

    public static async Task<List<IdentityChange>> ListAsync(ExportChanges changes)
    {
        var list = new List<IdentityChange>();
        await foreach (var change in changes.ReadAsync()) list.Add(change);
        return list;
    }

    public static async Task<(ExportChanges Changes, ExportSurvey Survey)> OpenAsync(string text, HrMapping? mapping = null)
    {
        var file = File(text);
        var mapper = new RowMapper(mapping ?? SampleMapping.With(), await file.ReadHeaderAsync(default), Today);
        var survey = await ExportSurveyor.SurveyAsync(file, mapper, default);
        return (new ExportChanges(file, mapper, survey), survey);
    }
}
