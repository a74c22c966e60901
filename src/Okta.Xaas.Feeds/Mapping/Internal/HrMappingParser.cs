using System.Text;
using Okta.Xaas.Feeds.Delimited.Internal;
using Okta.Xaas.Feeds.Employment;
using Okta.Xaas.Feeds.Rows.Internal;
using Okta.Xaas.Feeds.Templates.Internal;
using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Feeds.Mapping.Internal;

/// <summary>Reads a mapping file. Whatever is wrong with it is one <see cref="SnapshotReadException"/> that names the line and the column.</summary>
internal static class HrMappingParser
{
    /// <summary>Reads a mapping.</summary>
    /// <param name="utf8">The JSON.</param>
    /// <param name="fileName">What messages call it.</param>
    /// <param name="directory">Where files beside it are; null: it is no file, and there are none.</param>
    public static HrMapping Parse(ReadOnlySpan<byte> utf8, string fileName, string? directory)
    {
        if (utf8.StartsWith(Utf8Check.ByteOrderMark)) utf8 = utf8.Slice(Utf8Check.ByteOrderMark.Length);
        if (!Utf8Check.IsValid(utf8)) throw ReadFault.InFile(fileName, "the mapping file is not UTF-8");
        var library = HrLookupParts.Find(new MappingJson(utf8, fileName) { Directory = directory });
        var json = new MappingJson(utf8, fileName) { Directory = directory, Library = library };
        HrColumn? externalId = null;
        IReadOnlyList<HrAttribute>? attributes = null;
        var emptyCells = EmptyValuePolicy.Clear;
        JoinerRule? joiner = null;
        LeaverRule? leaver = null;
        SeveralRows? severalRows = null;
        string? timeZone = null;
        HrAsOf? asOf = null;
        CompiledCondition? where = null;
        HrFooterRule? footer = null;
        var table = HrTable.Plain;
        var hasHeader = true;
        IReadOnlyList<HrGroupRule> groups = [];
        Encoding? encoding = null;
        string? sheet = null;
        PropertyPath? records = null;
        IReadOnlyList<string> optional = [];

        json.BeginObject("a mapping");
        var seen = new HashSet<string>();
        while (json.NextProperty(seen, out var name))
        {
            switch (name)
            {
                case "$schema":
                    json.String("\"$schema\"");
                    break;
                case "externalId":
                    externalId = json.ColumnName("\"externalId\"");
                    break;
                case "attributes":
                    attributes = HrAttributeParts.Attributes(ref json);
                    break;
                case "emptyCells":
                    emptyCells = HrAttributeParts.EmptyCells(ref json);
                    break;
                case HrLookupParts.Lookups:
                    json.Skip();
                    break;
                case "where":
                    where = json.Condition("\"where\"");
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
                case "header":
                    hasHeader = json.Boolean("\"header\"");
                    break;
                case "columns":
                    table = table with { Names = HrTableParts.Names(ref json) };
                    break;
                case "skipRows":
                    table = HrTableParts.SkipRows(table, ref json);
                    break;
                case "comment":
                    table = table with { Comment = HrTableParts.Comment(ref json) };
                    break;
                case "footer":
                    footer = HrTableParts.Footer(ref json);
                    break;
                case "sheet":
                    sheet = json.String("\"sheet\"");
                    break;
                case "records":
                    records = HrTableParts.Records(ref json);
                    break;
                case "optional":
                    optional = json.Strings("\"optional\"");
                    break;
                case "groups":
                    groups = HrGroupParts.Groups(ref json);
                    break;
                case "encoding":
                    encoding = HrTableParts.EncodingNamed(ref json);
                    break;
                default:
                    throw json.Unknown(name, MappingProperties.Mapping);
            }
        }

        if (externalId is null) throw json.Fault("\"externalId\" is missing: the column with each person's key");
        if (attributes is null) throw json.Fault("\"attributes\" is missing: the attributes and their columns");
        if (leaver?.Date is { EarlierEmployment: true } && joiner is null) throw json.Fault("\"earlierEmployment\" needs a \"joiner\" with the first day");
        HrTableParts.Check(table, hasHeader, json.Columns, ref json);
        HrAttributeParts.CheckReferences(attributes, ref json);
        json.End();
        return new HrMapping(fileName, externalId, attributes)
        {
            EmptyCells = emptyCells,
            Where = where,
            Employment = new(joiner, leaver, severalRows, timeZone),
            AsOf = asOf,
            Groups = groups,
            Encoding = encoding,
            Table = table,
            Footer = footer,
            Sheet = sheet,
            Records = records,
            Optional = optional,
            Columns = json.Columns,
        };
    }
}
