using Fluid;
using Fluid.Parser;

namespace Okta.Xaas.Feeds.Templates.Internal;

/// <summary>A template that knows where its columns stand. Safe to be used by several threads.</summary>
internal sealed class BoundTemplate(FluidTemplate template, RowBinding binding)
{
    /// <summary>Makes a text of a row.</summary>
    /// <param name="cells">The row's cells, in the places that were named when it was bound.</param>
    public Rendered Render(IReadOnlyList<object?> cells)
    {
        var context = binding.Take(cells);
        try
        {
            var work = template.RenderAsync(context.Output, NullEncoder.Default, context);

            // Nothing in it waits.
            if (!work.IsCompletedSuccessfully) work.AsTask().GetAwaiter().GetResult();
        }
        catch (Exception fault) when (context.ReasonOf(fault) is { } reason)
        {
            return Rendered.Failed(reason);
        }

        var rendered = Finished(context.Output.ToString(), context.HasNumberPlace);
        binding.GiveBack(context);
        return rendered;
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
