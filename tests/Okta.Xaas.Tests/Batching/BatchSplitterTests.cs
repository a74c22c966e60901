using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Okta.Xaas.Batching;

namespace Okta.Xaas.Tests.Batching;

public class BatchSplitterTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(200)]
    public void Halves_are_bodies_of_their_own_with_exactly_their_entries(int count)
    {
        foreach (var kind in Enum.GetValues<ChangeKind>())
        {
            IdentityChange[] changes = [.. Enumerable.Range(0, count).Select(i => Change(kind, i))];
            using var batch = Pack(changes);
            var (first, second) = batch.Split()!.Value;
            using (first)
            using (second)
            {
                (first.EntityCount, second.EntityCount).Should().Be((count / 2, count - (count / 2)));
                foreach (var half in new[] { first, second }) ShouldBeWellFormed(half, changes);
                first.Items.Concat(second.Items).Select(i => i.Index).Should().Equal(Enumerable.Range(0, count).Select(i => (long)i));
            }

            ShouldBeWellFormed(batch, changes);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(101)]
    public void A_single_group_is_halved_between_its_members(int count)
    {
        IdentityChange[] changes = [IdentityChange.AddMembers("G1", Enumerable.Range(0, count).Select(i => $"E{i}"))];
        using var batch = Pack(changes);
        var (first, second) = batch.Split()!.Value;
        using (first)
        using (second)
        {
            foreach (var half in new[] { first, second }) ShouldBeWellFormed(half, changes);
            (first.ChangeCount, second.ChangeCount).Should().Be((count / 2, count - (count / 2)));
            first.Items[0].Members!.Value.Concat(second.Items[0].Members!.Value).Should().Equal(Enumerable.Range(0, count).Select(i => $"E{i}"));
        }
    }

    [Fact]
    public void What_stands_alone_is_not_split()
    {
        foreach (var kind in Enum.GetValues<ChangeKind>())
        {
            using var batch = Pack(Change(kind, 0));
            batch.Split().Should().BeNull($"a single {kind} cannot be halved");
        }
    }

    [Fact]
    public void A_half_is_shorter_than_its_whole()
    {
        using var batch = Pack([.. Enumerable.Range(0, 5).Select(i => Change(ChangeKind.UserUpsert, i))]);
        var (first, second) = batch.Split()!.Value;
        using (first)
        using (second)
        {
            first.ByteCount.Should().Be(first.Body.Length).And.BeLessThan(batch.ByteCount);
            second.ByteCount.Should().Be(second.Body.Length).And.BeLessThan(batch.ByteCount);
        }
    }

    [Fact]
    public void Split_until_everything_stands_alone_each_change_is_there_once_and_in_order() =>
        Prop.ForAll(RandomStreams.Mixed, c =>
        {
            foreach (var batch in Batches(c))
            {
                using (batch)
                {
                    var before = batch.Body.ToArray();
                    var pieces = Pieces(batch, c.Changes).ToList();
                    pieces.Should().Equal(batch.Items.SelectMany(i => i.Members is { } members ? members.Select(m => (i.Index, (string?)m)) : [(i.Index, null)]));
                    batch.Body.ToArray().Should().Equal(before, "a batch stays as it is when it is split");
                }
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    private static IEnumerable<(long Index, string? Member)> Pieces(Batch batch, IReadOnlyList<IdentityChange?> changes)
    {
        ShouldBeWellFormed(batch, changes);
        if (batch.Split() is not { } halves)
        {
            batch.ChangeCount.Should().Be(1);
            return [(batch.Items[0].Index, batch.Items[0].Members?.First())];
        }

        using (halves.First)
        using (halves.Second)
        {
            halves.First.EntityCount.Should().BePositive();
            return [.. Pieces(halves.First, changes), .. Pieces(halves.Second, changes)];
        }
    }

    private static void ShouldBeWellFormed(Batch batch, IReadOnlyList<IdentityChange?> changes)
    {
        var copy = new PackedBatch(batch.Kind, batch.Body.ToArray(), [.. batch.Items.Select(i => new PackedItem(i.Index, i.ExternalId, i.Members?.ToArray()))]);
        using var json = JsonDocument.Parse(batch.Body);
        ExpectedBody.Canonical(json.RootElement).Should().Be(ExpectedBody.Of(copy, changes));
    }

    private static IEnumerable<Batch> Batches(PackingCase c)
    {
        using var packer = new BatchPacker(c.Limits);
        for (var i = 0; i < c.Changes.Count; i++)
        {
            packer.Add(i, c.Changes[i]);
            while (packer.SessionIsFull)
            {
                foreach (var batch in packer.TakeSession()) yield return batch;
            }
        }

        while (packer.HasChanges)
        {
            foreach (var batch in packer.TakeSession()) yield return batch;
        }
    }

    private static Batch Pack(params IdentityChange[] changes)
    {
        using var packer = new BatchPacker();
        for (var i = 0; i < changes.Length; i++) packer.Add(i, changes[i]).Should().BeEmpty();
        return packer.TakeSession().Should().ContainSingle().Subject;
    }

    private static IdentityChange Change(ChangeKind kind, int number) => kind switch
    {
        ChangeKind.UserUpsert => IdentityChange.UpsertUser($"E{number}", new UserProfile { UserName = "u", ["notes"] = "\"},{\"externalId\":\"é\U0001F600" }),
        ChangeKind.UserDelete => IdentityChange.DeleteUser($"E{number}"),
        ChangeKind.GroupUpsert => IdentityChange.UpsertGroup($"G{number}", new GroupProfile { DisplayName = $"]}},{number}", Description = null }),
        ChangeKind.GroupDelete => IdentityChange.DeleteGroup($"G{number}"),
        ChangeKind.MembershipAdd => IdentityChange.AddMembers($"G{number}", ["E1"]),
        ChangeKind.MembershipRemove => IdentityChange.RemoveMembers($"G{number}", ["E1"]),
        ChangeKind.DeviceUpsert => IdentityChange.UpsertDevice($"D{number}", new DeviceProfile { SerialNumber = "s", Platform = "MACOS", DisplayName = "d" }),
        _ => IdentityChange.DeleteDevice($"D{number}"),
    };
}
