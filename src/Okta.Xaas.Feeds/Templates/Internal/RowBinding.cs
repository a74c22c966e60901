namespace Okta.Xaas.Feeds.Templates.Internal;

/// <summary>Where a template's columns stand in a table, and the context in which it runs, which is kept from row to row.</summary>
internal sealed class RowBinding
{
    private readonly Dictionary<string, int> _places;
    private readonly Func<int, object, string> _textOf;
    private readonly TemplateLibrary _library;
    private readonly TimeProvider _time;
    private RowContext? _spare;

    public RowBinding(IReadOnlyList<string> columns, Func<string, int> placeOf, Func<int, object, string> textOf, TemplateLibrary library, TimeProvider time)
    {
        _places = columns.ToDictionary(column => column, placeOf, StringComparer.Ordinal);
        _textOf = textOf;
        _library = library;
        _time = time;
    }

    /// <summary>A context for one row, to be given back; not given back after a fault, as then nobody knows its state.</summary>
    public RowContext Take(IReadOnlyList<object?> cells)
    {
        var context = Interlocked.Exchange(ref _spare, null) ?? new RowContext(TemplateLanguage.Options, _library, _time, new RowCells(_places, _textOf));
        context.Begin(cells);
        return context;
    }

    public void GiveBack(RowContext context)
    {
        context.End();
        _spare = context;
    }
}
