using System.Text;
using Okta.Xaas.Feeds.Mapping.Internal;
using Okta.Xaas.Feeds.Rows.Internal;
using Okta.Xaas.Feeds.Tests.Support;
using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Feeds.Tests.Mapping;

public class HrMappingTests
{
    [Fact]
    public void Reads_everything_that_a_mapping_can_say()
    {
        var mapping = TestMapping.Parse("""
            {
              // comments and trailing commas are welcome
              "externalId": "Personnel No",
              "attributes": { "userName": "Mail", "email": "Mail", "costCenter": "Cost", },
              "emptyCells": "keep",
              "leaver": {
                "status": { "column": "Status", "values": ["Left", "Retired"] },
                "date": { "column": "Last day", "formats": ["dd.MM.yyyy"] }
              },
              "groups": [ { "column": "Dept", "externalIdPrefix": "d-", "displayName": "Dept {value}", "description": "Of {value}", "separator": ";" } ],
              "encoding": "windows-1252"
            }
            """);

        mapping.ExternalId.Should().Be(new HrColumn("Personnel No", 3));
        mapping.Attributes.Select(attribute => (attribute.Name, attribute.Text.Column!.Name)).Should().Equal(("userName", "Mail"), ("email", "Mail"), ("costCenter", "Cost"));
        mapping.EmptyCells.Should().Be(EmptyValuePolicy.Keep);
        mapping.Leaver!.Status!.Values.Should().Equal("Left", "Retired");
        mapping.Leaver.Date!.Formats.Should().Equal("dd.MM.yyyy");
        mapping.Groups.Should().ContainSingle().Which.Should().BeEquivalentTo(new HrGroupRule([new(new HrColumn("Dept", 10))])
        {
            ExternalIdPrefix = "d-",
            DisplayName = new(Constant: "Dept {value}"),
            Description = new(Constant: "Of {value}"),
            Separator = ";",
        });
        mapping.Encoding!.CodePage.Should().Be(1252);
    }

    [Fact]
    public void Leaves_what_is_not_said_at_its_default()
    {
        var mapping = TestMapping.With();

        mapping.EmptyCells.Should().Be(EmptyValuePolicy.Clear);
        mapping.Leaver.Should().BeNull();
        mapping.Groups.Should().BeEmpty();
        mapping.Encoding.Should().BeNull();
    }

    [Fact]
    public void Reads_a_file_with_a_byte_order_mark()
    {
        byte[] utf8 = [.. Encoding.UTF8.GetPreamble(), .. """{"externalId":"Id","attributes":{"userName":"M","email":"M"}}"""u8];

        HrMapping.Parse(utf8, "m.json").ExternalId.Name.Should().Be("Id");
    }

