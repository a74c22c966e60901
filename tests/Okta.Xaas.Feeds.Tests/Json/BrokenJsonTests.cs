using System.Text;
using Okta.Xaas.Feeds.Tests.Support;
using Okta.Xaas.Snapshots;
using static Okta.Xaas.Feeds.Tests.Support.TestJson;

namespace Okta.Xaas.Feeds.Tests.Json;

/// <summary>JSON that is none, is cut, or has what nobody expects: told without a value, and never taken for a whole list.</summary>
public class BrokenJsonTests
{
    private const string Secret = "Geheim";

    [Fact]
    public async Task A_list_that_is_cut_anywhere_is_not_read()
    {
        var json = Encoding.UTF8.GetBytes($$"""{ "people": [ {{Anna}}, {{Bo}} ], "more": 1 }""");
        for (var length = 1; length < json.Length; length++)
        {
            var (cut, mapping) = (json[..length], TestMapping.With("\"records\": \"people\""));
            await FluentActions.Awaiting(async () =>
            {
                using var list = await OpenAsync(cut, mapping);
                await list.Snapshot.Users!.ToListAsync();
            }).Should().ThrowAsync<SnapshotReadException>($"only {length} bytes are there");
        }
    }

    [Theory]
    [InlineData("", "people.json: there is no JSON in it: it is empty")]
    [InlineData(" \n ", "people.json: there is no JSON in it: it is empty")]
    [InlineData("<html>Geheim</html>", "people.json, line 1: this is no JSON in UTF-8, or it is cut here, behind 0 records")]
    [InlineData("[\n{ \"id\": \"Geheim\" },\n{ \"id\": Geheim }]", "people.json, line 3: this is no JSON in UTF-8, or it is cut here, behind 1 record")]
    [InlineData("\"Geheim\"", "people.json: the JSON is a text, not an array of records")]
    [InlineData("[\"Geheim\"]", "people.json, record 1: this is a text, not an object")]
    [InlineData("[[{}]]", "people.json, record 1: this is an array, not an object")]
    [InlineData("[{ \"Geheim\": 1 }]", "people.json: of 1 record none has any property that the mapping names: is it the right list? \"records\" in the mapping names the property under which the records stand")]
    public async Task What_is_no_list_is_told(string json, string message) => (await FailureAsync(json)).Should().Be(message);

    [Theory]
    [InlineData("[]", "people.json: the JSON is an array, not an object with \"data.items\", which the mapping's \"records\" names")]
    [InlineData("""{ "error": "Geheim" }""", "people.json: there is no \"data.items\", which the mapping's \"records\" names: is it the list, or what was answered in its place?")]
    [InlineData("""{ "data": null }""", "people.json: there is no \"data.items\", which the mapping's \"records\" names: is it the list, or what was answered in its place?")]
    [InlineData("""{ "data": { "items": null } }""", "people.json: \"data.items\" is null, not an array of records")]
    [InlineData("""{ "data": { "items": [], "items": [] } }""", "people.json: \"data.items\" stands twice; which one is meant?")]
    public async Task A_path_without_an_array_is_told(string json, string message) => (await FailureAsync(json, TestMapping.With("\"records\": \"data.items\""))).Should().Be(message);

    [Theory]
    [InlineData("""{ "id": "E2", "mail": "b@example.com", "name": { "last": "Geheim" } }""", "property 'Name' is an object: name one of its properties, such as 'Name.name'")]
    [InlineData("""{ "id": "E2", "mail": "b@example.com", "name": [ { "last": "Geheim" } ] }""", "property 'Name' has an object in it: name one of its values, such as 'Name.0.name'")]
    [InlineData("""{ "id": "E2", "mail": "b@example.com", "name": "A", "NAME": "Geheim" }""", "property 'Name' stands twice")]
    [InlineData("""{ "id": "E2", "mail": "b@example.com", "name": "\ud800Geheim" }""", "a text has half a character")]
    public async Task A_record_with_other_types_is_held_back_by_its_key(string record, string fault)
    {
        var users = await UsersAsync($"[{Anna},{record}]");

        users.Select(user => (user.ExternalId, user.Fault)).Should().Equal(("E1", null), ("E2", fault));
        users[1].Profile["lastName"].Should().BeNull();
    }

    [Fact]
    public async Task Of_two_keys_none_is_sure_and_the_record_is_held_back_by_its_names()
    {
        var user = (await UsersAsync($"[{Anna},{{ \"id\": \"E2\", \"ID\": \"E9\", \"mail\": \"b@example.com\", \"name\": \"A\" }}]"))[1];

        (user.ExternalId, user.Profile.UserName, user.Fault).Should().Be(("", "b@example.com", "property 'Id' stands twice"));
    }

    [Fact]
    public async Task A_single_value_where_the_mapping_looks_for_an_object_holds_the_record_back()
    {
        var mapping = TestMapping.With(attributes: """ "userName": "mail", "email": "mail", "lastName": "name.last" """);

        var users = await UsersAsync("""[{ "id": "E1", "mail": "a@example.com", "name": { "last": "A" } }, { "id": "E2", "mail": "b@example.com", "name": "Geheim" }, { "id": "E3", "mail": "c@example.com", "name": null }]""", mapping);

        users.Select(user => user.Fault).Should().Equal(null, "property 'name' is a text, and the mapping names one within it", null);
    }

    [Fact]
    public async Task Bytes_of_another_encoding_end_the_reading()
    {
        byte[] latin = [.. Encoding.UTF8.GetBytes("""[{ "id": "E1", "mail": "a@example.com", "name": "M"""), 0xFC, .. Encoding.UTF8.GetBytes("""ller" }]""")];

        (await FailureAsync(async () => { using var list = await OpenAsync(latin); })).Should().Be("people.json, record 1: this is not UTF-8");
        (await FailureAsync(async () => { using var list = await OpenAsync(Encoding.Unicode.GetBytes($"[{Anna}]")); })).Should().StartWith("people.json, line 1: this is no JSON in UTF-8");
    }

    [Fact]
    public async Task A_record_without_an_end_is_not_read_into_memory() =>
        (await FailureAsync($"[{{ \"id\": \"{new string('x', 2_000_000)}\" }}]")).Should().Be("people.json, record 1: this has more than 1,000,000 bytes");

    [Fact]
    public async Task Objects_in_one_another_without_end_are_no_list() =>
        (await FailureAsync("[" + string.Concat(Enumerable.Repeat("{\"a\":", 100)) + "1" + new string('}', 100) + "]")).Should().Contain("this is no JSON");

    [Fact]
    public async Task A_list_that_grows_while_it_is_read_is_not_used()
    {
        using var stream = new MemoryStream();
        stream.Write(Encoding.UTF8.GetBytes($"[{Anna},{Bo}]\n"));
        using var list = await JsonSnapshot.OpenAsync(stream, FileName, TestMapping.With());
        await using var users = list.Snapshot.Users!.GetAsyncEnumerator();
        await users.MoveNextAsync();
        stream.SetLength(stream.Length + 1);

        (await FailureAsync(async () => { while (await users.MoveNextAsync()) continue; })).Should().Contain("line").And.NotContain(Secret);
    }

    [Fact]
    public async Task A_disk_that_fails_ends_the_reading()
    {
        using var list = await JsonSnapshot.OpenAsync(new BrokenStream($"[{Anna},{Bo}]", 100), FileName, TestMapping.With());

        (await FailureAsync(async () => await list.Snapshot.Users!.ToListAsync())).Should().Be("people.json: the list cannot be read: the disk is gone");
    }
}
