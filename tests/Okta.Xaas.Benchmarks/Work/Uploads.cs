using Okta.Xaas.Batching;

namespace Okta.Xaas.Benchmarks.Work;

/// <summary>The work that every way of sending is measured on: 10,000 upserts in 50 uploads, made before the measurement.</summary>
internal sealed class Uploads
{
    public const int Count = 50;
    public const int UsersEach = 200;

    public Uploads()
    {
        Users = People.Upserts(Count * UsersEach);
        Lists = [.. Users.Chunk(UsersEach)];
        HandWritten = [.. Lists.Select(HandWrittenUpload.Of)];
        Bodies = [.. BodiesOf(Users)];
    }

    public UserUpsert[] Users { get; }

    /// <summary>The users of each upload.</summary>
    public IReadOnlyList<UserUpsert[]> Lists { get; }

    /// <summary>The same as a program without the SDK would hold them.</summary>
    public IReadOnlyList<HandWrittenUpload> HandWritten { get; }

    /// <summary>The bytes of each upload.</summary>
    public IReadOnlyList<byte[]> Bodies { get; }

    private static IEnumerable<byte[]> BodiesOf(IEnumerable<UserUpsert> users)
    {
        using var packer = new BatchPacker();
        var index = 0L;
        foreach (var user in users) packer.Add(index++, user);
        foreach (var batch in packer.TakeSession())
        {
            using (batch) yield return batch.Body.ToArray();
        }
    }
}
