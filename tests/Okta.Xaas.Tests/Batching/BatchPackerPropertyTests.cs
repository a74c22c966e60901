using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Okta.Xaas.Batching.Internal;

namespace Okta.Xaas.Tests.Batching;

/// <summary>What holds for every stream of changes; FsCheck looks for one for which it does not.</summary>
public class BatchPackerPropertyTests
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(300);

    [Fact]
    public void No_limit_is_exceeded() => Holds(RandomStreams.Mixed, (c, packing) =>
    {
        foreach (var session in packing.Sessions)
        {
            session.Should().HaveCountLessThanOrEqualTo(c.Limits.MaxBatches).And.NotBeEmpty();
            foreach (var batch in session)
            {
                batch.Items.Should().HaveCountLessThanOrEqualTo(c.Limits.MaxEntities).And.NotBeEmpty();
                batch.Body.Length.Should().BeLessThanOrEqualTo(c.Limits.MaxBytes);
            }
        }
    });

    [Fact]
    public void A_body_is_the_documented_JSON_of_its_changes() => Holds(RandomStreams.Mixed, (c, packing) =>
    {
        foreach (var batch in packing.Sessions.SelectMany(s => s))
        {
            foreach (var item in batch.Items) (c.Changes[(int)item.Index]!.Kind, c.Changes[(int)item.Index]!.ExternalId).Should().Be((batch.Kind, item.ExternalId));
            ExpectedBody.Canonical(JsonDocument.Parse(batch.Body).RootElement).Should().Be(ExpectedBody.Of(batch, c.Changes));
        }
    });

    [Fact]
    public void Nothing_is_lost_and_nothing_sent_twice() => Holds(RandomStreams.Mixed, (c, packing) =>
        Parts(packing).Select(p => (p.Index, p.Member)).Order().Should().Equal(c.Expected(packing).Order()));

    [Fact]
    public void A_change_is_too_large_when_it_alone_makes_a_body_over_the_limit() => Holds(RandomStreams.Mixed, (c, packing) =>
    {
        for (var i = 0; i < c.Changes.Count; i++)
        {
            if (c.Changes[i] is not { } change || change is MembershipChange || ChangeValidator.Validate(change).Count > 0) continue;
            var alone = ExpectedBody.EnvelopeSize(change.Kind) + ExpectedBody.EntrySize(change);
            packing.Faults[i].Select(f => f.Reason).Should().Equal(alone > c.Limits.MaxBytes ? [RejectionReason.TooLarge] : Array.Empty<RejectionReason>());
        }
    });

    [Fact]
    public void No_entity_is_twice_in_a_session() => Holds(RandomStreams.Mixed, (_, packing) =>
    {
        foreach (var session in Parts(packing).GroupBy(p => p.Session))
            session.Select(p => p.Entity).Should().OnlyHaveUniqueItems();
    });

    [Fact]
    public void The_changes_of_an_entity_keep_their_order() => Holds(RandomStreams.Mixed, (_, packing) =>
    {
        foreach (var entity in Parts(packing).GroupBy(p => p.Entity))
            entity.OrderBy(p => p.Session).Select(p => p.Index).Should().BeInAscendingOrder();
    });

    [Fact]
    public void No_change_overtakes_an_earlier_one_that_it_refers_to() => Holds(RandomStreams.Mixed, (_, packing) =>
    {
        var parts = Parts(packing).ToList();
        foreach (var membership in parts.Where(p => p.Member is not null))
        {
            foreach (var entity in parts.Where(p => p.Member is null && (p.Entity == $"user {membership.Member}" || p.Entity == $"group {membership.ExternalId}")))
            {
                if (entity.Index < membership.Index) entity.Session.Should().BeLessThanOrEqualTo(membership.Session);
                else membership.Session.Should().BeLessThanOrEqualTo(entity.Session);
            }
        }
    });

    [Fact]
    public void A_change_waits_only_when_it_must() => Holds(RandomStreams.Mixed, (c, packing) =>
    {
        var parts = Parts(packing).ToList();
        var waiting = parts.GroupBy(p => p.Session).ToDictionary(s => s.Key, s => parts.Count(p => p.Session > s.Key));
        foreach (var late in parts.Where(p => p.Session > 0))
        {
            var before = late.Session - 1;
            var full = packing.Sessions[before].Count == c.Limits.MaxBatches || waiting[before] >= c.Limits.MaxEntities * c.Limits.MaxBatches;
            var inTheWay = parts.Any(p => p.Index < late.Index && p.Session >= before && (p.Entity == late.Entity || (p.Session > before && Related(p, late))));
            (full || inTheWay).Should().BeTrue($"change {late.Index} ({late.Entity}) waited for session {late.Session}");
        }
    });

    [Fact]
    public void The_batches_of_a_session_come_in_stages() => Holds(RandomStreams.Mixed, (_, packing) =>
    {
        foreach (var session in packing.Sessions)
            session.Select(b => UploadOrder.StageOf(b.Kind)).Should().BeInAscendingOrder();
    });

    [Fact]
    public void Changes_that_are_left_out_leave_the_batches_as_if_they_had_not_been_there() => Holds(RandomStreams.Mixed, (c, packing) =>
    {
        var accepted = c.Changes.Select((change, index) => ((long)index, change)).Where(p => c.Expected(packing).Any(e => e.Index == p.Item1));
        Contents(Packing.Of(c.Limits, accepted)).Should().Equal(Contents(packing));
    });

    [Fact]
    public void Batches_that_are_taken_early_are_those_that_would_have_come_at_the_end() => Holds(RandomStreams.Mixed, (c, packing) =>
        Contents(Packing.Of(c.Limits, c.Changes, takeReady: false)).Should().Equal(Contents(packing)));

    [Fact]
    public void Without_conflicts_a_session_has_the_fewest_batches_of_each_kind_and_is_full_before_the_next() => Holds(RandomStreams.WithoutConflicts, (c, packing) =>
    {
        foreach (var session in packing.Sessions)
        {
            foreach (var kind in session.GroupBy(b => b.Kind)) kind.Should().HaveCount(Fewest(c, kind.Key, kind));
        }

        packing.Sessions.SkipLast(1).Select(s => s.Count).Distinct().Should().BeSubsetOf([c.Limits.MaxBatches]);
    });

    [Fact]
    public void A_stream_of_one_kind_needs_the_fewest_batches_and_sessions() => Holds(RandomStreams.OfOneKind, (c, packing) =>
    {
        if (c.Changes.Count == 0) return;
        var kind = c.Changes[0]!.Kind;
        var fewest = GreedyReference.Count(
            c.Limits,
            kind,
            c.Changes.Where((_, i) => packing.Faults[i].Count == 0).Select(change => (change!, (change as MembershipChange)?.MemberExternalIds)));
        packing.Sessions.Sum(s => s.Count).Should().Be(fewest);
        packing.Sessions.Should().HaveCount((fewest + c.Limits.MaxBatches - 1) / c.Limits.MaxBatches);
    });

    private static void Holds(Arbitrary<PackingCase> cases, Action<PackingCase, Packing> property) =>
        Prop.ForAll(cases, c => property(c, Packing.Of(c.Limits, c.Changes))).Check(Thorough);

    // Members that a change has in a session stand in several entries when they were split: joined again, as an entry can begin anywhere.
    private static int Fewest(PackingCase c, ChangeKind kind, IEnumerable<PackedBatch> batches) => GreedyReference.Count(
        c.Limits,
        kind,
        batches.SelectMany(b => b.Items).GroupBy(i => i.Index).OrderBy(g => g.Key)
            .Select(g => (c.Changes[(int)g.Key]!, g.First().Members is null ? null : (IReadOnlyList<string>)[.. g.SelectMany(i => i.Members!)])));

    private static IEnumerable<string> Contents(Packing packing) => packing.Sessions.SelectMany((session, number) => session
        .OrderBy(b => b.Kind).ThenBy(b => b.Items[0].Index)
        .Select(b => $"{number} {b.Kind} {string.Join(",", b.Items.Select(i => i.Index))} {Convert.ToBase64String(b.Body)}"));

    private static IEnumerable<Part> Parts(Packing packing) =>
        from session in packing.Sessions.Select((batches, number) => (batches, number))
        from batch in session.batches
        from item in batch.Items
        from member in item.Members ?? [null!]
        select new Part(session.number, item.Index, item.ExternalId, member, EntityOf(batch.Kind, item.ExternalId, member));

    private static string EntityOf(ChangeKind kind, string id, string? member) => kind switch
    {
        ChangeKind.UserUpsert or ChangeKind.UserDelete => $"user {id}",
        ChangeKind.GroupUpsert or ChangeKind.GroupDelete => $"group {id}",
        ChangeKind.DeviceUpsert or ChangeKind.DeviceDelete => $"device {id}",
        _ => $"member {member} of {id}",
    };

    private static bool Related(Part a, Part b) => Names(a, b) || Names(b, a);

    private static bool Names(Part membership, Part entity) =>
        membership.Member is not null && (entity.Entity == $"user {membership.Member}" || entity.Entity == $"group {membership.ExternalId}");

    private sealed record Part(int Session, long Index, string ExternalId, string? Member, string Entity);
}
