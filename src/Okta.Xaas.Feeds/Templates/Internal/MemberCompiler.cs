using Fluid.Ast;
using Fluid.Values;

namespace Okta.Xaas.Feeds.Templates.Internal;

/// <summary>Makes names ready: <c>row.Mail</c>, <c>row['First Name']</c>, a variable, what a loop knows, and the parts of a list.</summary>
internal sealed class MemberCompiler(TemplateSource source, TemplateNames names)
{
    public Compiled Compile(MemberExpression member, Func<Expression, Compiled> compile)
    {
        var name = NameOf(member.Segments[0]) ?? throw source.Fault("[", "a name stands before '['");
        source.Seek(name);
        if (name == TemplateLanguage.Row) return Cell(member);
        if (name == TemplateLanguage.Loop) return Loop(member);
        if (!names.TryGet(name, out var place, out var kind)) throw source.Fault($"'{name}' is not known: a column is row.{name} or row['{name}']");
        Func<TemplateRun, object> variable = run => run.Variable(place);
        return member.Segments.Count switch
        {
            1 => new(kind, variable),
            2 => Part(variable, kind, member.Segments[1], compile),
            _ => throw source.Fault($"'{name}' has no such part"),
        };
    }

    private Compiled Cell(MemberExpression member)
    {
        var column = member.Segments.Count is 2 or 3 ? ColumnOf(member.Segments[1]) : null;
        var isSize = member.Segments.Count == 3 && NameOf(member.Segments[2]) == "size";
        if (column is null || (member.Segments.Count == 3 && !isSize)) throw source.Fault("row needs the name of one column after it: row.Mail or row['First Name']");
        var place = names.Column(column);
        return isSize ? new(ValueKind.Number, run => (decimal)run.Cell(place).Length) : new(ValueKind.Text, run => run.Cell(place));
    }

    private Compiled Loop(MemberExpression member)
    {
        if (member.Segments.Count != 2 || NameOf(member.Segments[1]) is not { } part || !names.TryGet(TemplateLanguage.Loop, out var place, out _))
            throw source.Fault("forloop is there within a loop only, and needs a part: forloop.index, .index0, .rindex, .rindex0, .length, .first or .last");
        Func<TemplateRun, LoopState> loop = run => (LoopState)run.Variable(place);
        return part switch
        {
            "index" => new(ValueKind.Number, run => (decimal)(loop(run).Index + 1)),
            "index0" => new(ValueKind.Number, run => (decimal)loop(run).Index),
            "rindex" => new(ValueKind.Number, run => (decimal)(loop(run).Length - loop(run).Index)),
            "rindex0" => new(ValueKind.Number, run => (decimal)(loop(run).Length - loop(run).Index - 1)),
            "length" => new(ValueKind.Number, run => (decimal)loop(run).Length),
            "first" => Compiled.Truth(run => loop(run).Index == 0),
            "last" => Compiled.Truth(run => loop(run).Index == loop(run).Length - 1),
            _ => throw source.Fault($"forloop has no part '{part}'"),
        };
    }

    private Compiled Part(Func<TemplateRun, object> value, ValueKind kind, MemberSegment part, Func<Expression, Compiled> compile)
    {
        var name = NameOf(part);
        if (name == "size") return new(ValueKind.Number, run => ListFilters.SizeOf(value(run)));
        if (kind is not (ValueKind.List or ValueKind.Unknown)) throw source.Fault("only a list, such as split makes, has parts beside size");
        if (part is IndexerSegment indexer)
        {
            var index = compile(indexer.Expression).Evaluate;
            return new(ValueKind.Text, run => At(List(run), Values.NumberOf(index(run), "[ ]")));
        }

        return name switch
        {
            "first" => new(ValueKind.Text, run => At(List(run), 0)),
            "last" => new(ValueKind.Text, run => At(List(run), -1)),
            _ => throw source.Fault($"a list has no part '{name}': it has first, last, size, and [0]"),
        };

        string[] List(TemplateRun run) => value(run) as string[] ?? throw new TemplateFaultException("takes a part of what is no list");
    }

    // From the end when it is below zero; nothing where there is none.
    private static string At(string[] list, decimal index)
    {
        if (index < 0) index += list.Length;
        return index >= 0 && index < list.Length ? list[(int)index] : "";
    }

    private static string? NameOf(MemberSegment segment) => (segment as IdentifierSegment)?.Identifier;

    private static string? ColumnOf(MemberSegment segment) => segment switch
    {
        IdentifierSegment identifier => identifier.Identifier,
        IndexerSegment { Expression: LiteralExpression { Value: StringValue literal } } => literal.ToStringValue(),
        _ => null,
    };
}
