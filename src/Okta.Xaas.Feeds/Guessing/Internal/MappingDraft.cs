using System.Globalization;
using Okta.Xaas.Feeds.Templates.Internal;
using Okta.Xaas.Wording.Internal;

namespace Okta.Xaas.Feeds.Guessing.Internal;

/// <summary>A mapping with comments, made of what the columns may be for.</summary>
internal sealed class MappingDraft(string fileName, TableShape shape, ColumnRoles roles, LastRow? lastRow, long rows)
{
    private readonly List<GuessedPart> _parts = [.. shape.Parts];
    private readonly MappingWriter _json = new();

    public IReadOnlyList<GuessedPart> Parts => _parts;

    public string Write(ColumnProfile key)
    {
        _json.Comment($"What the columns of {fileName} mean for Okta, as guessed from {rows.ToString("N0", CultureInfo.InvariantCulture)} of its rows. Look at every line with a question mark before the first run.");
        _json.Comment("okta-xaas explain KEY --file … --mapping … shows what becomes of one person, okta-xaas plan what a run would do.");
        _json.Open();
        _json.Line("\"$schema\": \"./hr-mapping.schema.json\",");
        Table();
        Key(key);
        Attributes(key);
        Days();
        Groups();
        _json.Close();
        return _json.ToString();
    }

    private void Table()
    {
        if (shape.EncodingName is { } encoding)
        {
            Tell("encoding");
            _json.Line($"\"encoding\": {MappingWriter.Quote(encoding)},");
        }

        if (shape is { NamesSheet: true, Sheet: { } sheet })
        {
            Tell("sheet");
            _json.Line($"\"sheet\": {MappingWriter.Quote(sheet)},");
        }

        if (shape.Records is { } records)
        {
            Tell("records");
            _json.Line($"\"records\": {MappingWriter.Quote(records)},");
        }

        if (shape.Table is { SkipRows: > 0 } or { Names: not null }) Tell("header");
        if (shape.Table.SkipRows > 0) _json.Line($"\"skipRows\": {shape.Table.SkipRows},");
        if (shape.Table.Names is { } names)
        {
            _json.Line("\"header\": false,");
            if (shape.Table.Delimiter is { } delimiter) _json.Line($"\"delimiter\": {MappingWriter.Quote(delimiter.ToString())},");
            _json.Line($"\"columns\": [{string.Join(", ", names.Select(MappingWriter.Quote))}],");
        }

        if (roles.Doubles.Count > 0) Add("columns", string.Join(", ", roles.Doubles), "several have one name, so that none of them is used: let the export name them otherwise, or name all by their places with \"header\": false, \"columns\" and \"skipRows\"", isSure: false);
        Footer();
    }

