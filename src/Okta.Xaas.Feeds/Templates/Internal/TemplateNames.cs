using Fluid.Ast;
using Fluid.Values;

namespace Okta.Xaas.Feeds.Templates.Internal;

/// <summary>The names that a template gives to values, and what kind of value an expression comes to.</summary>
internal sealed class TemplateNames(string text) : AstVisitor
{
    private const string Loop = "forloop";

    private readonly Dictionary<string, ValueKind> _kinds = new(StringComparer.Ordinal) { [Loop] = ValueKind.Unknown };

    public bool Has(string name) => _kinds.ContainsKey(name);

    public ValueKind KindOf(Expression expression) => expression switch
    {
        LiteralExpression { Value: StringValue } => ValueKind.Text,
        LiteralExpression { Value: NumberValue } => ValueKind.Number,
        LiteralExpression { Value: BooleanValue } => ValueKind.Truth,
        BinaryExpression => ValueKind.Truth,
        FilterExpression { Name: "default" or "required" } filter => KindOf(filter.Input),
        FilterExpression filter => TemplateLanguage.Rules.TryGetValue(filter.Name, out var rule) ? rule.Result : ValueKind.Unknown,
        MemberExpression member => KindOf(member),
        _ => ValueKind.Unknown,
    };

    protected override Statement VisitAssignStatement(AssignStatement assign)
    {
        Add(assign.Identifier, KindOf(assign.Value));
        return base.VisitAssignStatement(assign);
    }

    protected override Statement VisitForStatement(ForStatement loop)
    {
        Add(loop.Identifier, ValueKind.Unknown);
        return base.VisitForStatement(loop);
    }

    private ValueKind KindOf(MemberExpression member)
    {
        var name = (member.Segments[0] as IdentifierSegment)?.Identifier;
        if (name == TemplateLanguage.Row) return member.Segments.Count == 2 ? ValueKind.Text : ValueKind.Number;
        return member.Segments.Count == 1 && name is not null && _kinds.TryGetValue(name, out var kind) ? kind : ValueKind.Unknown;
    }

    private void Add(string name, ValueKind kind)
    {
        if (name is TemplateLanguage.Row or Loop) throw TemplateSyntaxException.At(text, text.IndexOf(name, StringComparison.Ordinal), $"'{name}' has a meaning already: take another name");
        _kinds[name] = _kinds.TryGetValue(name, out var known) && known != kind ? ValueKind.Unknown : kind;
    }
}
