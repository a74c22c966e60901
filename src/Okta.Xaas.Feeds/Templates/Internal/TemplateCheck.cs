using Fluid.Ast;
using Fluid.Ast.BinaryExpressions;
using Fluid.Values;
using Okta.Xaas.Schema.Internal;

namespace Okta.Xaas.Feeds.Templates.Internal;

/// <summary>Holds a parsed template against what is known without a row: names, filters and their arguments, and comparisons that would never be true. Collects its columns.</summary>
internal sealed class TemplateCheck(string text, TemplateLibrary library, TemplateNames names) : AstVisitor
{
    private readonly List<string> _columns = [];

    /// <summary>The columns that the template reads, as it writes them, each once.</summary>
    public IReadOnlyList<string> Columns => _columns;

    protected override Expression VisitMemberExpression(MemberExpression member)
    {
        var name = (member.Segments[0] as IdentifierSegment)?.Identifier ?? throw Fault("[", "a name stands before '['");
        if (name != TemplateLanguage.Row)
        {
            if (!names.Has(name)) throw Fault(name, $"'{name}' is not known: a column is row.{name} or row['{name}']");
        }
        else if (ColumnOf(member) is { } column)
        {
            if (!_columns.Contains(column)) _columns.Add(column);
        }
        else throw Fault(name, "row needs the name of one column after it: row.Mail or row['First Name']");
        return member;
    }

    protected override Expression VisitFilterExpression(FilterExpression filter)
    {
        if (!TemplateLanguage.Rules.TryGetValue(filter.Name, out var rule))
        {
            var near = NearestName.Of(filter.Name, TemplateLanguage.Rules.Keys);
            throw Fault(filter.Name, $"there is no filter '{filter.Name}'{(near is null ? "" : $"; did you mean '{near}'?")}");
        }

        if (filter.Parameters.Any(parameter => parameter.Name is not null)) throw Fault(filter.Name, $"'{filter.Name}' has no arguments with names");
        if (filter.Parameters.Count < rule.Fewest || filter.Parameters.Count > rule.Most) throw Fault(filter.Name, WrongCount(rule, filter.Parameters.Count));
        var input = names.KindOf(filter.Input);
        if (rule.Input != ValueKind.Unknown && input != ValueKind.Unknown && input != rule.Input)
            throw Fault(filter.Name, rule.Input == ValueKind.List ? $"'{filter.Name}' needs a list, such as split makes" : $"'{filter.Name}' needs a text");
        if (rule.Check is { } check)
        {
            var literals = filter.Parameters.Select(parameter => (parameter.Expression as LiteralExpression)?.Value).ToList();
            if (literals.Any(literal => literal is not StringValue)) throw Fault(filter.Name, $"'{filter.Name}' needs its arguments as texts in quotes");
            if (check([.. literals.Select(literal => literal!.ToStringValue())], library) is { } fault) throw Fault(filter.Name, fault);
        }

        return base.VisitFilterExpression(filter);
    }

    protected override Expression VisitRangeExpression(RangeExpression range) =>
        throw Fault("..", "a range of numbers is not for templates of rows: a loop goes over a list, such as split makes");

    protected override Statement VisitIfStatement(IfStatement statement)
    {
        CheckCondition(statement.Condition);
        return base.VisitIfStatement(statement);
    }

    protected override Statement VisitElseIfStatement(ElseIfStatement statement)
    {
        CheckCondition(statement.Condition);
        return base.VisitElseIfStatement(statement);
    }

    protected override Statement VisitUnlessStatement(UnlessStatement statement)
    {
        CheckCondition(statement.Condition);
        return base.VisitUnlessStatement(statement);
    }

    protected override Expression VisitAndBinaryExpression(AndBinaryExpression and)
    {
        CheckCondition(and.Left);
        CheckCondition(and.Right);
        return base.VisitAndBinaryExpression(and);
    }

    protected override Expression VisitOrBinaryExpression(OrBinaryExpression or)
    {
        CheckCondition(or.Left);
        CheckCondition(or.Right);
        return base.VisitOrBinaryExpression(or);
    }

    protected override Expression VisitEqualBinaryExpression(EqualBinaryExpression equal) => base.VisitEqualBinaryExpression(Checked(equal, "=="));

    protected override Expression VisitNotEqualBinaryExpression(NotEqualBinaryExpression other) => base.VisitNotEqualBinaryExpression(Checked(other, "!="));

    protected override Expression VisitGreaterThanBinaryExpression(GreaterThanBinaryExpression greater) => base.VisitGreaterThanBinaryExpression(Checked(greater, ">"));

    protected override Expression VisitLowerThanBinaryExpression(LowerThanBinaryExpression lower) => base.VisitLowerThanBinaryExpression(Checked(lower, "<"));

    /// <summary>The column of <c>row.Name</c> or <c>row['Name']</c>; null when it names none.</summary>
    public static string? ColumnOf(MemberExpression member)
    {
        var named = member.Segments.Count is 2 or 3 ? member.Segments[1] : null;
        var isSize = member.Segments.Count == 3;
        if (isSize && (member.Segments[2] as IdentifierSegment)?.Identifier != "size") return null;
        return named switch
        {
            IdentifierSegment identifier => identifier.Identifier,
            IndexerSegment { Expression: LiteralExpression { Value: StringValue literal } } => literal.ToStringValue(),
            _ => null,
        };
    }

    // In Liquid each text is true, also an empty one, and one that says "false".
    private void CheckCondition(Expression condition)
    {
        if (names.KindOf(condition) is ValueKind.Text or ValueKind.Number or ValueKind.List)
            throw TemplateSyntaxException.At(text, 0, "a condition has to compare something, such as row.Mail != '': in Liquid every text is true, also an empty one");
    }

    private T Checked<T>(T comparison, string sign)
        where T : BinaryExpression
    {
        var (left, right) = (names.KindOf(comparison.Left), names.KindOf(comparison.Right));
        if ((left, right) is (ValueKind.Text, ValueKind.Number) or (ValueKind.Number, ValueKind.Text))
            throw Fault(sign, "a text is compared with a number, and a cell is a text: put the number in quotes, or write (row['Grade'] | number)");
        if ((left, right) is (ValueKind.Text, ValueKind.Truth) or (ValueKind.Truth, ValueKind.Text)) throw Fault(sign, "a text is compared with true or false, and a cell is a text: put it in quotes");
        if (IsNil(comparison.Left) || IsNil(comparison.Right)) throw Fault("nil", "nothing is nil here: an empty cell is the text ''");
        return comparison;
    }

    private static bool IsNil(Expression expression) => expression is LiteralExpression { Value: NilValue };

    private static string WrongCount(FilterRule rule, int count) => (rule.Fewest, rule.Most) switch
    {
        (_, 0) => $"'{rule.Name}' takes no arguments, not {count}",
        var (fewest, most) when fewest == most => $"'{rule.Name}' takes {fewest} argument{(fewest == 1 ? "" : "s")}, not {count}",
        _ => $"'{rule.Name}' takes {rule.Fewest} to {rule.Most} arguments, not {count}",
    };

    // A parse tree has no places: the word is where it stands first.
    private TemplateSyntaxException Fault(string word, string message) => TemplateSyntaxException.At(text, text.IndexOf(word, StringComparison.Ordinal), message);
}