    [Theory]
    [InlineData("", "map.json, line 1, column 1: this is not JSON*")]
    [InlineData("[]", "map.json, line 1, column 1: a mapping must be an object { … }")]
    [InlineData("{ \"externalId\": \"Id\",\n  \"attributes\" }", "map.json, line 2, column 16: this is not JSON*")]
    [InlineData("{\n  \"externalID\": \"Id\" }", "map.json, line 2, column 3: \"externalID\" is not known here; did you mean \"externalId\"? Known are: $schema, externalId, attributes, *, asOf")]
    [InlineData("{ \"externalId\": \"Id\", \"externalId\": \"No\" }", "*line 1, column 23: \"externalId\" stands twice in the same object")]
    [InlineData("{ \"externalId\": 5 }", "*column 17: \"externalId\" must be a text in quotes")]
    [InlineData("{ \"externalId\": \" \" }", "*\"externalId\" is empty")]
    [InlineData("{ \"externalId\": \"Id\" }", "*\"attributes\" is missing: the attributes and their columns")]
    [InlineData("{ \"attributes\": {\"userName\": \"M\", \"email\": \"M\"} }", "*\"externalId\" is missing: the column with each person's key")]
    [InlineData("{ \"attributes\": {\"userName\": \"M\"} }", "*\"attributes\" does not map \"email\", without which Okta makes no user")]
    [InlineData("{ \"attributes\": {\"\": \"M\"} }", "*an attribute has no name")]
    [InlineData("{ \"emptyCells\": \"drop\" }", "*\"emptyCells\" must be \"clear\" or \"keep\"")]
    [InlineData("{ \"encoding\": \"klingon\" }", "*\"klingon\" is not an encoding; examples: utf-8, utf-16, windows-1252, iso-8859-1")]
    [InlineData("{ \"leaver\": {} }", "*\"leaver\" needs \"status\", \"date\" or both")]
    [InlineData("{ \"leaver\": {\"state\": 1} }", "*\"state\" is not known here; known are: status, date, decides")]
    [InlineData("{ \"leaver\": {\"status\": {\"column\": \"S\"}} }", "*a status needs \"values\", those of leavers, \"active\" or both")]
    [InlineData("{ \"leaver\": {\"status\": {\"column\": \"S\", \"values\": []}} }", "*\"values\" has no values")]
    [InlineData("{ \"leaver\": {\"status\": {\"column\": \"S\", \"values\": [1]}} }", "*\"values\" must hold texts in quotes")]
    [InlineData("{ \"leaver\": {\"date\": {\"column\": \"S\", \"formats\": [\"MM.yyyy\"]}} }", "*\"MM.yyyy\" is not the format of a whole date*")]
    [InlineData("{ \"leaver\": {\"date\": {\"column\": \"S\"}} }", "*a date needs \"column\" and \"formats\"")]
    [InlineData("{ \"leaver\": {\"date\": {\"column\": \"S\", \"formats\": [\"M/d/yy\"]}} }", "*\"M/d/yy\" has two digits of the year*\"twoDigitYearMax\"*")]
    [InlineData("{ \"leaver\": {\"date\": {\"column\": \"S\", \"formats\": [\"dd/MM/yyyy\", \"MM/dd/yyyy\"]}} }", "*\"dd/MM/yyyy\" and \"MM/dd/yyyy\" read 02/01/2001 as two days*")]
    [InlineData("{ \"leaver\": {\"date\": {\"column\": \"S\", \"formats\": [\"yyyyMMdd\", \"ddMMyyyy\"]}} }", "*read * as two days*")]
    [InlineData("{ \"leaver\": {\"date\": {\"column\": \"S\", \"formats\": [\"yyyy-MM-dd\"], \"lastDay\": 1}} }", "*\"lastDay\" must be true or false")]
    [InlineData("{ \"leaver\": {\"date\": {\"column\": \"S\", \"formats\": [\"yyyy-MM-dd\"], \"offsetDays\": 1.5}} }", "*\"offsetDays\" must be a whole number")]
    [InlineData("{ \"leaver\": {\"date\": {\"column\": \"S\", \"formats\": [\"yyyy-MM-dd\"], \"offsetDays\": 400}} }", "*\"offsetDays\" must be -366 to 366")]
    [InlineData("{ \"leaver\": {\"date\": {\"column\": \"S\", \"formats\": [\"yyyy-MM-dd\"]}, \"decides\": \"both\"} }", "*\"decides\" needs a \"status\" that can decide")]
    [InlineData("{ \"leaver\": {\"status\": {\"column\": \"S\", \"values\": [\"X\"]}, \"decides\": \"me\"} }", "*\"decides\" must be \"date\" or \"status\" or \"both\"")]
    [InlineData("{ \"leaver\": {\"status\": {\"column\": \"S\", \"values\": [\"A\"], \"active\": [\"a\"]}} }", "*the status \"A\" stands in \"values\" and in \"active\"")]
    [InlineData("{ \"joiner\": {} }", "*\"joiner\" needs \"date\"")]
    [InlineData("{ \"joiner\": {\"date\": {\"column\": \"S\", \"formats\": [\"yyyy-MM-dd\"], \"daysInAdvance\": -1}} }", "*\"daysInAdvance\" must be 0 to 366")]
    [InlineData("{ \"timeZone\": \"Mars/Base\" }", "*\"Mars/Base\" is no time zone of this machine*")]
    [InlineData("{ \"severalRows\": {\"leading\": \"flag\"} }", "*\"severalRows\" needs \"column\"")]
    [InlineData("{ \"severalRows\": {\"column\": \"S\", \"leading\": \"flag\"} }", "*a flag needs \"values\"")]
    [InlineData("{ \"severalRows\": {\"column\": \"S\", \"values\": [\"Y\"]} }", "*\"values\" are those of a flag*")]
    [InlineData("{ \"delimiter\": \"||\" }", "*\"delimiter\" must be one ASCII character, and no quote, letter or digit")]
    [InlineData("{ \"comment\": \"§\" }", "*\"comment\" must be one ASCII character, and no quote, letter or digit")]
    [InlineData("{ \"comment\": \"E\" }", "*\"comment\" must be one ASCII character, and no quote, letter or digit")]
    [InlineData("{ \"comment\": \";\" }", "*\"comment\" may be the character between the cells, so that rows with an empty first cell would vanish")]
    [InlineData("{ \"externalId\": \"I\", \"attributes\": { \"userName\": \"M\", \"email\": \"M\" }, \"comment\": \"!\", \"delimiter\": \"!\" }", "*\"comment\" and \"delimiter\" are the same*")]
    [InlineData("{ \"encoding\": \"utf-7\" }", "*\"utf-7\" is not an encoding*")]
    [InlineData("{ \"skipRows\": \"some\" }", "*\"skipRows\" must be a whole number or \"untilHeader\"")]
    [InlineData("{ \"skipRows\": -1 }", "*\"skipRows\" must be 0 to 1000*")]
    [InlineData("{ \"footer\": {\"column\": \"S\"} }", "*\"footer\" needs \"column\" and \"values\"")]
    [InlineData("{ \"footer\": {\"column\": \"S\", \"values\": [\"*\"]} }", "*an empty one would be every row")]
    [InlineData("{ \"leaver\": {\"date\": {\"column\": \"S\", \"formats\": [\"HH:mm\"]}} }", "*\"HH:mm\" is not the format of a whole date*")]
    [InlineData("{ \"asOf\": {} }", "*\"asOf\" needs \"column\" and \"formats\", or \"fileName\"")]
    [InlineData("{ \"asOf\": {\"column\": \"S\"} }", "*a date needs \"column\" and \"formats\"")]
    [InlineData("{ \"asOf\": {\"file\": \"S\"} }", "*\"file\" is not known here; known are: column, formats, noDate, twoDigitYearMax, fileName")]
    [InlineData("{ \"asOf\": {\"fileName\": \"export.csv\"} }", "*\"fileName\" needs {number} where the number stands*")]
    [InlineData("{ \"attributes\": {\"hired\": {\"column\": \"H\", \"from\": [\"dd.MM.yy\"], \"format\": \"yyyy-MM-dd\"}} }", "*\"dd.MM.yy\" has two digits of the year, so that 99 may be 1999 or 2099: let the export have four")]
    [InlineData("{ \"severalRows\": {\"column\": \"S\", \"formats\": [\"dd.MM.yy\"]} }", "*so that 99 may be 1999 or 2099: let the export have four")]
    [InlineData("{ \"groups\": {} }", "*\"groups\" must be a list [ … ]")]
    [InlineData("{ \"groups\": [\"Dept\"] }", "*\"groups\" must hold objects { … }")]
    [InlineData("{ \"groups\": [{}] }", "*a group rule needs one of \"column\", \"columns\", \"template\" and \"value\"")]
    [InlineData("{ \"groups\": [{\"column\": \"D\", \"prefix\": \"x\"}] }", "*\"prefix\" is not known here*")]
    [InlineData("{ \"groups\": [{\"column\": \"D\", \"displayName\": \"x\"}] }", "*\"displayName\" must contain {value}, or all groups get one name")]
    [InlineData("{ \"groups\": [{\"column\": \"D\", \"separator\": \"\"}] }", "*\"separator\" is empty")]
    public void Names_the_line_and_the_column_of_what_is_wrong(string json, string expected)
    {
        var parse = () => TestMapping.Parse(json);

        parse.Should().Throw<SnapshotReadException>().WithMessage(expected).Which.Message.Should().NotContain("\n");
    }

    [Fact]
    public void Refuses_bytes_that_are_not_utf_8()
    {
        var parse = () => HrMapping.Parse("{ \"externalId\": \"\xe4\" }"u8[..15].ToArray().Append((byte)0xE4).ToArray(), "m.json");

        parse.Should().Throw<SnapshotReadException>().WithMessage("m.json: the mapping file is not UTF-8");
    }

    [Fact]
    public void Says_so_when_there_is_no_such_file()
    {
        var load = () => HrMapping.Load("no/such/map.json");

        load.Should().Throw<SnapshotReadException>().WithMessage("no/such/map.json: the mapping file cannot be read: *");
    }
}
