using Okta.Xaas.Feeds.Rows.Internal;

namespace Okta.Xaas.Feeds.Templates.Internal;

/// <summary>A condition that knows where its columns stand. Safe to be used by several threads.</summary>
internal sealed class BoundCondition(Func<TemplateRun, bool> test, RunPool pool)
{
    /// <summary>Whether a row fits.</summary>
    /// <param name="row">A row of the table that it was bound to.</param>
    /// <param name="fault">Why nobody can tell, without a value; null when somebody can.</param>
    public bool Test(SourceRow row, out string? fault)
    {
        fault = null;
        var run = pool.Take(row);
        try
        {
            return test(run);
        }
        catch (Exception reason) when ((fault = TemplateRun.ReasonOf(reason)) is not null)
        {
            return false;
        }
        finally
        {
            pool.GiveBack(run);
        }
    }
}
