using Okta.Xaas.Feeds.Rows.Internal;

namespace Okta.Xaas.Feeds.Templates.Internal;

/// <summary>A template that knows where its columns stand. Safe to be used by several threads.</summary>
internal sealed class BoundTemplate(Step step, RunPool pool)
{
    /// <summary>Makes a text of a row.</summary>
    /// <param name="row">A row of the table that it was bound to.</param>
    public Rendered Render(SourceRow row)
    {
        var run = pool.Take(row);
        try
        {
            step(run);
            return Finished(run.Output, run.HasNumberPlace);
        }
        catch (Exception fault) when (TemplateRun.ReasonOf(fault) is { } reason)
        {
            return Rendered.Failed(reason);
        }
        finally
        {
            pool.GiveBack(run);
        }
    }

    private static Rendered Finished(string text, bool hasNumberPlace)
    {
        if (!hasNumberPlace) return new(text);
        var place = text.IndexOf(TemplateLanguage.NumberPlace);
        return place >= 0 && place == text.LastIndexOf(TemplateLanguage.NumberPlace)
            ? new(text.Substring(0, place), text.Substring(place + 1))
            : Rendered.Failed("has no place, or several, for the number of 'unique': let it be the last filter, and its text be written once");
    }
}
