using System.Text;
using Okta.Xaas.Snapshots;
using Okta.Xaas.TestDoubles;

namespace Okta.Xaas.Feeds.Tests.Support;

/// <summary>Reads JSON that stands in the test. Today is the 2nd of November 2026.</summary>
internal static class TestJson
{
    public const string FileName = "people.json";

    public const string Anna = """{ "id": "E1", "mail": "anna@example.com", "name": "Adler" }""";

    public const string Bo = """{ "id": "E2", "mail": "bo@example.com", "name": "Brandt" }""";

    public static Task<JsonSnapshot> OpenAsync(string json, HrMapping? mapping = null) => OpenAsync(Encoding.UTF8.GetBytes(json), mapping);

    public static Task<JsonSnapshot> OpenAsync(byte[] json, HrMapping? mapping = null) =>
        JsonSnapshot.OpenAsync(new MemoryStream(json), FileName, mapping ?? TestMapping.With(), new VirtualTimeProvider());

    public static async Task<List<SnapshotUser>> UsersAsync(string json, HrMapping? mapping = null)
    {
        using var list = await OpenAsync(json, mapping);
        return await list.Snapshot.Users!.ToListAsync();
    }

    public static async Task<string> FailureAsync(Func<Task> reading) => (await reading.Should().ThrowAsync<SnapshotReadException>()).Which.Message;

    public static Task<string> FailureAsync(string json, HrMapping? mapping = null) => FailureAsync(() => UsersAsync(json, mapping));
}
