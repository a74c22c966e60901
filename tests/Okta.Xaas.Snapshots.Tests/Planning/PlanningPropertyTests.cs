using FsCheck;
using FsCheck.Fluent;
using Okta.Xaas.Snapshots.Planning.Internal;
using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots.Tests.Planning;

/// <summary>What holds for every profile and every number of runs.</summary>
public sealed class PlanningPropertyTests
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(500);

    private static readonly byte[] Key = new byte[32];

    private static readonly Arbitrary<UserProfile> Profiles = (
        from count in Gen.Choose(0, 12)
        from names in Gen.Choose(0, 30).ArrayOf(count)
        from values in Gen.OneOf(Gen.Constant<string?>(null), Gen.Elements<string?>("", "a", "Ä", "日本", "x=1;y", new string('z', 300))).ArrayOf(count)
        select Profile(names.Select(n => $"attribute{n}").Zip(values))).ToArbitrary();

    [Fact]
    public void A_planned_upsert_comes_out_of_the_file_as_it_went_in() => Prop.ForAll(Profiles, profile =>
    {
        var sorted = Sorted(profile);
        var state = new EntityState([1, 2, 3], [4, 5], -7);
        var writer = new ByteWriter();
        PlanRecord.WriteUpsert(writer, EntityKind.User, 42, "E1", PlannedAction.Update, state, sorted, ["department"]);

        var read = PlanRecord.Read(writer.Written.ToArray(), new())!;

        ((UserUpsert)read.Change).Profile.Should().Equal(sorted);
        (read.Change.ExternalId, read.Action, read.ChangedAttributes.Single()).Should().Be(("E1", PlannedAction.Update, "department"));
        read.State.Should().BeEquivalentTo(state);
    }).Check(Thorough);

    [Fact]
    public void The_order_of_attributes_does_not_count_and_everything_else_does() => Prop.ForAll(Profiles, Profiles, (one, other) =>
    {
        using var hasher = new ProfileHasher(Key);
        var hash = hasher.HashOf(EntityKind.User, "E1", Sorted(one));

        hasher.HashOf(EntityKind.User, "E1", Sorted(Profile(one.Reverse().Select(a => (a.Key, a.Value))))).Should().Equal(hash);
        hasher.HashOf(EntityKind.User, "E2", Sorted(one)).Should().NotEqual(hash);
        hasher.HashOf(EntityKind.Group, "E1", Sorted(one)).Should().NotEqual(hash);
        hasher.HashOf(EntityKind.User, "E1", Sorted(other)).SequenceEqual(hash).Should().Be(Sorted(one).SequenceEqual(Sorted(other)));
    }).Check(Thorough);

    [Fact]
    public void The_changed_attributes_are_those_that_are_new_or_have_another_value() => Prop.ForAll(Profiles, Profiles, (before, after) =>
    {
        using var hasher = new ProfileHasher(Key);
        var sorted = Sorted(after);

        var changed = ProfileHasher.ChangedAttributes(hasher.AttributesOf(EntityKind.User, "E1", Sorted(before)), hasher.AttributesOf(EntityKind.User, "E1", sorted), sorted);

        changed.Should().Equal(sorted.Where(a => !before.Contains(a.Key) || before[a.Key] != a.Value).Select(a => a.Key));
    }).Check(Thorough);

    [Fact]
    public void Spread_over_so_many_runs_each_entity_is_sent_again_once() => Prop.ForAll(Gen.Choose(1, 40).ToArbitrary(), Gen.Choose(1, 1_000).ToArbitrary(), (every, first) =>
    {
        var rules = Enumerable.Range(first, every).Select(runs => ResendRule.Of(runs, every, spread: true, now: false)).ToArray();
        foreach (var id in Enumerable.Range(0, 20).Select(i => $"E{i}")) rules.Count(rule => rule.Includes(id)).Should().Be(1);
    }).Check(Thorough);

    [Fact]
    public void At_once_it_is_every_so_many_runs_and_never_the_first()
    {
        Enumerable.Range(0, 10).Where(runs => ResendRule.Of(runs, 3, spread: false, now: false).Includes("E1")).Should().Equal(3, 6, 9);
        ResendRule.Of(0, null, spread: false, now: true).Includes("E1").Should().BeTrue();
        ResendRule.Of(5, null, spread: false, now: false).Includes("E1").Should().BeFalse();
    }

    private static UserProfile Profile(IEnumerable<(string Name, string? Value)> attributes)
    {
        var profile = new UserProfile();
        foreach (var (name, value) in attributes) profile[name] = value;
        return profile;
    }

    private static List<KeyValuePair<string, string?>> Sorted(IdentityProfile profile)
    {
        var sorted = new List<KeyValuePair<string, string?>>();
        ProfileCodec.Sort(profile, sorted);
        return sorted;
    }
}
