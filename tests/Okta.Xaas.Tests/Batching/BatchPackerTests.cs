using System.Text;
using Okta.Xaas.Batching;

namespace Okta.Xaas.Tests.Batching;

public class BatchPackerTests
{
    [Theory]
    [InlineData(0, 200_000, 50)]
    [InlineData(200, 3_999, 50)]
    [InlineData(200, 200_000, 0)]
    public void Limits_that_nothing_fits_into_are_refused(int entities, int bytes, int batches) =>
        FluentActions.Invoking(() => new BatchPacker(new(entities, bytes, batches))).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("limits");

    [Fact]
    public void The_least_limits_take_one_membership_with_the_longest_ids()
    {
        // The control character takes six bytes: no character of an id takes more.
        var longest = new string('\u0001', 255);
        var packing = Packing.Of(new(1, BatchLimits.LeastMaxBytes, 1), [IdentityChange.AddMembers(longest, [longest])]);
        packing.Sessions.Should().ContainSingle().Which.Should().ContainSingle().Which.Items.Should().ContainSingle().Which.Members.Should().Equal(longest);
    }

    [Fact]
    public void Without_limits_given_Oktas_are_kept()
    {
        var packing = Packing.Of(null, Enumerable.Range(0, 10_001).Select(n => IdentityChange.DeleteUser($"E{n}")));
        packing.Sessions.Select(s => s.Count).Should().Equal(50, 1);
        packing.Sessions[0].Select(b => b.Items.Count).Should().AllBeEquivalentTo(200);
        packing.Sessions[1][0].Items.Should().ContainSingle().Which.Index.Should().Be(10_000);
    }

    [Fact]
    public void Null_is_a_fault_and_not_an_exception()
    {
        using var packer = new BatchPacker();
        packer.Add(0, null).Should().ContainSingle().Which.Reason.Should().Be(RejectionReason.Null);
        packer.HasChanges.Should().BeFalse();
        packer.TakeSession().Should().BeEmpty();
    }

    [Fact]
    public void Members_at_fault_are_left_out_and_told_and_the_others_packed()
    {
        var packing = Packing.Of(null, [IdentityChange.AddMembers("G1", ["E1", "", "E2", "E1", new string('x', 256)])]);
        packing.Faults[0].Select(f => f.Reason).Should().Equal(RejectionReason.MissingExternalId, RejectionReason.InvalidLength);
        packing.Sessions.Should().ContainSingle().Which.Should().ContainSingle().Which.Items.Should().ContainSingle().Which.Members.Should().Equal("E1", "E2");
    }

    [Fact]
    public void A_session_has_no_more_than_its_batches_and_then_takes_nothing_more()
    {
        using var packer = new BatchPacker(new(MaxEntities: 1, MaxBatches: 2));
        packer.Add(0, IdentityChange.DeleteUser("E0"));
        packer.Add(1, IdentityChange.DeleteUser("E1"));
        packer.SessionIsFull.Should().BeFalse("a change of another kind could not be known to be too much before it comes");
        packer.Add(2, IdentityChange.DeleteUser("E2")).Should().BeEmpty();
        packer.SessionIsFull.Should().BeTrue();
        packer.BatchesInSession.Should().Be(2);
        packer.Invoking(p => p.Add(3, IdentityChange.DeleteUser("E3"))).Should().Throw<InvalidOperationException>().WithMessage("The session is full*");

        Take(packer).Should().Equal("0", "1");
        packer.SessionIsFull.Should().BeFalse();
        packer.HasChanges.Should().BeTrue("the third waited for this session");
        packer.Add(3, IdentityChange.DeleteUser("E3")).Should().BeEmpty();
        Take(packer).Should().Equal("2", "3");
        packer.HasChanges.Should().BeFalse();
    }

    [Fact]
    public void A_change_that_no_batch_could_take_does_not_fill_the_session()
    {
        using var packer = new BatchPacker(new(MaxEntities: 1, MaxBytes: 4_000, MaxBatches: 1));
        packer.Add(0, IdentityChange.DeleteUser("E0"));
        packer.Add(1, Large("E1", 4_000)).Should().ContainSingle().Which.Reason.Should().Be(RejectionReason.TooLarge);
        packer.SessionIsFull.Should().BeFalse();
        Take(packer).Should().Equal("0");
        packer.HasChanges.Should().BeFalse();
    }

    [Fact]
    public void A_change_that_fits_to_the_byte_is_taken_and_one_byte_more_is_not()
    {
        var around = Encoding.UTF8.GetByteCount("""{"entityType":"USERS","profiles":[{"externalId":"E1","profile":{"notes":""}}]}""");
        Packing.Of(new(MaxBytes: 4_000), [Large("E1", 4_000 - around)]).Sessions.Single().Single().Body.Should().HaveCount(4_000);
        Packing.Of(new(MaxBytes: 4_000), [Large("E1", 4_001 - around)]).Faults[0].Single().Reason.Should().Be(RejectionReason.TooLarge);
    }

    [Fact]
    public void A_large_change_to_an_entity_of_the_session_is_refused_where_it_is_handed_in()
    {
        using var packer = new BatchPacker(new(MaxBytes: 4_000));
        packer.Add(0, Large("E1", 10));
        packer.Add(1, Large("E1", 4_000)).Should().ContainSingle().Which.Reason.Should().Be(RejectionReason.TooLarge);
        packer.Add(2, Large("E1", 20)).Should().BeEmpty();
        Take(packer).Should().Equal("0");
        Take(packer).Should().Equal("2");
        packer.HasChanges.Should().BeFalse();
    }

