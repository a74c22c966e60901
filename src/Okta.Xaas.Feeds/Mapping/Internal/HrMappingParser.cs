using System.Text;
using Okta.Xaas.Feeds.Employment;
using Okta.Xaas.Feeds.Rows.Internal;
using Okta.Xaas.Snapshots.Reading;

namespace Okta.Xaas.Feeds.Mapping.Internal;

/// <summary>Reads a mapping file. Whatever is wrong with it is one <see cref="SnapshotReadException"/> that names the line and the column.</summary>
internal static class HrMappingParser
{
    private static readonly string[] Known =
        ["externalId", "attributes", "emptyCells", "joiner", "leaver", "timeZone", "severalRows", "groups", "encoding", "delimiter", "skipRows", "comment", "footer", "asOf", "sheet", "records", "optional"];

    public static HrMapping Parse(ReadOnlySpan<byte> utf8, string fileName)
    {
        if (utf8.StartsWith(Utf8Check.ByteOrderMark)) utf8 = utf8.Slice(Utf8Check.ByteOrderMark.Length);
        if (!Utf8Check.IsValid(utf8)) throw ReadFault.InFile(fileName, "the mapping file is not UTF-8");
        var json = new MappingJson(utf8, fileName);
        HrColumn? externalId = null;
        IReadOnlyList<HrAttribute>? attributes = null;
        var emptyCells = EmptyValuePolicy.Clear;
        JoinerRule? joiner = null;
        LeaverRule? leaver = null;
        SeveralRows? severalRows = null;
        string? timeZone = null;
        HrAsOf? asOf = null;
        var table = HrTable.Plain;
        IReadOnlyList<HrGroupRule> groups = [];
        Encoding? encoding = null;

        json.BeginObject("a mapping");
        var seen = new HashSet<string>();
        while (json.NextProperty(seen, out var name))
        {
            switch (name)
            {
                case "externalId":
                    externalId = json.ColumnName("\"externalId\"");
                    break;
                case "attributes":
                    attributes = HrMappingParts.Attributes(ref json);
                    break;
                case "emptyCells":
                    emptyCells = HrMappingParts.EmptyCells(ref json);
                    break;
                case "leaver":
                    leaver = HrEmploymentParts.Leaver(ref json);
                    break;
                case "joiner":
                    joiner = HrEmploymentParts.Joiner(ref json);
                    break;
                case "severalRows":
                    severalRows = HrEmploymentParts.SeveralRows(ref json);
                    break;
                case "timeZone":
                    timeZone = json.String("\"timeZone\"");
                    HrEmploymentParts.Check(new(null, null, null, timeZone), ref json);
                    break;
                case "asOf":
                    asOf = HrEmploymentParts.AsOf(ref json);
                    break;
                case "delimiter":
                    table = table with { Delimiter = HrTableParts.Delimiter(ref json) };
                    break;
                case "skipRows":
                    table = HrTableParts.SkipRows(table, ref json);
                    break;
                case "comment":
                    table = table with { Comment = HrTableParts.Comment(ref json) };
                    break;
                case "footer":
                    table = table with { Footer = HrTableParts.Footer(ref json) };
                    break;
                case "sheet":
                    table = table with { Sheet = json.String("\"sheet\"") };
                    break;
                case "records":
                    table = table with { Records = HrTableParts.Records(ref json) };
                    break;
                case "optional":
                    table = table with { Optional = json.Strings("\"optional\"") };
                    break;
                case "groups":
                    groups = HrMappingParts.Groups(ref json);
                    break;
                case "encoding":
                    encoding = HrMappingParts.EncodingNamed(ref json);
                    break;
                default:
                    throw json.Unknown(name, Known);
            }
        }

        if (externalId is null) throw json.Fault("\"externalId\" is missing: the column with each person's key");
        if (attributes is null) throw json.Fault("\"attributes\" is missing: the attributes and their columns");
        if (leaver?.Date is { EarlierEmployment: true } && joiner is null) throw json.Fault("\"earlierEmployment\" needs a \"joiner\" with the first day");
        json.End();
        return new HrMapping(fileName, externalId, attributes)
        {
            EmptyCells = emptyCells,
            Employment = new(joiner, leaver, severalRows, timeZone),
            AsOf = asOf,
            Groups = groups,
            Encoding = encoding,
            Table = table,
            Columns = json.Columns,
        };
    }
}
