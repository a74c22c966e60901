using Okta.Xaas.Feeds.Mapping.Internal;
using Okta.Xaas.Feeds.Tests.Support;
using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Feeds.Tests.Mapping;

/// <summary>The schema and the parser know the same. What any test's mapping says, the schema takes as well: see <see cref="TestMapping.Parse"/>.</summary>
public class MappingSchemaTests
{
    public static TheoryData<string, string[]> Objects => new()
    {
        { "mapping", MappingProperties.Mapping },
        { "attribute", MappingProperties.Attribute },
        { "reference", MappingProperties.Reference },
        { "lookup", MappingProperties.Lookup },
        { "group", MappingProperties.Group },
        { "footer", MappingProperties.Footer },
        { "joiner", MappingProperties.Joiner },
        { "joinerDate", MappingProperties.JoinerDate },
        { "leaver", MappingProperties.Leaver },
        { "leaverDate", MappingProperties.LeaverDate },
        { "status", MappingProperties.Status },
        { "severalRows", MappingProperties.SeveralRows },
        { "asOf", MappingProperties.AsOf },
    };

    [Theory]
    [MemberData(nameof(Objects))]
    public void Each_object_has_the_same_properties(string definition, string[] known)
    {
        var schema = MappingSchema.Definitions[definition]!;

        schema["properties"]!.AsObject().Select(property => property.Key).Should().BeEquivalentTo(known);
        schema["additionalProperties"]!.GetValue<bool>().Should().BeFalse();
    }

    [Fact]
    public void No_object_is_left_out() =>
        MappingSchema.Definitions.Where(definition => definition.Value!["properties"] is not null).Select(definition => definition.Key).Should().BeEquivalentTo(Objects.Select(row => (string)row[0]));

    [Theory]
    [InlineData("unknown", "{ \"column\": \"M\", \"reference\": { \"attribute\": \"email\", \"unknown\": \"$\" } }", "reference")]
    [InlineData("circular", "{ \"column\": \"M\", \"reference\": { \"attribute\": \"email\", \"circular\": \"$\" } }", "reference")]
    [InlineData("emptyCells", "{ \"column\": \"M\", \"emptyCells\": \"$\" }", null)]
    public void Words_of_an_attribute_are_the_same(string property, string attribute, string? definition) =>
        ShouldTake(ValuesOf(property, definition), word => $$"""{ "externalId": "I", "attributes": { "userName": "M", "email": "M", "x": {{attribute.Replace("$", word)}} } }""");

    [Theory]
    [InlineData("unknown", "lookup", "\"lookups\": { \"x\": { \"values\": { \"a\": \"b\" }, \"unknown\": \"$\" } }")]
    [InlineData("longNames", "group", "\"groups\": [ { \"column\": \"D\", \"longNames\": \"$\" } ]")]
    [InlineData("decides", "leaver", "\"leaver\": { \"status\": { \"column\": \"S\", \"values\": [\"T\"] }, \"date\": { \"column\": \"D\", \"formats\": [\"yyyy-MM-dd\"] }, \"decides\": \"$\" }")]
    [InlineData("memberships", "severalRows", "\"severalRows\": { \"column\": \"D\", \"memberships\": \"$\" }")]
    public void Words_of_the_other_objects_are_the_same(string property, string definition, string more) =>
        ShouldTake(ValuesOf(property, definition), word => $$"""{ "externalId": "I", "attributes": { "userName": "M", "email": "M" }, {{more.Replace("$", word)}} }""");

    [Theory]
    [InlineData("\"atributes\": {}")]
    [InlineData("\"groups\": [ { \"column\": \"D\", \"prefix\": \"x\" } ]")]
    [InlineData("\"groups\": [ { \"column\": \"D\", \"file\": \"x.csv\" } ]")]
    [InlineData("\"groups\": [ { \"column\": \"D\", \"value\": \"x\" } ]")]
    [InlineData("\"skipRows\": \"some\"")]
    [InlineData("\"skipRows\": 1001")]
    [InlineData("\"delimiter\": \"||\"")]
    [InlineData("\"emptyCells\": \"drop\"")]
    [InlineData("\"leaver\": {}")]
    [InlineData("\"lookups\": { \"x\": {} }")]
    public void What_one_refuses_the_other_refuses(string more)
    {
        var mapping = $$"""{ "externalId": "I", "attributes": { "userName": "M", "email": "M" }, {{more}} }""";

        var parse = () => TestMapping.Parse(mapping);
        parse.Should().Throw<SnapshotReadException>();
        MappingSchema.FaultsOf(mapping).Should().NotBeEmpty();
    }

    // The parser takes each word of the schema, and its message for another one has all of them and no more.
    private static void ShouldTake(string[] words, Func<string, string> mapping)
    {
        foreach (var word in words) TestMapping.Parse(mapping(word));
        var other = () => TestMapping.Parse(mapping("perhaps"));
        other.Should().Throw<SnapshotReadException>().Which.Message.Split('"').Where((_, i) => i % 2 == 1).Skip(1).Should().BeEquivalentTo(words);
    }

    private static string[] ValuesOf(string property, string? definition)
    {
        var node = definition is null ? MappingSchema.Definitions[property]! : MappingSchema.Definitions[definition]!["properties"]![property]!;
        return [.. node["enum"]!.AsArray().Select(word => word!.GetValue<string>())];
    }
}
