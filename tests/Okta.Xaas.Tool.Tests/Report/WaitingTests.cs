using Okta.Xaas.Snapshots;
using Okta.Xaas.Tool.Report;

namespace Okta.Xaas.Tool.Tests.Report;

public class WaitingTests
{
    [Fact]
    public void People_are_told_with_their_keys_once_and_three_of_those_who_wait_for_the_same()
    {
        var plan = SampleResult.Plan(heldBack:
        [
            .. Enumerable.Range(1, 9).Select(i => Record("user", $"E{i}", null, HeldBackReason.DeletionsWait, $"E{i} is not in the list any more, but a record may be that one.")),
            Record("user", "N1", 7, HeldBackReason.UserNameNotFree, "The user name of N1 is still that of E1."),
            Record("user", "N2", 8, HeldBackReason.Faulty, "no mail"),
        ]);

        Waiting.People(plan, "line").Should().Equal(
            "line 7: The user name of N1 is still that of E1",
            "E1 is not in the list any more, but a record may be that one",
            "E2 is not in the list any more, but a record may be that one",
            "E3 is not in the list any more, but a record may be that one",
            "… and others for the same reason; --report result.csv tells of everybody");
    }

    [Fact]
    public void Groups_and_memberships_are_told_with_what_they_are_and_where_they_stand()
    {
        var plan = SampleResult.Plan(heldBack:
        [
            Record("group", "sales", 4, HeldBackReason.Faulty, "The group has no name."),
            Record("membership", "sales", 4, HeldBackReason.UnknownMemberOrGroup, "E9 is not in the list."),
            Record("group", "board", null, HeldBackReason.Protected, "protected"),
        ]);

        Waiting.GroupsAndMemberships(plan, "row").Should().Equal("row 4, group: The group has no name", "row 4, membership: E9 is not in the list");
    }

    private static HeldBackRecord Record(string kind, string id, long? row, HeldBackReason reason, string message) => new() { Kind = kind, ExternalId = id, Row = row, Reason = reason, Message = message };
}
