using Okta.Xaas.Feeds.Employment;
using Okta.Xaas.Feeds.Employment.Internal;

namespace Okta.Xaas.Feeds.Mapping.Internal;

/// <summary>Reads what a mapping file says of the life of an employee.</summary>
internal static class HrEmploymentParts
{
    public static JoinerRule Joiner(ref MappingJson json)
    {
        var rule = new JoinerRule();
        json.BeginObject("\"joiner\"");
        var seen = new HashSet<string>();
        while (json.NextProperty(seen, out var name))
        {
            if (name != "date") throw json.Unknown(name, MappingProperties.Joiner);
            rule.Date = JoinerDate(ref json);
        }

        Check(new(rule, null, null, null), ref json);
        return rule;
    }

    public static LeaverRule Leaver(ref MappingJson json)
    {
        var rule = new LeaverRule();
        json.BeginObject("\"leaver\"");
        var seen = new HashSet<string>();
        while (json.NextProperty(seen, out var name))
        {
            switch (name)
            {
                case "status":
                    rule.Status = Status(ref json);
                    break;
                case "date":
                    rule.Date = LeaverDate(ref json);
                    break;
                case "decides":
                    rule.Decides = json.OneOf("\"decides\"", ("date", LeavingDecision.Date), ("status", LeavingDecision.Status), ("both", LeavingDecision.Both));
                    break;
                default:
                    throw json.Unknown(name, MappingProperties.Leaver);
            }
        }

        Check(new(null, rule, null, null), ref json);
        return rule;
    }

    public static SeveralRows SeveralRows(ref MappingJson json)
    {
        var rule = new SeveralRows();
        json.BeginObject("\"severalRows\"");
        var seen = new HashSet<string>();
        while (json.NextProperty(seen, out var name))
        {
            switch (name)
            {
                case "column":
                    rule.Column = json.ColumnName("\"column\"").Name;
                    break;
                case "leading":
                    rule.Leading = json.OneOf("\"leading\"", ("highest", LeadingRow.Highest), ("lowest", LeadingRow.Lowest), ("flag", LeadingRow.Flag));
                    break;
                case "formats":
                    Add(rule.Formats, json.Strings("\"formats\""));
                    break;
                case "values":
                    Add(rule.Values, json.Strings("\"values\""));
                    break;
                case "memberships":
                    rule.Memberships = json.OneOf("\"memberships\"", ("all", RowMemberships.All), ("leading", RowMemberships.Leading));
                    break;
                default:
                    throw json.Unknown(name, MappingProperties.SeveralRows);
            }
        }

        Check(new(null, null, rule, null), ref json);
        return rule;
    }

    /// <summary>Throws the first thing that is wrong with a rule.</summary>
    public static void Check(EmploymentRules rules, ref MappingJson json)
    {
        if (EmploymentFaults.Of(rules).FirstOrDefault() is { } fault) throw json.Fault(fault);
    }

    private static JoinerDate JoinerDate(ref MappingJson json)
    {
        var date = new JoinerDate();
        json.BeginObject("\"date\"");
        var seen = new HashSet<string>();
        while (json.NextProperty(seen, out var name))
        {
            if (name == "daysInAdvance") date.DaysInAdvance = json.Number("\"daysInAdvance\"");
            else if (!ReadDate(name, date, ref json)) throw json.Unknown(name, MappingProperties.JoinerDate);
        }

        RequireFormats(date, ref json);
        return date;
    }

    private static LeaverDate LeaverDate(ref MappingJson json)
    {
        var date = new LeaverDate();
        json.BeginObject("\"date\"");
        var seen = new HashSet<string>();
        while (json.NextProperty(seen, out var name))
        {
            if (name == "lastDay") date.LastDay = json.Boolean("\"lastDay\"");
            else if (name == "offsetDays") date.OffsetDays = json.Number("\"offsetDays\"");
            else if (name == "earlierEmployment") date.EarlierEmployment = json.Boolean("\"earlierEmployment\"");
            else if (!ReadDate(name, date, ref json)) throw json.Unknown(name, MappingProperties.LeaverDate);
        }

        RequireFormats(date, ref json);
        return date;
    }

    /// <summary>By what an older export is told.</summary>
    public static HrAsOf AsOf(ref MappingJson json)
    {
        const string FileName = "fileName";
        AsOfDate? date = null;
        FileNumber? number = null;
        json.BeginObject("\"asOf\"");
        var seen = new HashSet<string>();
        while (json.NextProperty(seen, out var name))
        {
            if (name == FileName) number = NumberIn(json.String("\"fileName\""), ref json);
            else if (!ReadDate(name, date ??= new AsOfDate(), ref json)) throw json.Unknown(name, MappingProperties.AsOf);
        }

        if (date is not null) RequireFormats(date, ref json);
        return date is null && number is null ? throw json.Fault("\"asOf\" needs \"column\" and \"formats\", or \"fileName\"") : new(date, number);
    }

    private static FileNumber NumberIn(string pattern, ref MappingJson json) => pattern.Contains(FileNumber.Placeholder)
        ? new(pattern)
        : throw json.Fault($"\"fileName\" needs {FileNumber.Placeholder} where the number stands, and may have * for what differs besides, such as hr-export-{FileNumber.Placeholder}.csv");

    private static LeaverStatus Status(ref MappingJson json)
    {
        var status = new LeaverStatus();
        json.BeginObject("\"status\"");
        var seen = new HashSet<string>();
        while (json.NextProperty(seen, out var name))
        {
            if (name == "column") status.Column = json.ColumnName("\"column\"").Name;
            else if (name == "values") Add(status.Values, json.Strings("\"values\""));
            else if (name == "active") Add(status.Active, json.Strings("\"active\""));
            else throw json.Unknown(name, MappingProperties.Status);
        }

        return status;
    }

    private static bool ReadDate(string name, DateColumn date, ref MappingJson json)
    {
        switch (name)
        {
            case "column":
                date.Column = json.ColumnName("\"column\"").Name;
                return true;
            case "formats":
                Add(date.Formats, json.Strings("\"formats\""));
                return true;
            case "noDate":
                Add(date.NoDate, json.Strings("\"noDate\""));
                return true;
            case "twoDigitYearMax":
                date.TwoDigitYearMax = json.Number("\"twoDigitYearMax\"");
                return true;
            default:
                return false;
        }
    }

    private static void RequireFormats(DateColumn date, ref MappingJson json)
    {
        if (date.Column.Length == 0 || date.Formats.Count == 0) throw json.Fault("a date needs \"column\" and \"formats\"");
        if (EmploymentFaults.OfDate(date).FirstOrDefault() is { } fault) throw json.Fault(fault);
    }

    private static void Add(IList<string> list, IEnumerable<string> values)
    {
        foreach (var value in values) list.Add(value);
    }
}
