namespace Okta.Xaas.Feeds.Mapping.Internal;

/// <summary>The properties of each object of a mapping file. What is not here is refused; the JSON Schema has the same.</summary>
internal static class MappingProperties
{
    public static readonly string[] Mapping =
    [
        "$schema", "externalId", "attributes", "emptyCells", "lookups", "where", "joiner", "leaver", "timeZone", "severalRows", "groups", "encoding", "delimiter", "header", "columns",
        "skipRows", "comment", "footer", "asOf",
    ];

    public static readonly string[] Attribute = ["column", "template", "value", "values", "from", "format", "emptyCells", "reference"];

    public static readonly string[] Reference = ["attribute", "unknown", "circular"];

    public static readonly string[] Lookup = ["values", "file", "key", "value", "unknown", "default"];

    public static readonly string[] Group =
        ["column", "columns", "template", "value", "when", "separator", "externalIdPrefix", "displayName", "description", "longNames", "file", "member"];

    public static readonly string[] Footer = ["column", "values", "count"];

    public static readonly string[] Joiner = ["date"];

    public static readonly string[] JoinerDate = [.. Date, "daysInAdvance"];

    public static readonly string[] Leaver = ["status", "date", "decides"];

    public static readonly string[] LeaverDate = [.. Date, "lastDay", "offsetDays", "earlierEmployment"];

    public static readonly string[] Status = ["column", "values", "active"];

    public static readonly string[] SeveralRows = ["column", "leading", "formats", "values", "memberships"];

    public static readonly string[] AsOf = [.. Date, "fileName"];

    private static string[] Date => ["column", "formats", "noDate", "twoDigitYearMax"];
}
