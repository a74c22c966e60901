namespace Okta.Xaas.Feeds.Templates.Internal;

/// <summary>The columns that a template reads and the variables that it has, in the order in which they are met.</summary>
internal sealed class TemplateNames
{
    private readonly List<string> _columns = [];
    private readonly Dictionary<string, (int Place, ValueKind Kind)> _variables = new(StringComparer.Ordinal);

    /// <summary>The columns, as the template writes them, each once.</summary>
    public IReadOnlyList<string> Columns => _columns;

    public int VariableCount { get; private set; }

    /// <summary>The place of a column among <see cref="Columns"/>.</summary>
    public int Column(string name)
    {
        var place = _columns.IndexOf(name);
        if (place >= 0) return place;
        _columns.Add(name);
        return _columns.Count - 1;
    }

    public bool TryGet(string name, out int place, out ValueKind kind)
    {
        var isThere = _variables.TryGetValue(name, out var variable);
        (place, kind) = variable;
        return isThere;
    }

    /// <summary>A variable from here on; of no certain kind when it has had another one.</summary>
    public int Variable(string name, ValueKind kind)
    {
        // Until it is assigned it is the empty text.
        if (!_variables.TryGetValue(name, out var variable)) variable = (VariableCount++, kind);
        _variables[name] = (variable.Place, variable.Kind == kind ? kind : ValueKind.Unknown);
        return variable.Place;
    }

    /// <summary>A place for what a loop knows of itself, until <see cref="LeaveLoop"/>.</summary>
    /// <param name="outer">The place of the loop around it; null: there is none.</param>
    public int EnterLoop(out int? outer)
    {
        outer = TryGet(TemplateLanguage.Loop, out var place, out _) ? place : null;
        var inner = VariableCount++;
        _variables[TemplateLanguage.Loop] = (inner, ValueKind.Unknown);
        return inner;
    }

    public void LeaveLoop(int? outer)
    {
        if (outer is { } place) _variables[TemplateLanguage.Loop] = (place, ValueKind.Unknown);
        else _variables.Remove(TemplateLanguage.Loop);
    }
}