    [Fact]
    public void Full_batches_of_upserts_can_be_taken_early_and_no_others()
    {
        using var packer = new BatchPacker(new(MaxEntities: 1));
        packer.Add(0, IdentityChange.DeleteUser("E0"));
        packer.Add(1, IdentityChange.DeleteUser("E1"));
        packer.Add(2, IdentityChange.AddMembers("G0", ["E5"]));
        packer.Add(3, IdentityChange.AddMembers("G1", ["E5"]));
        packer.Add(4, Large("E2", 1));
        packer.TryTakeReady(out _).Should().BeFalse("the only batch of upserts can take more as far as the packer knows");
        packer.Add(5, Large("E3", 1));
        packer.TryTakeReady(out var ready).Should().BeTrue();
        using (ready) ready!.Items.Should().ContainSingle().Which.Index.Should().Be(4);
        packer.TryTakeReady(out _).Should().BeFalse();
        packer.BatchesInSession.Should().Be(6);
        Take(packer).Should().Equal("5", "2", "3", "0", "1");
    }

    [Fact]
    public void A_session_of_which_all_was_taken_early_is_still_to_be_ended()
    {
        using var packer = new BatchPacker(new(MaxEntities: 1, MaxBatches: 1));
        packer.Add(0, Large("E0", 1));
        packer.Add(1, Large("E1", 1));
        packer.TryTakeReady(out var ready).Should().BeTrue();
        ready!.Dispose();
        packer.HasChanges.Should().BeTrue();
        Take(packer).Should().BeEmpty();
        Take(packer).Should().Equal("1");
    }

    [Fact]
    public void What_waits_never_grows_beyond_a_session()
    {
        using var packer = new BatchPacker(new(MaxEntities: 3, MaxBatches: 4));
        for (var i = 0; i <= 12; i++)
        {
            packer.SessionIsFull.Should().BeFalse();
            packer.Add(i, Large("E1", 1));
        }

        packer.SessionIsFull.Should().BeTrue("the first is in the session, and as many wait as a session can have");
        packer.ChangesLeft().Should().HaveCount(13);
        for (var i = 0; i <= 12; i++) Take(packer).Should().Equal($"{i}");
        packer.HasChanges.Should().BeFalse();
    }

    [Fact]
    public void Memberships_wait_with_the_group_and_the_user_they_name()
    {
        var packing = Packing.Of(null,
        [
            IdentityChange.DeleteUser("E1"),
            Large("E1", 1),
            IdentityChange.AddMembers("G1", ["E1", "E2"]),
            IdentityChange.DeleteGroup("G2"),
            IdentityChange.UpsertGroup("G2", new GroupProfile { DisplayName = "g" }),
            IdentityChange.AddMembers("G2", ["E2"]),
        ]);
        packing.Sessions.Select(Describe).Should().Equal("2[E2] 0 3", "1 4 2[E1]+5[E2]");
    }

    [Fact]
    public void A_group_of_50000_members_is_split_into_full_batches()
    {
        var members = Enumerable.Range(0, 50_000).Select(n => $"E{n:D6}").ToArray();
        var packing = Packing.Of(null, [IdentityChange.AddMembers("everybody", members)]);
        var batches = packing.Sessions.Should().ContainSingle().Subject;
        batches.Should().HaveCount(3);
        batches.SelectMany(b => b.Items).SelectMany(i => i.Members!).Should().Equal(members);
        batches.SkipLast(1).Select(b => b.Body.Length).Should().OnlyContain(size => size > 200_000 - 10 && size <= 200_000, "a member takes ten bytes");
    }

    [Fact]
    public void What_is_left_can_be_told_without_its_profiles()
    {
        using var packer = new BatchPacker(new(MaxEntities: 1, MaxBatches: 3));
        packer.Add(0, IdentityChange.DeleteUser("E0"));
        packer.Add(1, IdentityChange.DeleteUser("E1"));
        packer.Add(2, IdentityChange.DeleteUser("E0"));
        packer.Add(3, IdentityChange.AddMembers("G1", ["E5", "E6"]));
        packer.ChangesLeft().Select(l => (l.Kind, l.Item.Index, l.Item.Count)).Should().BeEquivalentTo(
        [
            (ChangeKind.UserDelete, 0L, 1), (ChangeKind.UserDelete, 1L, 1), (ChangeKind.UserDelete, 2L, 1), (ChangeKind.MembershipAdd, 3L, 2),
        ]);
    }

    [Fact]
    public void The_body_of_a_disposed_batch_cannot_be_read()
    {
        using var packer = new BatchPacker();
        packer.Add(0, IdentityChange.DeleteUser("E0"));
        var batch = packer.TakeSession().Single();
        batch.Dispose();
        batch.Dispose();
        batch.Invoking(b => b.Body).Should().Throw<ObjectDisposedException>();
        batch.ByteCount.Should().BePositive("sizes are still told");
    }

    private static UserUpsert Large(string id, int length) => IdentityChange.UpsertUser(id, new UserProfile { ["notes"] = new string('x', length) });

    private static List<string> Take(BatchPacker packer)
    {
        var taken = new List<string>();
        foreach (var batch in packer.TakeSession())
        {
            using (batch) taken.AddRange(batch.Items.Select(i => $"{i.Index}"));
        }

        return taken;
    }

    private static string Describe(IReadOnlyList<PackedBatch> session) => string.Join(" ", session.Select(b => string.Join(
        "+", b.Items.Select(i => i.Members is null ? $"{i.Index}" : $"{i.Index}[{string.Join(",", i.Members)}]"))));
}
