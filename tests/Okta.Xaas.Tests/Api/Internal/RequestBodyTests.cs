#pragma warning disable OKTAXAAS001 // Devices are tested as the rest is
using System.Text;
using Okta.Xaas.Api.Internal;
using Okta.Xaas.Batching;
using Okta.Xaas.Changes.Internal;

namespace Okta.Xaas.Tests.Api.Internal;

public class RequestBodyTests
{
    public static TheoryData<ChangeKind> Kinds => [.. Enum.GetValues<ChangeKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Writes_the_same_bytes_as_the_packer(ChangeKind kind)
    {
        var changes = Enumerable.Range(0, 150).Select(i => Change(kind, $"Ö{i}\"<>&")).ToList();
        using var packer = new BatchPacker();
        for (var i = 0; i < changes.Count; i++) packer.Add(i, changes[i]).Should().BeEmpty();
        var batch = packer.TakeSession().Should().ContainSingle().Subject;
        using var buffer = new PooledBuffer();

        RequestBody.WriteBulk(buffer, kind, changes);

        Encoding.UTF8.GetString(buffer.Memory.Span).Should().Be(Encoding.UTF8.GetString(batch.Body.Span));
        batch.Dispose();
    }

    [Fact]
    public async Task Sends_a_part_of_an_array_without_its_neighbours()
    {
        using var content = RequestBody.Ready(new byte[] { 1, 2, 3, 4 }.AsMemory(1, 2));

        (await content.ReadAsByteArrayAsync()).Should().Equal(2, 3);
        content.Headers.ContentType!.ToString().Should().Be("application/json");
        content.Headers.ContentLength.Should().Be(2);
    }

    private static IdentityChange Change(ChangeKind kind, string id) => kind switch
    {
        ChangeKind.UserUpsert => IdentityChange.UpsertUser(id, new UserProfile { UserName = id, FirstName = "Jörg 😀", ["manager"] = null }),
        ChangeKind.UserDelete => IdentityChange.DeleteUser(id),
        ChangeKind.GroupUpsert => IdentityChange.UpsertGroup(id, new GroupProfile { DisplayName = id }),
        ChangeKind.GroupDelete => IdentityChange.DeleteGroup(id),
        ChangeKind.MembershipAdd => IdentityChange.AddMembers(id, ["E1", "E\\2"]),
        ChangeKind.MembershipRemove => IdentityChange.RemoveMembers(id, ["E1"]),
        ChangeKind.DeviceUpsert => IdentityChange.UpsertDevice(id, new DeviceProfile { SerialNumber = "S", Platform = "MACOS", DisplayName = "Mac" }),
        ChangeKind.DeviceDelete => IdentityChange.DeleteDevice(id),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A new kind: add it here."),
    };
}
