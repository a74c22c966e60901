using Okta.Xaas.Snapshots.Safeguards.Internal;

namespace Okta.Xaas.Snapshots.Tests.Safeguards;

/// <summary>The decisions alone: numbers in, hits out, at each limit and one beyond it.</summary>
public sealed class SafeguardRulesTests
{
    public static TheoryData<Safeguard, string, object, object> Limits => new()
    {
        { Safeguard.UserDeletionShare, "users", new SafeguardInput { Users = Counts(1_000, 1_000, deleted: 200) }, new SafeguardInput { Users = Counts(1_000, 1_000, deleted: 201) } },
        { Safeguard.DeletionLimit, "users", new SafeguardInput { Users = Counts(90_000, 90_000, deleted: 1_000) }, new SafeguardInput { Users = Counts(90_000, 90_000, deleted: 1_001) } },
        { Safeguard.DeletionLimit, "groups", new SafeguardInput { Groups = Counts(90_000, 90_000, deleted: 50) }, new SafeguardInput { Groups = Counts(90_000, 90_000, deleted: 51) } },
        { Safeguard.DeletionLimit, "devices", new SafeguardInput { Devices = Counts(90_000, 90_000, deleted: 1_000) }, new SafeguardInput { Devices = Counts(90_000, 90_000, deleted: 1_001) } },
        { Safeguard.DeletionLimit, "memberships", new SafeguardInput { LostMemberships = (10_000, 90_000) }, new SafeguardInput { LostMemberships = (10_001, 90_000) } },
        { Safeguard.EmptySnapshot, "groups", new SafeguardInput { Groups = Counts(0, 0) }, new SafeguardInput { Groups = Counts(1, 0) } },
        { Safeguard.SmallSnapshot, "users", Of(1), new SafeguardInput { Users = Counts(3, 1) } },
        { Safeguard.SmallSnapshot, "groups", new SafeguardInput { Groups = Counts(11, 1) }, new SafeguardInput { Groups = Counts(12, 1) } },
        { Safeguard.SmallSnapshot, "groups", new SafeguardInput { Groups = Counts(24, 12) }, new SafeguardInput { Groups = Counts(24, 11) } },
        { Safeguard.SmallSnapshot, "memberships", new SafeguardInput { Memberships = Counts(100, 50) }, new SafeguardInput { Memberships = Counts(100, 49) } },
        { Safeguard.UserNameChanges, "users", Of(1_000) with { UserNameChanges = Some(50) }, Of(1_000) with { UserNameChanges = Some(51) } },
        { Safeguard.UserNameChanges, "users", Of(20) with { UserNameChanges = Some(10) }, Of(20) with { UserNameChanges = Some(11) } },
        { Safeguard.MovedUserNames, "users", Of(1_000), Of(1_000) with { MovedUserNames = Some(1) } },
        { Safeguard.Renames, "users", Of(1_000) with { Renamed = Some(50) }, Of(1_000) with { Renamed = Some(51) } },
        { Safeguard.ClearedAttribute, "title", Of(1_000) with { Cleared = [new("title", 20, 100, [])] }, Of(1_000) with { Cleared = [new("title", 21, 100, [])] } },
        { Safeguard.ClearedAttribute, "title", Of(1_000) with { Cleared = [new("title", 10, 10, [])] }, Of(1_000) with { Cleared = [new("title", 11, 11, [])] } },
        { Safeguard.UniformAttribute, "title", Of(1_000) with { Uniform = [new("title", 20, 100, [])] }, Of(1_000) with { Uniform = [new("title", 21, 100, [])] } },
        { Safeguard.UserCreations, "users", Of(1_000) with { Created = Some(200) }, Of(1_000) with { Created = Some(201) } },
        { Safeguard.UserCreations, "users", Of(10) with { Created = Some(10) }, Of(11) with { Created = Some(11) } },
        { Safeguard.UserUpdates, "users", Of(1_000) with { Updated = Some(500) }, Of(1_000) with { Updated = Some(501) } },
        { Safeguard.UserUpdates, "users", Of(50) with { Updated = Some(50) }, Of(51) with { Updated = Some(51) } },
        { Safeguard.MembershipRemovals, "memberships", new SafeguardInput { LostMemberships = (20, 100) }, new SafeguardInput { LostMemberships = (21, 100) } },
        { Safeguard.MembershipRemovals, "groups", Of(1_000), Of(1_000) with { ThinnedGroups = Some(1) } },
        { Safeguard.MembershipRemovals, "emptied groups", Of(1_000), Of(1_000) with { EmptiedGroups = Some(1) } },
        { Safeguard.OlderList, "list", OfList(new() { MadeAt = Day.AddMinutes(-1), LastMadeAt = Day }), OfList(new() { MadeAt = Day.AddMinutes(-1).AddTicks(-1), LastMadeAt = Day }) },
        { Safeguard.OlderList, "list", OfList(new() { Number = 7, LastNumber = 7 }), OfList(new() { Number = 6, LastNumber = 7 }) },
        { Safeguard.CutList, "list", OfList(new() { ExpectedRecords = 5, CountedRecords = 5 }), OfList(new() { ExpectedRecords = 5, CountedRecords = 4 }) },
        { Safeguard.CutList, "list", OfList(new() { EndsWithLineEnd = false }), OfList(new() { EndsWithLineEnd = false, LastEndedWithLineEnd = true }) },
        { Safeguard.HeldBackRecords, "records", new SafeguardInput { HeldBack = 1_000 }, new SafeguardInput { HeldBack = 1_001 } },
    };

