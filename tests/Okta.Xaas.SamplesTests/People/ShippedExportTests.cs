using HrCsvSync.Csv;
using HrCsvSync.Mapping;
using HrCsvSync.People;
using Okta.Xaas.SamplesTests.Support;

namespace Okta.Xaas.SamplesTests.People;

public class ShippedExportTests
{
    [Fact]
    public async Task The_shipped_export_has_the_mess_that_its_readme_promises()
    {
        await using var file = HrCsvFile.Open(Path.Combine(AppContext.BaseDirectory, "data", "hr-export.csv"));
        var mapping = HrMappingFile.Load(Path.Combine(AppContext.BaseDirectory, "hr-mapping.json"));
        var mapper = new RowMapper(mapping, await file.ReadHeaderAsync(default), SampleExport.Today);

        var survey = await ExportSurveyor.SurveyAsync(file, mapper, default);

        survey.Rows.Should().Be(1196);
        survey.Leavers.Should().HaveCount(58);
        survey.Repeated.Should().Be(3);
        survey.Rehired.Should().Be(2);
        survey.Groups.Should().HaveCount(14 + 5 + 4);
        survey.Rejected.Should().HaveCount(8);
        survey.Active.Should().HaveCount(1125);
    }
}
