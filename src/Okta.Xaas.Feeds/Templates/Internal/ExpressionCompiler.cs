using Fluid.Ast;
using Fluid.Ast.BinaryExpressions;
using Fluid.Values;
using Okta.Xaas.Schema.Internal;
using Okta.Xaas.Wording.Internal;

namespace Okta.Xaas.Feeds.Templates.Internal;

/// <summary>Makes a parsed expression ready, and holds it against all that is known without a row: names, filters and their arguments, and comparisons that would never be true.</summary>
internal sealed class ExpressionCompiler(TemplateSource source, TemplateLibrary library, TemplateNames names)
{
    private readonly MemberCompiler _members = new(source, names);

    public Compiled Compile(Expression expression) => expression switch
    {
        LiteralExpression literal => Literal(literal.Value),
        MemberExpression member => _members.Compile(member, Compile),
        FilterExpression filter => Filter(filter),
        BinaryExpression binary => Binary(binary),
        RangeExpression => throw source.Fault("..", "a range of numbers is not for templates of rows: a loop goes over a list, such as split makes"),
        _ => throw source.Fault("this can't be used in a template of rows"),
    };

    /// <summary>What is compared with a value of some kind.</summary>
    public Compiled CompileComparable(Expression expression, ValueKind other)
    {
        var compiled = Compile(expression);
        return WhyNotComparable(other, compiled.Kind) is { } fault ? throw source.Fault(fault) : compiled;
    }

    /// <summary>A condition: what compares something. In Liquid each text is true, also an empty one, and one that says "false".</summary>
    public Func<TemplateRun, bool> Condition(Expression expression)
    {
        var (kind, evaluate) = Compile(expression);
        return kind is ValueKind.Truth or ValueKind.Unknown
            ? run => evaluate(run) as bool? ?? throw new TemplateFaultException("has a condition that is neither true nor false")
            : throw source.Fault("a condition has to compare something, such as row.Mail != '': in Liquid every text is true, also an empty one");
    }

    private Compiled Literal(FluidValue value) => value switch
    {
        StringValue => Compiled.Constant(value.ToStringValue()),
        NumberValue => Compiled.Constant(value.ToNumberValue()),
        BooleanValue => Compiled.Constant(value.ToBooleanValue()),
        EmptyValue or BlankValue => throw source.Fault(value is EmptyValue ? "empty" : "blank", "an empty cell is the text '': compare with that"),
        _ => throw source.Fault("nil", "nothing is nil here: an empty cell is the text ''"),
    };

    private Compiled Filter(FilterExpression filter)
    {
        var (inputKind, input) = Compile(filter.Input);
        source.Seek(filter.Name);
        if (!TemplateLanguage.Rules.TryGetValue(filter.Name, out var rule))
        {
            var near = NearestName.Of(filter.Name, TemplateLanguage.Rules.Keys);
            throw source.Fault($"there is no filter '{filter.Name}'{(near is null ? "" : $"; did you mean '{near}'?")}");
        }

        if (WhyNot(filter, rule, inputKind) is { } fault) throw source.Fault(fault);
        var apply = Make(filter, rule);
        var result = rule.Result == ValueKind.Unknown ? inputKind : rule.Result;
        if (rule.HasFixedArguments || filter.Parameters.Count == 0) return new(result, run => Apply(run, []));
        var arguments = filter.Parameters.Select(parameter => Compile(parameter.Expression).Evaluate).ToArray();
        return new(result, run =>
        {
            var values = new object[arguments.Length];
            for (var i = 0; i < values.Length; i++) values[i] = arguments[i](run);
            return Apply(run, values);
        });

        object Apply(TemplateRun run, object[] values)
        {
            run.Step();
            return apply(input(run), values, run);
        }
    }

