using Fluid.Ast;

namespace Okta.Xaas.Feeds.Templates.Internal;

/// <summary>How a loop goes on after a statement.</summary>
internal enum Flow
{
    Next,
    Continue,
    Break,
}

/// <summary>What a template does with a row.</summary>
internal delegate Flow Step(TemplateRun run);

/// <summary>Makes parsed statements ready.</summary>
internal sealed class StatementCompiler(TemplateSource source, TemplateLibrary library, TemplateNames names)
{
    private static readonly Step Nothing = _ => Flow.Next;

    private readonly ExpressionCompiler _expressions = new(source, library, names);

    public Step Compile(IReadOnlyList<Statement> statements)
    {
        var steps = statements.Select(Compile).Where(step => step != Nothing).ToArray();
        if (steps.Length == 1) return steps[0];
        return run =>
        {
            foreach (var step in steps)
            {
                if (step(run) is not Flow.Next and var flow) return flow;
            }

            return Flow.Next;
        };
    }

    public Func<TemplateRun, bool> Condition(Expression expression) => _expressions.Condition(expression);

    private Step Compile(Statement statement) => statement switch
    {
        TextSpanStatement text => Text(TextOf(text)),
        RawStatement raw => Text(raw.Text.ToString()),
        CommentStatement => Nothing,
        OutputStatement output => Output(output),
        AssignStatement assign => Assign(assign),
        IfStatement branch => If(branch),
        UnlessStatement branch => Unless(branch),
        CaseStatement choice => Case(choice),
        ForStatement loop => For(loop),
        BreakStatement => _ => Flow.Break,
        ContinueStatement => _ => Flow.Continue,
        _ => throw source.Fault("this tag can't be used in a template of rows"),
    };

    private static Step Text(string text) => text.Length == 0 ? Nothing : run =>
    {
        run.Write(text);
        return Flow.Next;
    };

    // A hyphen in a brace takes the blanks away that stand beside it.
    private static string TextOf(TextSpanStatement statement)
    {
        var text = statement.Text.ToString();
        if (statement.StripLeft) text = text.TrimStart();
        return statement.StripRight ? text.TrimEnd() : text;
    }

    private Step Output(OutputStatement statement)
    {
        var value = _expressions.Compile(statement.Expression).Evaluate;
        return run =>
        {
            run.Step();
            run.Write(Values.TextOf(value(run)));
            return Flow.Next;
        };
    }

    private Step Assign(AssignStatement statement)
    {
        source.Seek(statement.Identifier);
        if (statement.Identifier is TemplateLanguage.Row or TemplateLanguage.Loop) throw source.Fault($"'{statement.Identifier}' has a meaning already: take another name");
        var (kind, value) = _expressions.Compile(statement.Value);
        var place = names.Variable(statement.Identifier, kind);
        return run =>
        {
            run.Step();
            run.Assign(place, value(run));
            return Flow.Next;
        };
    }

    private Step If(IfStatement statement)
    {
        var branches = new List<(Func<TemplateRun, bool> Test, Step Then)> { (Condition(statement.Condition), Compile(statement.Statements)) };
        branches.AddRange(statement.ElseIfs.Select(branch => (Condition(branch.Condition), Compile(branch.Statements))));
        return Branch([.. branches], Else(statement.Else));
    }

    private Step Unless(UnlessStatement statement)
    {
        var test = Condition(statement.Condition);
        return Branch([(run => !test(run), Compile(statement.Statements))], Else(statement.Else));
    }

    private Step Case(CaseStatement statement)
    {
        var (kind, value) = _expressions.Compile(statement.Expression);
        var branches = statement.Whens.Select(when =>
        {
            var options = when.Options.Select(option => _expressions.CompileComparable(option, kind).Evaluate).ToArray();
            Func<TemplateRun, bool> test = run => Array.Exists(options, option => Values.AreEqual(value(run), option(run)));
            return (test, Compile(when.Statements));
        });
        return Branch([.. branches], Else(statement.Else));
    }

    private Step Else(ElseStatement? statement) => statement is null ? Nothing : Compile(statement.Statements);

    private static Step Branch((Func<TemplateRun, bool> Test, Step Then)[] branches, Step otherwise) => run =>
    {
        run.Step();
        foreach (var (test, then) in branches)
        {
            if (test(run)) return then(run);
        }

        return otherwise(run);
    };

    private Step For(ForStatement statement)
    {
        source.Seek(statement.Identifier);
        if (statement.Identifier is TemplateLanguage.Row or TemplateLanguage.Loop) throw source.Fault($"'{statement.Identifier}' has a meaning already: take another name");
        if (statement.Limit is not null || statement.Offset is not null) throw source.Fault("a loop has no limit and no offset here: leave it with break");
        var (kind, list) = _expressions.Compile(statement.Source);
        if (kind is not (ValueKind.List or ValueKind.Unknown)) throw source.Fault("a loop goes over a list, such as split makes");
        var item = names.Variable(statement.Identifier, ValueKind.Text);
        var state = names.EnterLoop(out var outer);
        var body = Compile(statement.Statements);
        names.LeaveLoop(outer);
        var otherwise = Else(statement.Else);
        var isReversed = statement.Reversed;
        return run =>
        {
            var items = list(run) as string[] ?? throw new TemplateFaultException("loops over what is no list");
            if (items.Length == 0) return otherwise(run);
            var loop = new LoopState(items.Length);
            run.Assign(state, loop);
            for (; loop.Index < items.Length; loop.Index++)
            {
                run.Step();
                run.Assign(item, items[isReversed ? items.Length - 1 - loop.Index : loop.Index]);
                if (body(run) == Flow.Break) break;
            }

            return Flow.Next;
        };
    }
}
