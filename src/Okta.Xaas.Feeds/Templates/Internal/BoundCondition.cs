using Fluid.Ast;
using Okta.Xaas.Feeds.Rows.Internal;

namespace Okta.Xaas.Feeds.Templates.Internal;

/// <summary>A condition that knows where its columns stand. Safe to be used by several threads.</summary>
internal sealed class BoundCondition(Expression condition, RowBinding binding)
{
    /// <summary>Whether a row fits.</summary>
    /// <param name="row">A row of the table that it was bound to.</param>
    /// <param name="fault">Why nobody can tell, without a value; null when somebody can.</param>
    public bool Test(SourceRow row, out string? fault)
    {
        var context = binding.Take(row);
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