    private void Footer()
    {
        if (lastRow is null) return;
        if (lastRow.Word is not { } word)
        {
            Add("footer", "the last row", "it has hardly a cell, and no word by which a mapping could know it: it is held back in every run, and while it has no key nobody is deleted; let the export end without it", isSure: false);
            return;
        }

        var begins = MappingWriter.Quote($"{word}*");
        Add("footer", begins, "the last row has hardly a cell, and begins so: it is taken for a sum of the others", isSure: false);
        _json.Line($"\"footer\": {{ \"column\": {MappingWriter.Quote(lastRow.Column)}, \"values\": [{begins}]{(lastRow.Count is { } count ? $", \"count\": {MappingWriter.Quote(count)}" : "")} }},");
    }

    private void Key(ColumnProfile key)
    {
        var isNamed = ColumnWords.Fits(key.Name, ColumnRole.Key) > 0;
        if (key.IsKey) Add("key", key.Name, isNamed ? "no two rows have the same, and its name says so" : "no two rows have the same; it must never change, as somebody with another key is another person", isNamed);
        else if (key.Filled < key.Rows) Add("key", key.Name, $"its name says so, but {Amount.Of(key.Rows - key.Filled, "row has", "rows have")} none and will be held back", isSure: false);
        else Add("key", key.Name, "its name says so, but some stand in several rows: \"severalRows\" says which one leads, or those people are held back", isSure: false);
        _json.Line($"\"externalId\": {MappingWriter.Quote(key.Name)},");
        _json.Blank();
    }

    private void Attributes(ColumnProfile key)
    {
        _json.Line("\"attributes\": {");
        _json.Indent();
        var names = new NameTemplates(roles, key);
        var mail = roles.Of(ColumnRole.Mail) is { } column && column.Filled * 2 >= column.Rows ? column : null;
        UserName(names, mail);
        Mail(names, mail);
        if (names.First is { } first) Attribute("firstName", first, "first name", names.Why.First, !names.IsSplit);
        if (names.Last is { } last) Attribute("lastName", last, "last name", names.Why.Last, !names.IsSplit);
        if (roles.Of(ColumnRole.PrivateMail) is { } privateMail) Attribute("secondEmail", privateMail.Name, "second e-mail", "it has e-mails, and its name says that they are private", true);
        Others(key);
        _json.Outdent();
        _json.Line("},");
    }

    private void UserName(NameTemplates names, ColumnProfile? mail)
    {
        if (roles.Of(ColumnRole.UserName) is { } login) Attribute("userName", login.Name, "user name", $"its name says so, and no two are the same{Missing(login)}", login.Filled == login.Rows);
        else if (mail is not null) Attribute("userName", mail.Name, "user name", mail.Distinct == mail.Filled ? $"no column has user names, and no two e-mails are the same{Missing(mail)}" : "no column has user names; but some have the same e-mail and will be held back", mail.Filled == mail.Rows && mail.Distinct == mail.Filled);
        else Attribute("userName", names.UserName, "user name", $"no column has user names or an e-mail of most people, so it is made of {names.MadeOf}; who comes second gets a number. {names.WhyDomain}", isSure: false);
    }

    private void Mail(NameTemplates names, ColumnProfile? mail)
    {
        if (mail is not null) Attribute("email", mail.Name, "e-mail", $"it has e-mails{Missing(mail)}", mail.Filled == mail.Rows);
        else if (roles.Of(ColumnRole.UserName) is { IsMail: true } login) Attribute("email", login.Name, "e-mail", $"the user names are e-mails{Missing(login)}", login.Filled == login.Rows);
        else Attribute("email", names.UserName, "e-mail", "no column has an e-mail of most people: the same as the user name, if your addresses are made so", isSure: false);
    }

    private void Others(ColumnProfile key)
    {
        var lines = new List<string> { $"\"employeeNumber\": {TextOf(key.Name)}," };
        var used = new List<ColumnProfile>();
        foreach (var (attribute, words) in ColumnWords.Others)
        {
            var column = roles.Columns.Where(one => !used.Contains(one) && (roles.IsFree(one) || one == roles.Of(ColumnRole.FullName))).OrderByDescending(one => ColumnWords.Fits(one.Name, words)).FirstOrDefault();
            if (column is null || ColumnWords.Fits(column.Name, words) == 0) continue;
            used.Add(column);
            lines.Add($"{MappingWriter.Quote(attribute)}: {TextOf(column.Name)},");
        }

        if (roles.Of(ColumnRole.Manager) is { } manager)
        {
            if (manager.SharedWith(key) >= 50)
            {
                Add("manager", manager.Name, "its name says so, and its values are keys of the list; the manager's user name can be taken", told: false);
                lines.Add($"\"manager\": {{ \"column\": {MappingWriter.Quote(manager.Name)}, \"reference\": \"userName\" }},");
                lines.Add($"\"managerId\": {TextOf(manager.Name)},");
            }
            else
            {
                lines.Add($"\"manager\": {TextOf(manager.Name)},");
            }
        }

        _json.Blank();
        _json.Comment("Take the // off those that the identity source's schema has in Okta; what it lacks is refused.");
        foreach (var line in lines) _json.Comment(line);
        var left = roles.Columns.Where(column => roles.IsFree(column) && !used.Contains(column)).Select(column => column.Name).ToList();
        if (left.Count > 0) _json.Comment($"Nothing was guessed for: {string.Join(", ", left.Select(MappingWriter.OneLine))}");
    }

    private void Days()
    {
        var (first, last, status) = (roles.Of(ColumnRole.FirstDay), roles.Of(ColumnRole.LastDay), roles.Of(ColumnRole.Status));
        if (first is not null) Joiner(first);
        var date = last is null ? null : LastDay(last);
        var states = status is null ? null : Statuses(status);
        if (roles.UnreadLastDay is { } unread)
        {
            Add("last day", unread.Name, unread.Filled == 0 ? "its name says so, and no row has one yet: name how its days are written" : "its name says so, but its days are written in a form that is not known, or in several: name them", isSure: false, blankBefore: true);
            _json.Comment($"\"leaver\": {{ \"date\": {{ \"column\": {MappingWriter.Quote(unread.Name)}, \"formats\": [\"…\"], \"lastDay\": true }} }},");
        }
        else if (last is null && status is null)
        {
            _parts.Add(new("leavers", "none", "no column with last days or a status was found: whoever is in the list is active, and who is not in it any more has left", IsSure: false));
            _json.Blank();
            Tell("leavers");
        }

        if (date is not null || states is not null)
        {
            _json.Line($"\"leaver\": {{ {string.Join(", ", new[] { date, states }.OfType<string>())} }},");
        }

        if (first is null && last is null) return;
        _json.Comment("Where a day begins; without it in UTC.");
        _json.Comment("\"timeZone\": \"Europe/Berlin\",");
    }

    private void Joiner(ColumnProfile column)
    {
        Add("first day", column.Name, Forms(column), column is { DayForms.Count: 1, DaysUnread: 0 }, blankBefore: true);
        var line = $"\"joiner\": {{ \"date\": {DateOf(column)} }},";
        if (column.DayForms.Count == 1) _json.Line(line);
        else _json.Comment(line);
    }

    // Who is taken for a leaver by mistake is deactivated: so only days that can be read in one way.
    private string? LastDay(ColumnProfile column)
    {
        var isSure = column.DayForms.Count == 1;
        Add("last day", column.Name, $"{Forms(column)}; with \"lastDay\" the day itself still counts", isSure && column.DaysUnread == 0, blankBefore: true);
        var date = DateOf(column, ", \"lastDay\": true");
        if (isSure) return $"\"date\": {date}";
        _json.Comment($"\"leaver\": {{ \"date\": {date} }},");
        return null;
    }

    private string? Statuses(ColumnProfile column)
    {
        var known = column.Values!.ToLookup(value => ColumnWords.SaysActive(column.Name, value));
        var unknown = known[null].ToList();
        if (!known[true].Any() || !known[false].Any())
        {
            var isActive = known[true].Any() && unknown.Count == 0;
            Add("status", column.Name, isActive ? "all rows are active: nobody is left out by it" : "its name says so, but not which of its values mean that somebody has left: name them in \"leaver\"", isSure: false, blankBefore: true);
            _json.Comment($"\"leaver\": {{ \"status\": {{ \"column\": {MappingWriter.Quote(column.Name)}, \"values\": [\"…\"], \"active\": [{List(column.Values!)}] }} }},");
            return null;
        }

        Add("status", column.Name, unknown.Count == 0 ? $"its name says so; left are {List(known[false])}" : $"left are {List(known[false])}; what {List(unknown)} means is not known, so that those people are held back", unknown.Count == 0, blankBefore: true);
        return $"\"status\": {{ \"column\": {MappingWriter.Quote(column.Name)}, \"values\": [{List(known[false])}], \"active\": [{List(column.Filled < column.Rows ? known[true].Append("") : known[true])}] }}";
    }

    private void Groups()
    {
        var column = roles.Columns.Where(roles.IsFree).OrderByDescending(one => ColumnWords.Fits(one.Name, ["department", "departmentname", "dept", "orgunit", "abteilung", "team", "location", "costcenter"])).FirstOrDefault();
        if (column is null || ColumnWords.Fits(column.Name, ["department", "departmentname", "dept", "orgunit", "abteilung", "team", "location", "costcenter"]) == 0) return;
        _json.Blank();
        _json.Comment("A group for each value, with those who have it.");
        _json.Comment($"\"groups\": [{{ \"column\": {MappingWriter.Quote(column.Name)} }}],");
    }

    private void Attribute(string attribute, string text, string about, string reason, bool isSure)
    {
        Add(about, text, reason, isSure);
        _json.Line($"{MappingWriter.Quote(attribute)}: {TextOf(text)},");
    }

    // A column whose name looks like a template is one all the same.
    private string TextOf(string text) =>
        CompiledTemplate.Is(text) && roles.Columns.Any(column => column.Name == text) ? $"{{ \"column\": {MappingWriter.Quote(text)} }}" : MappingWriter.Quote(text);

    private void Add(string about, string guess, string reason, bool isSure = true, bool told = true, bool blankBefore = false)
    {
        _parts.Add(new(about, guess, reason, isSure));
        if (blankBefore) _json.Blank();
        if (told) Tell(about);
    }

    private void Tell(string about)
    {
        var part = _parts.Last(one => one.About == about);
        _json.Comment($"{char.ToUpperInvariant(about[0])}{about.Substring(1)}{(part.IsSure ? "" : " (?)")}: {part.Reason}.");
    }

    private static string Missing(ColumnProfile column) => column.Filled == column.Rows ? "" : $"; {Amount.Of(column.Rows - column.Filled, "row has", "rows have")} none and will be held back";

    private static string DateOf(ColumnProfile column, string rest = "")
    {
        var twoDigits = column.DayForms.Any(form => form.Contains("yy") && !form.Contains("yyyy")) ? ", \"twoDigitYearMax\": 2060" : "";
        return $"{{ \"column\": {MappingWriter.Quote(column.Name)}, \"formats\": [{List(column.DayForms.Take(1))}]{twoDigits}{rest} }}";
    }

    private static string Forms(ColumnProfile column)
    {
        if (column.DayForms.Count != 1) return $"its days can be read as {string.Join(" and as ", column.DayForms)}: choose one, and take the // off";
        return $"its days are written as {column.DayForms[0]}{(column.DaysUnread == 0 ? "" : $", but {Amount.Of(column.DaysUnread, "row has", "rows have")} something else and will be held back")}";
    }

    private static string List(IEnumerable<string> texts) => string.Join(", ", texts.Select(MappingWriter.Quote));
}
