using System.Text;

namespace Okta.Xaas.Feeds.Tests.Support;

/// <summary>Mappings for the tests; written as JSON, so that every test goes through the file's format.</summary>
internal static class TestMapping
{
    public const string FileName = "map.json";

    public const string Attributes = """
        "userName": "Mail", "email": "Mail", "lastName": "Name"
        """;

    /// <summary>What the parser takes, the schema has to take as well.</summary>
    public static HrMapping Parse(string json)
    {
        var mapping = HrMapping.Parse(Encoding.UTF8.GetBytes(json), FileName);
        MappingSchema.FaultsOf(json).Should().BeEmpty();
        return mapping;
    }

    /// <summary>The columns Id, Mail and Name, and what else a test adds.</summary>
    public static HrMapping With(string more = "", string attributes = Attributes) =>
        Parse($$"""{ "externalId": "Id", "attributes": { {{attributes}} }{{(more.Length > 0 ? ", " + more : "")}} }""");
}
