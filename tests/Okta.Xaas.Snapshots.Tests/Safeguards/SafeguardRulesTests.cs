using Okta.Xaas.Snapshots.Planning;
using Okta.Xaas.Snapshots.Safeguards;
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
        { Safeguard.DeletionLimit, "memberships", new SafeguardInput { Memberships = Counts(90_000, 90_000, deleted: 10_005), RemovalsOfDeletedUsers = 5 }, new SafeguardInput { Memberships = Counts(90_000, 90_000, deleted: 10_006), RemovalsOfDeletedUsers = 5 } },
        { Safeguard.EmptySnapshot, "groups", new SafeguardInput { Groups = Counts(0, 0) }, new SafeguardInput { Groups = Counts(1, 0) } },
        { Safeguard.SmallSnapshot, "memberships", new SafeguardInput { Memberships = Counts(100, 50) }, new SafeguardInput { Memberships = Counts(100, 49) } },
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
    public void A_kind_that_the_list_does_not_have_trips_nothing() => SafeguardRules.Evaluate(new(), new() { MaxHeldBackRecords = 0 }).Should().BeEmpty();

    [Fact]
    public void Limits_that_are_turned_off_do_not_trip()
    {
        var off = new SafeguardOptions { MaxUserDeletionShare = 1, MaxUserDeletions = null, MaxGroupDeletions = null, MaxDeviceDeletions = null, MaxMembershipRemovals = null, MinSnapshotShare = 0 };
        var counts = Counts(100_000, 1, deleted: 99_999);

        SafeguardRules.Evaluate(new() { Users = counts, Groups = counts, Devices = counts, Memberships = counts }, off).Should().BeEmpty();
    }

    private static GuardedKind Counts(long stored, long listed, long deleted = 0) => new(stored, listed, deleted);
}
