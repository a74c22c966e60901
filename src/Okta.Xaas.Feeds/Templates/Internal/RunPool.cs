using Okta.Xaas.Feeds.Rows.Internal;

namespace Okta.Xaas.Feeds.Templates.Internal;

/// <summary>Where a template's columns stand in a table, and what it works with, which is kept from row to row. Safe to be used by several threads.</summary>
internal sealed class RunPool(TemplateNames names, Func<string, int> placeOf, TimeProvider time)
{
    private readonly int[] _places = [.. names.Columns.Select(placeOf)];
    private readonly int _variables = names.VariableCount;
    private TemplateRun? _spare;

    public TemplateRun Take(SourceRow row)
    {
        var run = Interlocked.Exchange(ref _spare, null) ?? new TemplateRun(_places, _variables, time);
        run.Begin(row);
        return run;
    }

    public void GiveBack(TemplateRun run) => _spare = run;
}
