using Okta.Xaas.Api.Models;
using Okta.Xaas.Verification;
using Okta.Xaas.Verification.Internal;

namespace Okta.Xaas.Tests.Verification;

/// <summary>From what Okta tells to the verdict: the whole table, with a row for a status that nobody knows yet.</summary>
public class VerdictTableTests
{
    // Each status: the verdict, and whether it may change by itself, for one who was sent and for one who was deleted.
    private static readonly Dictionary<string, (PersonVerdict Verdict, bool Settling, bool DeletedSettling)> Table = new()
    {
        ["none"] = (PersonVerdict.Missing, true, false),
        [nameof(AppUserStatus.Unknown)] = (PersonVerdict.Unknown, false, false),
        [nameof(AppUserStatus.Active)] = (PersonVerdict.Confirmed, false, true),
        [nameof(AppUserStatus.Provisioned)] = (PersonVerdict.Confirmed, false, true),
        [nameof(AppUserStatus.Imported)] = (PersonVerdict.AwaitsConfirmation, false, true),
        [nameof(AppUserStatus.Matched)] = (PersonVerdict.AwaitsConfirmation, false, true),
        [nameof(AppUserStatus.Unassigned)] = (PersonVerdict.NotMatched, false, true),
        [nameof(AppUserStatus.Pending)] = (PersonVerdict.OnItsWay, true, true),
        [nameof(AppUserStatus.Approved)] = (PersonVerdict.OnItsWay, true, true),
        [nameof(AppUserStatus.Staged)] = (PersonVerdict.OnItsWay, true, true),
        [nameof(AppUserStatus.Implicit)] = (PersonVerdict.OnItsWay, true, true),
        [nameof(AppUserStatus.Inactive)] = (PersonVerdict.Deactivated, true, false),
        [nameof(AppUserStatus.Suspended)] = (PersonVerdict.Deactivated, true, false),
        [nameof(AppUserStatus.Revoked)] = (PersonVerdict.Deactivated, true, false),
        [nameof(AppUserStatus.Deprovisioned)] = (PersonVerdict.Deactivated, true, false),
    };

    public static TheoryData<string> Statuses => [.. Table.Keys];

    [Fact]
    public void Every_status_has_its_row() => Table.Keys.Should().BeEquivalentTo(Enum.GetNames<AppUserStatus>().Append("none"));

    [Theory]
    [MemberData(nameof(Statuses))]
    public void A_status_is_a_verdict(string status)
    {
        var (verdict, settling, deletedSettling) = Table[status];
        foreach (var sync in new[] { AppUserSyncState.Unknown, AppUserSyncState.Synchronized, AppUserSyncState.Disabled })
        {
            Finding sent = new(Status(status), sync, Differs: false, IsDeleted: false), deleted = sent with { IsDeleted = true };
            VerdictTable.Of(sent).Should().Be(verdict);
            VerdictTable.Of(deleted).Should().Be(verdict);
            VerdictTable.MaySettle(sent).Should().Be(settling);
            VerdictTable.MaySettle(deleted).Should().Be(deletedSettling);
        }
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public void A_sync_error_is_told_of_those_who_are_in_use_or_on_their_way(string status)
    {
        var usual = Table[status].Verdict;
        var hidden = usual is PersonVerdict.Missing or PersonVerdict.Deactivated or PersonVerdict.NotMatched or PersonVerdict.Unknown;
        VerdictTable.Of(new(Status(status), AppUserSyncState.Error, Differs: true, IsDeleted: false)).Should().Be(hidden ? usual : PersonVerdict.SyncError);
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public void Only_one_who_is_linked_and_stays_differs(string status)
    {
        var usual = Table[status].Verdict;
        Finding sent = new(Status(status), AppUserSyncState.Synchronized, Differs: true, IsDeleted: false);
        VerdictTable.Of(sent).Should().Be(usual == PersonVerdict.Confirmed ? PersonVerdict.Differs : usual);
        VerdictTable.Of(sent with { IsDeleted = true }).Should().Be(usual);
        if (usual == PersonVerdict.Confirmed) VerdictTable.MaySettle(sent).Should().BeTrue("Okta may be at it");
    }

    [Theory]
    [InlineData(AppUserSyncState.Syncing)]
    [InlineData(AppUserSyncState.OutOfSync)]
    public void What_Okta_synchronizes_is_waited_for(AppUserSyncState state)
    {
        VerdictTable.MaySettle(new(AppUserStatus.Active, state, Differs: false, IsDeleted: false)).Should().BeTrue();
        VerdictTable.MaySettle(new(AppUserStatus.Imported, state, Differs: false, IsDeleted: false)).Should().BeTrue();
        VerdictTable.MaySettle(new(null, state, Differs: false, IsDeleted: true)).Should().BeFalse();
    }

    [Fact]
    public void Of_two_users_the_one_in_use_counts() =>
        new[] { AppUserStatus.Deprovisioned, AppUserStatus.Unknown, AppUserStatus.Unassigned, AppUserStatus.Imported, AppUserStatus.Active }.Select(VerdictTable.Rank).Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();

    [Fact]
    public void Only_what_the_run_meant_is_as_expected()
    {
        foreach (var verdict in Enum.GetValues<PersonVerdict>())
        {
            var check = new PersonCheck { ExternalId = "E1", Verdict = verdict };
            check.IsAsExpected.Should().Be(verdict == PersonVerdict.Confirmed);
            (check with { IsDeleted = true }).IsAsExpected.Should().Be(verdict is PersonVerdict.Deactivated or PersonVerdict.Missing);
        }
    }

    private static AppUserStatus? Status(string name) => name == "none" ? null : Enum.Parse<AppUserStatus>(name);
}
