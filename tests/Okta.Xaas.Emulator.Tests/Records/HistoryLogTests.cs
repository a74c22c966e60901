using Okta.Xaas.Emulator.Accounts;
using Okta.Xaas.Emulator.Records;
using Okta.Xaas.Emulator.Wire;

namespace Okta.Xaas.Emulator.Tests.Records;

/// <summary>How much of what happened is kept.</summary>
public sealed class HistoryLogTests
{
    [Fact]
    public void The_newest_are_kept_whoever_they_are_of()
    {
        var log = new HistoryLog(3, long.MaxValue);
        foreach (var id in new[] { "E1", "E1", "E2", "E1", "E2" }) log.Add(Change(id, "x"));
        log.Count.Should().Be(3);
        log.Of(EntityKind.User, "E1").Should().ContainSingle();
        log.Of(EntityKind.User, "E2").Should().HaveCount(2);
        log.Add(Change("E2", "y"));
        log.Add(Change("E2", "z"));
        log.Of(EntityKind.User, "E1").Should().BeEmpty();
        log.Of(EntityKind.User, "E2").Select(entry => entry.Changes[0].To).Should().Equal("z", "y", "x");
    }

    [Fact]
    public void Long_values_take_the_room_of_many()
    {
        var log = new HistoryLog(1000, 10_000);
        for (var i = 0; i < 20; i++) log.Add(Change($"E{i}", new string('x', 1000)));
        log.Count.Should().BeInRange(2, 9);
        log.Of(EntityKind.User, "E19").Should().ContainSingle();
    }

    [Fact]
    public void One_that_is_changed_over_and_over_leaves_nothing_behind()
    {
        var log = new HistoryLog(100, long.MaxValue);
        var first = new WeakReference(null);
        AddFirst();
        for (var i = 0; i < 1000; i++) log.Add(Change("E1", "x"));
        log.Of(EntityKind.User, "E1").Should().HaveCount(100);
        GC.Collect();
        first.IsAlive.Should().BeFalse("what is dropped is not linked to any more");
        GC.KeepAlive(log);

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        void AddFirst()
        {
            log.Add(Change("E1", "x"));
            first.Target = log.Of(EntityKind.User, "E1").Single();
        }
    }

    [Fact]
    public void A_user_and_a_group_of_the_same_id_are_two_and_a_membership_is_its_members()
    {
        var log = new HistoryLog(10, long.MaxValue);
        log.Add(Change("A", "x"));
        log.Add(Change("A", "x") with { Entity = EntityKind.Group });
        log.Add(Change("A", "x") with { Entity = EntityKind.Membership, GroupId = "G" });
        log.Of(EntityKind.User, "A").Should().HaveCount(2);
        log.Of(EntityKind.Group, "A").Should().ContainSingle();
    }

    [Fact]
    public void Where_nobody_looks_nothing_is_kept()
    {
        var log = new HistoryLog(0, long.MaxValue);
        log.Add(Change("E1", "x"));
        log.Count.Should().Be(0);
    }

    private static DirectoryChange Change(string id, string value) =>
        new(EntityKind.User, id, "00u", ChangeKind.Updated, new Cause(default, "test")) { After = Profile.Of(new Dictionary<string, string?> { ["a"] = value }) };
}