    [Theory]
    [MemberData(nameof(Limits))]
    public void Each_trips_beyond_its_limit_and_not_at_it(Safeguard safeguard, string kind, object at, object beyond)
    {
        SafeguardRules.Evaluate((SafeguardInput)at, new()).Should().BeEmpty();
        var hit = SafeguardRules.Evaluate((SafeguardInput)beyond, new()).Should().ContainSingle().Which;
        (hit.Safeguard, hit.Kind).Should().Be((safeguard, kind));
        hit.Message.Should().EndWith($"If that is right, allow it for one run: Allow = Safeguard.{safeguard}.");
    }

    [Fact]
    public void One_is_told_as_one()
    {
        var strict = new SafeguardOptions { MaxGroupDeletions = 0, MaxHeldBackRecords = 0 };
        var input = Of(1_000) with { Groups = Counts(1_000, 1_000, deleted: 1), ThinnedGroups = Some(1), EmptiedGroups = Some(1), HeldBack = 1 };

        SafeguardRules.Evaluate(input, strict).Select(hit => hit.Message.Split(';', '(')[0].Trim()).Should().BeEquivalentTo(
            "1 group would be deleted",
            "1 group would lose more than 20.0 % of the members, and more than 10",
            "1 group would have no member any more, or be deleted with people in it who stay",
            "1 record has faults or is there twice");
    }

    public static TheoryData<object, double, double, string> Shares => new()
    {
        { new SafeguardInput { Users = Counts(1_000, 1_000, deleted: 201) }, 20.1, 20, "201 of 1,000 users would be deleted, which is 20.1 %; the limit is 20.0 % (MaxUserDeletionShare)." },
        { new SafeguardInput { Devices = Counts(100, 49) }, 49, 50, "The list has 49 devices, which is 49.0 % of the 100 imported before; the least is 50.0 % (MinSnapshotShare)." },
        { new SafeguardInput { Devices = Counts(100, 0) }, 0, 1, "The list has no devices at all, and 100 were imported before." },
        { Of(1_000) with { Renamed = Some(51) }, 5.1, 5, "51 of 1,000 users come under another key, which is 5.1 %; the limit is 5.0 %, or 10 (RenamedKeys). For example E1." },
        { Of(1_000) with { Created = Some(201) }, 20.1, 20, "201 of 1,000 users in the list would be created, which is 20.1 %; the limit is 20.0 %, or 10 (UserCreations). For example E1." },
        { Of(1_000) with { Updated = Some(501) }, 50.1, 50, "501 of 1,000 users would be updated, which is 50.1 %; the limit is 50.0 %, or 50 (UserUpdates). For example E1." },
        { Of(9) with { Cleared = [new("title", 21, 100, ["E2"])] }, 21, 20, "The attribute title would be cleared for 21 of the 100 users who have it, which is 21.0 %; the limit is 20.0 %, or 10 (ClearedAttributes). For example E2." },
        { Of(9) with { Uniform = [new("title", 21, 100, [])] }, 21, 20, "The attribute title would get one and the same value for 21 of the 100 users who had another, which is 21.0 %; the limit is 20.0 %, or 10 (UniformAttributes)." },
        { new SafeguardInput { LostMemberships = (21, 100) }, 21, 20, "21 of 100 memberships would end, which is 21.0 %; the limit is 20.0 %, or 10 (MembershipRemovals)." },
    };

