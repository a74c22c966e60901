using Okta.Xaas.Snapshots;
using Okta.Xaas.Tool.Report;

namespace Okta.Xaas.Tool.Tests.Report;

public class RejectedRowTests
{
    [Fact]
    public void Rows_are_told_once_in_their_order_with_all_their_faults_and_memberships_that_wait_for_them_are_not()
    {
        var plan = SampleResult.Plan(heldBack:
        [
            Record("user", "E2", 9, "no mail."),
            Record("user", "E2", 9, "The key stands twice.") with { Reason = HeldBackReason.DuplicateKey },
            Record("user", "", 5, "the row has 2 cells"),
            Record("group", "", 5, "the row has 2 cells"),
            Record("membership", "", 5, "The external id is empty."),
            Record("membership", "sales", 9, "waits") with { MemberExternalId = "E2" },
            Record("user", "E4", 11, "comes under another key") with { Reason = HeldBackReason.Renamed },
            Record("user", "E3", null, "protected") with { Reason = HeldBackReason.Protected },
        ]);

        RejectedRow.Of(plan).Select(row => row.Text("line")).Should().Equal("line 5: the row has 2 cells", "line 9, E2: no mail; The key stands twice");
    }

    [Fact]
    public void What_Okta_refuses_has_a_key_and_no_line()
    {
        var result = SampleResult.With(new Dictionary<ChangeKind, ChangeCounts>()) with
        {
            Rejected = [new RejectedChange { Index = 0, Kind = ChangeKind.UserUpsert, ExternalId = "E4", Reason = RejectionReason.RefusedByOkta, Message = "Not in the schema." }],
        };

        RejectedRow.Of(result).Should().ContainSingle().Which.Text("record").Should().Be("refused by Okta, E4: Not in the schema");
        RejectedRow.Of((SyncResult?)null).Should().BeEmpty();
    }

    private static HeldBackRecord Record(string kind, string externalId, long? row, string message) => new()
    {
        Kind = kind,
        ExternalId = externalId,
        Row = row,
        Reason = HeldBackReason.Faulty,
        Message = message,
    };
}
