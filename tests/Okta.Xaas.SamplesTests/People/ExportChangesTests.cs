using HrCsvSync.Mapping;
using Okta.Xaas.Changes;
using Okta.Xaas.Results;
using Okta.Xaas.SamplesTests.Support;

namespace Okta.Xaas.SamplesTests.People;

public class ExportChangesTests
{
    private const string Export = "Id;Mail;Name;Status;Dept\n" +
        "E1;a@example.com;Nagy;Left;Sales\n" +
        "E2;b@example.com;\"Ruiz\nSegundo\";;Sales\n" +
        ";x@example.com;Nobody;;\n" +
        "E3;c@example.com;Roth;;Legal\n" +
        "E4;d@example.com;Abe;;Sales\n";

    private static readonly HrMapping Mapping =
        SampleMapping.With("\"leaver\": { \"status\": { \"column\": \"Status\", \"values\": [\"Left\"] } }, \"groups\": [ { \"column\": \"Dept\" } ]");

    [Theory]
    [InlineData(0, "E1", null, "line 2, E1: why")]
    [InlineData(1, "sales", null, "line 3, column 'Dept', sales: why")]
    [InlineData(2, "legal", null, "line 6, column 'Dept', legal: why")]
    [InlineData(3, "E2", null, "line 3, E2: why")]
    [InlineData(5, "E4", null, "line 7, E4: why")]
    [InlineData(6, "sales", null, "line 3, column 'Dept', sales: why")]
    [InlineData(6, "sales", "E4", "line 7, column 'Dept', E4: why")]
    public async Task A_rejected_change_leads_back_to_its_row(long index, string externalId, string? member, string expected)
    {
        var (changes, _) = await SampleExport.OpenAsync(Export, Mapping);

        changes.RowOf(Rejected(index, null, externalId, member)).ToString().Should().Be(expected);
    }

    [Fact]
    public async Task Whom_Okta_will_not_have_becomes_a_member_of_nothing()
    {
        var (changes, survey) = await SampleExport.OpenAsync(Export, Mapping);
        var before = await SampleExport.ListAsync(changes);

        changes.LeaveOutMembershipsOf([Rejected(3, ChangeKind.UserUpsert, "E2"), Rejected(2, ChangeKind.GroupUpsert, "legal"), Rejected(0, ChangeKind.UserDelete, "E1")]);

        var after = await SampleExport.ListAsync(changes);
        before.OfType<MembershipAdd>().Select(change => string.Join('+', change.MemberExternalIds)).Should().Equal("E2+E4", "E3");
        after.OfType<MembershipAdd>().Select(change => string.Join('+', change.MemberExternalIds)).Should().Equal("E4");
        after.Select(change => change.ToString()).Should().StartWith(before.Take(6).Select(change => change.ToString()), "the others are handed in as before, so that the result tells of them");
        survey.Memberships.Should().Be(1);
        changes.RowOf(Rejected(6, null, "sales", "E4")).Line.Should().Be(7);
    }

    private static RejectedChange Rejected(long index, ChangeKind? kind, string externalId, string? member = null) => new()
    {
        Index = index,
        Kind = kind,
        ExternalId = externalId,
        MemberExternalId = member,
        Reason = default,
        Message = "why",
    };
}