    /// <summary>The message and the numbers beside it are what somebody decides by.</summary>
    [Theory]
    [MemberData(nameof(Shares))]
    public void A_hit_says_what_was_seen_and_what_the_limit_is_in_percent(object beyond, double seen, double limit, string message)
    {
        var hit = SafeguardRules.Evaluate((SafeguardInput)beyond, new()).Should().ContainSingle().Which;

        hit.Seen.Should().BeApproximately(seen, 1e-9);
        hit.Limit.Should().BeApproximately(limit, 1e-9);
        hit.Message.Should().Be($"{message} If that is right, allow it for one run: Allow = Safeguard.{hit.Safeguard}.");
        hit.Examples.Should().NotBeNull();
    }

    [Fact]
    public void A_program_of_its_own_names_its_option_and_not_the_property()
    {
        var options = new SafeguardOptions { HowToAllow = finding => $"--allow {finding}" };

        SafeguardRules.Evaluate(new() { Users = Counts(1_000, 1_000, deleted: 201) }, options).Should().ContainSingle().Which.Message.Should()
            .Be("201 of 1,000 users would be deleted, which is 20.1 %; the limit is 20.0 %. If that is right, allow it for one run: --allow UserDeletionShare:users:201.");
    }

    [Fact]
    public void A_kind_that_the_list_does_not_have_trips_nothing() => SafeguardRules.Evaluate(new(), new() { MaxHeldBackRecords = 0 }).Should().BeEmpty();

    [Fact]
    public void Limits_that_are_turned_off_do_not_trip()
    {
        var off = new SafeguardOptions { MaxUserDeletionShare = 1, MaxUserDeletions = null, MaxGroupDeletions = null, MaxDeviceDeletions = null, MaxMembershipRemovals = null, MinSnapshotShare = 0 };
        foreach (var limit in new[] { off.UserNameChanges, off.RenamedKeys, off.ClearedAttributes, off.UniformAttributes, off.UserCreations, off.UserUpdates, off.MembershipRemovals }) (limit.Share, limit.Count) = (1, 0);
        (off.StopMovedUserNames, off.StopEmptiedGroups, off.StopOlderLists, off.StopCutLists) = (false, false, false, false);
        var counts = Counts(100_000, 1, deleted: 99_999);
        var all = new Seen(100_000, []);
        var lost = new AttributeLoss("title", 100_000, 100_000, []);
        var list = new ListComparison { Number = 1, LastNumber = 2, EndsWithLineEnd = false, LastEndedWithLineEnd = true, ExpectedRecords = 2, CountedRecords = 1 };

        SafeguardRules.Evaluate(
            new()
            {
                Users = counts,
                Groups = counts,
                Devices = counts,
                Memberships = counts,
                LostMemberships = (99_999, 100_000),
                UserNameChanges = all,
                MovedUserNames = all,
                Renamed = all,
                Created = new(1, []),
                Updated = all,
                EmptiedGroups = all,
                Cleared = [lost],
                Uniform = [lost],
                List = list,
            },
            off).Should().BeEmpty();
    }

    [Fact]
    public void Messages_name_the_callers_own_switch_and_no_property_and_a_finding_is_read_as_it_is_written()
    {
        var options = new SafeguardOptions { HowToAllow = finding => $"--allow {finding}" };

        var hit = SafeguardRules.Evaluate(Of(100) with { UserNameChanges = new(40, ["E1", "E2"]) }, options).Should().ContainSingle().Which;

        hit.Message.Should().Be("40 of 100 users would get another user name or e-mail, which is 40.0 %; the limit is 5.0 %, or 10. For example E1, E2. If that is right, allow it for one run: --allow UserNameChanges:users:40.");
        SafeguardFinding.Parse(hit.ToFinding().ToString()).Should().Be(hit.ToFinding());
        SafeguardFinding.Parse("clearedattribute:a:b:7").Should().Be(new SafeguardFinding(Safeguard.ClearedAttribute, "a:b", 7));
        foreach (var wrong in new[] { "", "Renames", "Renames:users", "Renames::2", "Nothing:users:2", "None:users:2", "Renames:users:-2", "Renames:users:x" })
            wrong.Invoking(SafeguardFinding.Parse).Should().Throw<FormatException>();
    }

    private static readonly DateTimeOffset Day = new(2026, 11, 2, 6, 0, 0, TimeSpan.Zero);

    private static SafeguardInput Of(long users) => new() { Users = Counts(users, users) };

    private static SafeguardInput OfList(ListComparison list) => new() { List = list };

    private static Seen Some(long count) => new(count, ["E1"]);

    private static GuardedKind Counts(long stored, long listed, long deleted = 0) => new(stored, listed, deleted);
}