    private Filter Make(FilterExpression filter, FilterRule rule)
    {
        if (!rule.HasFixedArguments) return rule.Make([], library);
        var texts = filter.Parameters.Select(parameter => (parameter.Expression as LiteralExpression)?.Value as StringValue).ToList();
        if (texts.Contains(null)) throw source.Fault($"'{rule.Name}' needs its arguments as texts in quotes");
        try
        {
            return rule.Make([.. texts.Select(text => text!.ToStringValue())], library);
        }
        catch (FormatException fault)
        {
            throw source.Fault(fault.Message);
        }
    }

    private static string? WhyNot(FilterExpression filter, FilterRule rule, ValueKind input)
    {
        var count = filter.Parameters.Count;
        if (filter.Parameters.Any(parameter => parameter.Name is not null)) return $"'{rule.Name}' has no arguments with names";
        if (count < rule.Fewest || count > rule.Most)
        {
            var taken = rule.Fewest == rule.Most ? Amount.Of(rule.Fewest, "argument") : $"{rule.Fewest} to {rule.Most} arguments";
            return rule.Most == 0 ? $"'{rule.Name}' takes no arguments, not {count}" : $"'{rule.Name}' takes {taken}, not {count}";
        }

        if (rule.Input == ValueKind.List && input is not (ValueKind.List or ValueKind.Unknown)) return $"'{rule.Name}' needs a list, such as split makes";
        return rule.Input is ValueKind.Text or ValueKind.Number && input == ValueKind.List ? $"'{rule.Name}' needs a text, and got a list: join makes one of it" : null;
    }

    private Compiled Binary(BinaryExpression binary)
    {
        if (binary is AndBinaryExpression or OrBinaryExpression)
        {
            var (first, second) = (Condition(binary.Left), Condition(binary.Right));
            return binary is AndBinaryExpression ? Compiled.Truth(run => first(run) && second(run)) : Compiled.Truth(run => first(run) || second(run));
        }

        var (left, right) = (Compile(binary.Left), Compile(binary.Right));
        var (one, other) = (left.Evaluate, right.Evaluate);
        if (binary is ContainsBinaryExpression) return Compiled.Truth(run => Values.Contains(one(run), Values.TextOf(other(run))));
        if (binary is StartsWithBinaryExpression) return Compiled.Truth(run => Values.TextOf(one(run)).StartsWith(Values.TextOf(other(run)), StringComparison.Ordinal));
        if (binary is EndsWithBinaryExpression) return Compiled.Truth(run => Values.TextOf(one(run)).EndsWith(Values.TextOf(other(run)), StringComparison.Ordinal));
        if (WhyNotComparable(left.Kind, right.Kind) is { } fault) throw source.Fault(fault);
        return binary switch
        {
            EqualBinaryExpression => Compiled.Truth(run => Values.AreEqual(one(run), other(run))),
            NotEqualBinaryExpression => Compiled.Truth(run => !Values.AreEqual(one(run), other(run))),
            GreaterThanBinaryExpression { Strict: true } => Compiled.Truth(run => Values.Compare(one(run), other(run)) > 0),
            GreaterThanBinaryExpression => Compiled.Truth(run => Values.Compare(one(run), other(run)) >= 0),
            LowerThanBinaryExpression { Strict: true } => Compiled.Truth(run => Values.Compare(one(run), other(run)) < 0),
            LowerThanBinaryExpression => Compiled.Truth(run => Values.Compare(one(run), other(run)) <= 0),
            _ => throw source.Fault("this can't be used in a template of rows"),
        };
    }

    private static string? WhyNotComparable(ValueKind left, ValueKind right) => (left, right) switch
    {
        (ValueKind.Unknown, _) or (_, ValueKind.Unknown) => null,
        (ValueKind.Text, ValueKind.Number) or (ValueKind.Number, ValueKind.Text) => "a text is compared with a number, and a cell is a text: put the number in quotes, or write (row['Grade'] | number)",
        (ValueKind.Text, ValueKind.Truth) or (ValueKind.Truth, ValueKind.Text) => "a text is compared with true or false, and a cell is a text: put it in quotes",
        _ when left != right => "two values of different kinds are compared, which are never the same",
        _ => null,
    };
}
