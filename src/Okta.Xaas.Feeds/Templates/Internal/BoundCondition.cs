using Fluid.Ast;

namespace Okta.Xaas.Feeds.Templates.Internal;

/// <summary>A condition that knows where its columns stand. Safe to be used by several threads.</summary>
internal sealed class BoundCondition(Expression condition, RowBinding binding)
{
    /// <summary>Whether a row fits.</summary>
    /// <param name="cells">The row's cells, in the places that were named when it was bound.</param>
    /// <param name="fault">Why nobody can tell, without a value; null when somebody can.</param>
    public bool Test(IReadOnlyList<object?> cells, out string? fault)
    {
        var context = binding.Take(cells);
        bool fits;
        try
        {
            fits = Filters.FilterKit.Now(condition.EvaluateAsync(context)).ToBooleanValue();
        }
        catch (Exception reason) when ((fault = context.ReasonOf(reason)) is not null)
        {
            return false;
        }

        fault = null;
        binding.GiveBack(context);
        return fits;
    }
}
